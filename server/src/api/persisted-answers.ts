import type { GraphQLSchema } from 'graphql';
import type { Catalogue } from '../convention/catalogue.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compiledDocuments } from './compiled-documents.js';
import type { RequestContext } from './context.js';
import type { GraphQLRequest } from './graphql-request.js';
import { sharedWork } from '../platform/shared-work.js';
import { answerOf, KeptAnswers, type KeptAnswer } from './kept-answers.js';
import type { PersistedDocument } from './persisted-documents.js';

/** What questions are answered with. */
export interface Contexts {
  /** The catalogue that was read last; null: none was yet. */
  held(): Catalogue | null;
  /** @param known null: the catalogue of the data's present version, which is read first */
  contextOf(known: Catalogue | null): Promise<RequestContext>;
}

export interface PersistedAnswers {
  /**
   * Answers one of the site's own questions.
   * @param isPublic whether nobody signed in asks: only then, and by GET, an answer is kept for the next one
   * @returns false where it must be asked the usual way: nothing was sent then
   */
  answer(question: GraphQLRequest, request: IncomingMessage, response: ServerResponse, isPublic: boolean, contexts: Contexts): Promise<boolean>;
}

const variablesOf = ({ search, body }: GraphQLRequest): Readonly<Record<string, unknown>> | null => {
  const given = body === undefined ? (JSON.parse(new URLSearchParams(search).get('variables') || '{}') as unknown) : ((body as { readonly variables?: unknown }).variables ?? {});
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Record<string, unknown>) : null;
};

/** GraphQL over HTTP: a client that wants the other form of answers is answered the usual way. */
const takesJson = ({ headers: { accept } }: IncomingMessage): boolean => accept === undefined || (/application\/json|\*\/\*/.test(accept) && !accept.includes('graphql-response'));

const inBytes = (text: string | null): Buffer | null => (text === null ? null : Buffer.from(text));

const JSON_BODY = { 'content-type': 'application/json; charset=utf-8' };

const send = (response: ServerResponse, body: Buffer): void => {
  response.writeHead(200, { 'cache-control': 'no-store', ...JSON_BODY, 'content-length': body.length }).end(body);
};

const takesZipped = ({ headers: { 'accept-encoding': accepted } }: IncomingMessage): boolean => accepted !== undefined && /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(accepted);

/** Sends an answer that browsers and caches on the way keep too, and of which they ask each time whether it still holds. */
const sendKept = (request: IncomingMessage, response: ServerResponse, { body, etag, zipped }: KeptAnswer): void => {
  const isZipped = zipped !== undefined && zipped !== null && takesZipped(request);
  // Other bytes, another name.
  const names = [etag, etag.replace(/"$/, '-gzip"')] as const;
  const vary = [response.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', ');
  const headers = { 'cache-control': 'public, no-cache', vary, etag: names[isZipped ? 1 : 0] };
  if (request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => (names as readonly string[]).includes(known.replace(/^W\//, '')))) {
    response.writeHead(304, headers).end();
    return;
  }
  const sent = isZipped ? zipped : body;
  response.writeHead(200, { ...headers, ...JSON_BODY, ...(isZipped && { 'content-encoding': 'gzip' }), 'content-length': sent.length }).end(sent);
};

/** How often an answer to everyone is made anew for data that move on while it is made. */
const MOST_ROUNDS = 3;

/**
 * @param versionOf reads the data's version, never an older one than at the time of asking
 * @param today the day that answers speak of
 */
export const persistedAnswers = (schema: GraphQLSchema, versionOf: () => Promise<number>, today: () => string): PersistedAnswers => {
  const run = compiledDocuments(schema);
  const kept = new KeptAnswers();
  const shared = sharedWork<Buffer>();
  const stampOf = async (): Promise<string> => `${await versionOf()} ${today()}`;

  /**
   * Answers with the catalogue held, and reads meanwhile whether it is still that of the data: a version read after the request came
   * says that all of the answer is of then, or that it must be asked again.
   */
  const fresh = async (document: PersistedDocument, variables: Readonly<Record<string, unknown>>, { held, contextOf }: Contexts): Promise<Buffer | null> => {
    const known = held();
    if (known !== null) {
      const [version, text] = await Promise.all([versionOf(), contextOf(known).then((context) => run(document, variables, context))]);
      if (version === known.dataVersion.version) return inBytes(text);
    }
    return inBytes(await run(document, variables, await contextOf(null)));
  };

  /** The same for everyone: who asks one question while others wait for its answer waits with them, and it is made once. */
  const freshForAll = (name: string, ...asked: Parameters<typeof fresh>): Promise<Buffer | null> => shared(name, () => fresh(...asked));

  const keptAnswer = async (name: string, ...asked: Parameters<typeof fresh>): Promise<KeptAnswer | null> => {
    for (let round = 1; ; round += 1) {
      const stamp = await stampOf();
      const found = kept.get(stamp, name);
      if (found) return found;
      const body = await freshForAll(name, ...asked);
      if (body === null) return null;
      const answer = answerOf(body);
      const isWhole = (await stampOf()) === stamp;
      if (isWhole) kept.keep(stamp, name, answer);
      // What was computed while the data moved on may be of both, and is asked again; where they never rest it is sent, and not kept.
      if (isWhole || round === MOST_ROUNDS) return answer;
    }
  };

  return {
    answer: async (question, request, response, isPublic, contexts) => {
      const variables = question.persisted === null || !takesJson(request) || request.url?.includes('operationName') ? null : variablesOf(question);
      if (question.persisted === null || variables === null) return false;
      const { persisted: document } = question;
      const name = isPublic ? `${document.sha256} ${JSON.stringify(variables)}` : '';
      if (isPublic && request.method === 'GET') {
        const answer = await keptAnswer(name, document, variables, contexts);
        if (answer) sendKept(request, response, answer);
        return answer !== null;
      }
      const body = await (isPublic ? freshForAll(name, document, variables, contexts) : fresh(document, variables, contexts));
      if (body !== null) send(response, body);
      return body !== null;
    },
  };
};
