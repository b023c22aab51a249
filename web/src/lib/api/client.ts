import type { TadaDocumentNode } from 'gql.tada';
import { textOf } from './document.js';

export type Fetch = typeof globalThis.fetch;

/** Puts a typed question to the API. */
export type Ask = <Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

export type ApiFailure = 'UNREACHABLE' | 'TOO_SLOW' | 'REFUSED' | 'UNREADABLE';

/** Why a question was not answered; `detail` is the API's own sentence when it gave one. */
export class ApiError extends Error {
  constructor(
    readonly failure: ApiFailure,
    readonly detail: string | null,
    options?: ErrorOptions,
  ) {
    super(detail ?? failure, options);
    this.name = 'ApiError';
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** An `Ask` for one address. Every question ends within `timeoutMs`, one way or the other. */
export function askAt(url: string, fetch: Fetch, timeoutMs: number): Ask {
  return async <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => {
    const response = await send(fetch, url, timeoutMs, JSON.stringify({ query: textOf(document), variables }));
    const answer = await read<Result>(response);
    const refusal = answer.errors?.[0]?.message;
    if (refusal !== undefined) throw new ApiError('REFUSED', refusal);
    if (answer.data === undefined || answer.data === null) throw new ApiError('UNREADABLE', null);
    return answer.data;
  };
}

async function send(fetch: Fetch, url: string, timeoutMs: number, body: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new ApiError(isTimeout ? 'TOO_SLOW' : 'UNREACHABLE', null, { cause });
  }
}

async function read<Result>(response: Response): Promise<Answer<Result>> {
  try {
    return (await response.json()) as Answer<Result>;
  } catch (cause) {
    throw new ApiError('UNREADABLE', response.ok ? null : `HTTP ${response.status}`, { cause });
  }
}
