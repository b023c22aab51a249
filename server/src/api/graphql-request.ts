import type { IncomingMessage } from 'node:http';
import { FrenchError } from '../platform/french-error.js';
import { readBody } from '../platform/http/read-body.js';
import { unsoundSentence, unsoundText, unsoundValue } from '../platform/sound-values.js';
import type { PersistedDocument, PersistedDocuments } from './persisted-documents.js';

/** Largest body, in bytes. */
export const LARGEST_BODY = 1024 * 1024;

/** A question as it came by HTTP, its text in place of the id of a persisted document. */
export interface GraphQLRequest {
  /** With its question mark. */
  readonly search: string;
  /** The parsed body of a POST. */
  readonly body: unknown;
  /** The document that was asked by its id; null: the text was sent. */
  readonly persisted: PersistedDocument | null;
}

/** A refusal and the HTTP status that says so. */
export class RequestRefusal extends FrenchError {
  constructor(
    readonly status: number,
    code: string,
    message: string,
  ) {
    super(code, message);
  }
}

const parseJson = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefusal(400, 'BAD_REQUEST', `${where} n’est pas du JSON\u00A0: corrigez-le.`);
  }
};

const refuseUnsound = (value: unknown, where: string): void => {
  const problem = unsoundValue(value);
  if (problem) throw new RequestRefusal(400, problem, unsoundSentence(problem, where));
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  // A form of another site's page can send text or fields, and never JSON without asking first: nothing else is taken.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new RequestRefusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Le corps de la requête doit être du JSON\u00A0: donnez l’en-tête «\u00A0content-type: application/json\u00A0».');
  }
  const body = await readBody(request, LARGEST_BODY);
  if ('problem' in body) {
    throw body.problem === 'TOO_LARGE'
      ? new RequestRefusal(413, 'BODY_TOO_LARGE', 'La requête dépasse 1\u00A0Mio\u00A0: raccourcissez-la.')
      : new RequestRefusal(400, 'ILL_FORMED_TEXT', 'Le corps de la requête n’est pas de l’UTF-8\u00A0: changez son encodage.');
  }
  const value = parseJson(body.text, 'Le corps de la requête');
  if (Array.isArray(value)) throw new RequestRefusal(400, 'BATCH_REFUSED', 'Plusieurs requêtes en une ne sont pas acceptées\u00A0: envoyez-les une à une.');
  refuseUnsound(value, 'La requête');
  return value;
};

const SHA256 = /^[0-9a-f]{64}$/;

/** The id in `documentId` (`sha256:…`), or in `extensions.persistedQuery.sha256Hash`; null: the text itself was sent. */
const idOf = (documentId: unknown, extensions: unknown): string | null => {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  const hash = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
};

const documentOf = (id: string, documents: PersistedDocuments): PersistedDocument => {
  const document = SHA256.test(id) ? documents.get(id) : undefined;
  if (document) return document;
  throw new RequestRefusal(404, 'PERSISTED_QUERY_NOT_FOUND', 'Aucun document conservé n’a cette empreinte\u00A0: envoyez le texte de la requête par POST.');
};

const fromAddress = ({ search, searchParams }: URL, documents: PersistedDocuments): GraphQLRequest => {
  for (const [name, value] of searchParams) {
    const problem = unsoundText(name + value);
    if (problem) throw new RequestRefusal(400, problem, unsoundSentence(problem, 'L’adresse'));
  }
  const [variables, extensions] = [searchParams.get('variables'), searchParams.get('extensions')];
  if (variables) refuseUnsound(parseJson(variables, 'Le paramètre «\u00A0variables\u00A0»'), 'La requête');
  const id = idOf(searchParams.get('documentId'), extensions ? parseJson(extensions, 'Le paramètre «\u00A0extensions\u00A0»') : null);
  if (id === null || searchParams.get('query')) return { search, body: undefined, persisted: null };
  const persisted = documentOf(id, documents);
  const asked = new URLSearchParams({ query: persisted.text, ...(variables && { variables }) });
  return { search: `?${asked.toString()}`, body: undefined, persisted };
};

const fromBody = (body: unknown, documents: PersistedDocuments): GraphQLRequest => {
  const sent = (typeof body === 'object' ? body : null) as { query?: unknown; documentId?: unknown; extensions?: unknown; variables?: unknown } | null;
  const id = sent === null || sent.query ? null : idOf(sent.documentId, sent.extensions);
  if (sent === null || id === null) return { search: '', body, persisted: null };
  const persisted = documentOf(id, documents);
  return { search: '', body: { query: persisted.text, variables: sent.variables ?? null }, persisted };
};

/**
 * Reads a question. Nothing that changes anything can be sent by GET, which any page can make a browser do: the operation is
 * looked at before it is run.
 * @throws RequestRefusal UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, BAD_REQUEST, BATCH_REFUSED, PERSISTED_QUERY_NOT_FOUND, and those of unsound values
 */
export const readGraphQLRequest = async (request: IncomingMessage, address: URL, documents: PersistedDocuments): Promise<GraphQLRequest> => {
  if (request.method === 'POST') return fromBody(await bodyOf(request), documents);
  return fromAddress(address, documents);
};
