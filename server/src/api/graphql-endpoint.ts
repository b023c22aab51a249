import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '../access/actor.js';
import type { Catalogue } from '../convention/catalogue.js';
import { goneOf } from '../platform/http/gone.js';
import { withinDeadline } from '../platform/deadline.js';
import { FrenchError } from '../platform/french-error.js';
import { problem } from '../platform/http/problem.js';
import type { Traces } from '../platform/telemetry/traces.js';
import type { RequestContext } from './context.js';
import { readGraphQLRequest, RequestRefusal, type GraphQLRequest } from './graphql-request.js';
import type { PersistedAnswers } from './persisted-answers.js';
import type { PersistedDocuments } from './persisted-documents.js';
import type { Noted } from './watch.js';

export interface GraphQLEndpoint {
  readonly apollo: ApolloServer<RequestContext>;
  readonly documents: PersistedDocuments;
  /** Answers the site's own questions without detours. */
  readonly answers: PersistedAnswers;
  readonly traces: Traces;
  readonly actorOf: (request: IncomingMessage) => Promise<Actor | null>;
  /** The catalogue that was read last; null: none was yet. */
  readonly catalogueHeld: () => Catalogue | null;
  /**
   * @param wanted says when nobody waits for the answer any more
   * @param known what the question is answered with; null: the catalogue of the data's present version
   */
  readonly contextOf: (actor: Actor | null, wanted: AbortSignal, noted: Noted, known: Catalogue | null) => Promise<RequestContext>;
  /** The longest that a question may take, in milliseconds. */
  readonly longestMs: number;
}

const headersOf = ({ headers }: IncomingMessage): HeaderMap => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
};

const run = async (endpoint: GraphQLEndpoint, request: IncomingMessage, question: GraphQLRequest, response: ServerResponse, noted: Noted): Promise<void> => {
  const { apollo, answers, actorOf, catalogueHeld, contextOf, longestMs } = endpoint;
  const { search, body } = question;
  const answer = await withinDeadline(longestMs, goneOf(response), async (wanted) => {
    const actor = await actorOf(request);
    noted.role = actor?.role ?? 'PUBLIC';
    if (await answers.answer(question, request, response, actor === null, { held: catalogueHeld, contextOf: (known) => contextOf(actor, wanted, noted, known) })) {
      noted.operation = 'query';
      return null;
    }
    const context = await contextOf(actor, wanted, noted, null);
    return apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'GET', headers: headersOf(request), search, body },
      context: async () => context,
    });
  });
  if (answer === null) return;
  if (answer.body.kind !== 'complete') throw new TypeError('answers in parts are not offered');
  response.writeHead(answer.status ?? 200, { 'cache-control': 'no-store', ...Object.fromEntries(answer.headers) });
  response.end(answer.body.string);
};

const statusOf = (error: FrenchError): number => {
  if (error instanceof RequestRefusal) return error.status;
  return error.code === 'QUERY_TOO_SLOW' ? 503 : 401;
};

/** Answers a GraphQL question sent over HTTP: a POST of JSON, or a GET that only reads. */
export const answerGraphQL = async (endpoint: GraphQLEndpoint, request: IncomingMessage, response: ServerResponse, address: URL, noted: Noted): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'POST') {
    response.setHeader('allow', 'GET, POST');
    return problem(response, 405, 'METHOD_NOT_ALLOWED', 'L’API répond à GET et à POST\u00A0: employez l’une de ces méthodes.');
  }
  try {
    const question = await readGraphQLRequest(request, address, endpoint.documents);
    noted.document = question.persisted?.name ?? 'other';
    await endpoint.traces.span('graphql', { 'graphql.document': noted.document }, () => run(endpoint, request, question, response, noted));
  } catch (error) {
    if (response.headersSent || !(error instanceof FrenchError)) throw error;
    problem(response, statusOf(error), error.code, error.message);
  }
};
