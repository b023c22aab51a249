import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '../access/actor.js';
import { FrenchError } from '../platform/french-error.js';
import { problem } from '../platform/http/problem.js';
import type { RequestContext } from './context.js';
import { readGraphQLRequest, RequestRefusal } from './graphql-request.js';
import type { PersistedDocuments } from './persisted-documents.js';

export interface GraphQLEndpoint {
  readonly apollo: ApolloServer<RequestContext>;
  readonly documents: PersistedDocuments;
  readonly actorOf: (request: IncomingMessage) => Promise<Actor | null>;
  readonly contextOf: (actor: Actor | null) => Promise<RequestContext>;
}

const headersOf = ({ headers }: IncomingMessage): HeaderMap => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
};

const ask = async ({ apollo, documents, actorOf, contextOf }: GraphQLEndpoint, request: IncomingMessage, address: URL, response: ServerResponse): Promise<void> => {
  const { search, body } = await readGraphQLRequest(request, address, documents);
  const context = await contextOf(await actorOf(request));
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers: headersOf(request), search, body },
    context: async () => context,
  });
  if (answer.body.kind !== 'complete') throw new TypeError('answers in parts are not offered');
  response.writeHead(answer.status ?? 200, { 'cache-control': 'no-store', ...Object.fromEntries(answer.headers) });
  response.end(answer.body.string);
};

/** Answers a GraphQL question sent over HTTP: a POST of JSON, or a GET that only reads. */
export const answerGraphQL = async (endpoint: GraphQLEndpoint, request: IncomingMessage, address: URL, response: ServerResponse): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'POST') {
    response.setHeader('allow', 'GET, POST');
    return problem(response, 405, 'METHOD_NOT_ALLOWED', 'L’API répond à GET et à POST\u00A0: employez l’une de ces méthodes.');
  }
  try {
    await ask(endpoint, request, address, response);
  } catch (error) {
    if (response.headersSent || !(error instanceof FrenchError)) throw error;
    problem(response, error instanceof RequestRefusal ? error.status : 401, error.code, error.message);
  }
};
