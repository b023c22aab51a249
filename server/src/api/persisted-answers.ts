import type { GraphQLSchema } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { compiledDocuments } from './compiled-documents.js';
import type { RequestContext } from './context.js';
import type { GraphQLRequest } from './graphql-request.js';
import { answerOf, KeptAnswers, type KeptAnswer } from './kept-answers.js';
import type { PersistedDocument } from './persisted-documents.js';

export interface PersistedAnswers {
  /**
   * Answers one of the site's own questions.
   * @param isPublic whether nobody signed in asks: only then, and by GET, an answer is kept for the next one
   * @returns false where it must be asked the usual way: nothing was sent then
   */
  answer(question: GraphQLRequest, request: IncomingMessage, response: ServerResponse, isPublic: boolean, contextOf: () => Promise<RequestContext>): Promise<boolean>;
}

const variablesOf = ({ search, body }: GraphQLRequest): Readonly<Record<string, unknown>> | null => {
  const given = body === undefined ? (JSON.parse(new URLSearchParams(search).get('variables') || '{}') as unknown) : ((body as { readonly variables?: unknown }).variables ?? {});
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Record<string, unknown>) : null;
};

/** GraphQL over HTTP: a client that wants the other form of answers is answered the usual way. */
const takesJson = ({ headers: { accept } }: IncomingMessage): boolean => accept === undefined || (/application\/json|\*\/\*/.test(accept) && !accept.includes('graphql-response'));

const send = (request: IncomingMessage, response: ServerResponse, { body, etag }: KeptAnswer, isKept: boolean): void => {
  // Kept by browsers and caches on the way, who ask each time whether it still holds.
  const headers = isKept ? { 'cache-control': 'public, no-cache', etag } : { 'cache-control': 'no-store' };
  if (isKept && request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body);
};

/**
 * @param versionOf reads the data's version, never an older one than at the time of asking
 * @param today the day that answers speak of
 */
export const persistedAnswers = (schema: GraphQLSchema, versionOf: () => Promise<number>, today: () => string): PersistedAnswers => {
  const run = compiledDocuments(schema);
  const kept = new KeptAnswers();
  const stampOf = async (): Promise<string> => `${await versionOf()} ${today()}`;

  const keptAnswer = async (document: PersistedDocument, variables: Readonly<Record<string, unknown>>, contextOf: () => Promise<RequestContext>): Promise<KeptAnswer | null> => {
    const name = `${document.sha256} ${JSON.stringify(variables)}`;
    const stamp = await stampOf();
    const found = kept.get(stamp, name);
    if (found) return found;
    const text = await run(document, variables, await contextOf());
    if (text === null) return null;
    const answer = answerOf(text);
    // What was computed while the data moved on may be of both: it is sent, as any answer is, and not kept.
    if ((await stampOf()) === stamp) kept.keep(stamp, name, answer);
    return answer;
  };

  return {
    answer: async (question, request, response, isPublic, contextOf) => {
      const variables = question.persisted === null || !takesJson(request) || request.url?.includes('operationName') ? null : variablesOf(question);
      if (question.persisted === null || variables === null) return false;
      if (isPublic && request.method === 'GET') {
        const answer = await keptAnswer(question.persisted, variables, contextOf);
        if (answer) send(request, response, answer, true);
        return answer !== null;
      }
      const text = await run(question.persisted, variables, await contextOf());
      if (text !== null) send(request, response, { body: Buffer.from(text), etag: '' }, false);
      return text !== null;
    },
  };
};
