import type { TadaDocumentNode } from 'gql.tada';
import { textOf } from './document.js';
import type { Fetch } from './fetch.js';
import { askById } from './persisted.js';

/** Puts a typed question to the API. */
export type Ask = <Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

export type ApiFailure = 'FROZEN' | 'UNREACHABLE' | 'TOO_SLOW' | 'REFUSED' | 'UNREADABLE';

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

/** How questions are sent: `id` asks by what the API keeps of the document, where it can, and by its text elsewhere. */
export type AskBy = 'id' | 'text';

/** An `Ask` for one address. Every question ends within `timeoutMs`, one way or the other. */
export function askAt(url: string, fetch: Fetch, timeoutMs: number, by: AskBy = 'text'): Ask {
  return async <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => {
    const text = textOf(document);
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await reach(async () => {
      // Only a question that reads may be asked by GET.
      const answer = by === 'id' && text.startsWith('query') ? await askById(fetch, url, text, variables, signal) : null;
      return answer ?? askByText(fetch, url, text, variables, signal);
    });
    const answer = await read<Result>(response);
    const refusal = answer.errors?.[0]?.message;
    if (refusal !== undefined) throw new ApiError('REFUSED', refusal);
    if (answer.data === undefined || answer.data === null) throw new ApiError('UNREADABLE', null);
    return answer.data;
  };
}

const askByText = (fetch: Fetch, url: string, query: string, variables: unknown, signal: AbortSignal): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal,
  });

async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
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
