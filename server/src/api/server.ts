import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type pg from 'pg';
import { catalogueReader } from '../convention/catalogue.js';
import { answerCalendar } from './calendar.js';
import { calendarAddress } from '../obligation/calendar-route.js';
import { DOCUMENT_LIMITS, documentLimits } from './document-limits.js';
import { answerFile, isFileAddress } from './files.js';
import { formatError } from './format-error.js';
import type { Actor } from '../access/actor.js';
import { crossOriginHeaders } from '../access/cross-origin.js';
import { addressOf } from '../platform/http/address-of.js';
import { problem } from '../platform/http/problem.js';
import { listen } from '../platform/listen.js';
import { securityHeaders } from '../platform/http/security-headers.js';
import { todayInParis } from '../platform/clock.js';
import { decideSecrecy, secrecyKeeper } from '../disclosure/decide-secrecy.js';
import { sightOf } from '../disclosure/sight.js';
import type { RequestContext } from './context.js';
import { answerGraphQL, type GraphQLEndpoint } from './graphql-endpoint.js';
import { makeLoaders } from './loaders.js';
import { readPersistedDocuments } from './persisted-documents.js';
import { openReaders } from './readers.js';
import { buildApiSchema } from './schema.js';

export interface ApiServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface ApiOptions {
  readonly pool: pg.Pool;
  readonly orm: MikroORM;
  readonly port: number;
  /** Tells who sends a request; nobody, if not said. */
  readonly actorOf?: (request: IncomingMessage) => Promise<Actor | null>;
  /** Answers addresses of its own before all others (signing in and out); false: it has none such. */
  readonly doors?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** The site whose pages may ask with their visitor's session; none, if not said. */
  readonly siteOrigin?: string;
  /** Whether browsers reach the API over https; false, if not said. */
  readonly isHttps?: boolean;
  /** The day on which answers are given; the day in Paris, if not said. */
  readonly today?: () => LocalDate;
  /** The instant; the machine's own, if not said. */
  readonly now?: () => Date;
}

/** Starts the GraphQL API over an open pool and mapper. Port 0 asks for a free one. */
export const startApi = async ({ pool, orm, port, actorOf = async () => null, doors, siteOrigin, isHttps = false, today = todayInParis, now = () => new Date() }: ApiOptions): Promise<ApiServer> => {
  const schema = await buildApiSchema();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    // The API is public, and so is what it offers.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    // Only the site's own questions are kept, and nobody adds to them.
    persistedQueries: false,
    // JSON alone is taken by POST and GET changes nothing, whatever the headers.
    csrfPrevention: false,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    formatError,
    plugins: [documentLimits, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const catalogueOf = catalogueReader(orm, pool);
  const readers = await openReaders(pool);
  const decided = secrecyKeeper(pool);
  const contextOf = async (actor: Actor | null): Promise<RequestContext> => {
    const [reader, catalogue] = await Promise.all([readers.readerOf(actor), catalogueOf()]);
    await decided(catalogue.dataVersion.version);
    const sight = sightOf(actor, catalogue, () => decideSecrecy(pool));
    return {
      ...reader,
      writer: pool,
      facts: pool,
      actor,
      today: today(),
      now: now(),
      catalogue,
      sight,
      loaders: makeLoaders(reader.pool, reader.orm, pool, sight),
    };
  };

  const endpoint: GraphQLEndpoint = { apollo, documents: await readPersistedDocuments(), actorOf, contextOf };
  const headers = securityHeaders(isHttps);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries({ ...headers, ...crossOriginHeaders(request, siteOrigin ?? null) })) response.setHeader(name, value);
    const address = addressOf(request);
    if (address === null) return problem(response, 400, 'BAD_ADDRESS', 'Cette adresse est mal écrite\u00A0: vérifiez ses caractères codés (%…).');
    const { pathname } = address;
    const calendar = calendarAddress(pathname);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
    } else if (pathname === '/livez') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    } else if (pathname === '/readyz') {
      const isReady = await pool.query('SELECT 1').then(() => true, () => false);
      response.writeHead(isReady ? 200 : 503, { 'content-type': 'text/plain' }).end(isReady ? 'ok' : 'database unreachable');
    } else if (await doors?.(request, response)) {
      return;
    } else if (pathname === '/graphql') {
      await answerGraphQL(endpoint, request, address, response);
    } else if (calendar !== null) {
      await answerCalendar(calendar, await contextOf(null), request, response);
    } else if (isFileAddress(pathname)) {
      await answerFile(async () => contextOf(await actorOf(request)), request, response, problem);
    } else {
      problem(response, 404, 'NOT_FOUND', 'Cette adresse n’existe pas : l’API répond à /graphql.');
    }
  };

  const server: Server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) problem(response, 500, 'INTERNAL_SERVER_ERROR', 'Le service a rencontré une erreur : réessayez dans un instant.');
      else response.destroy();
    });
  });
  const opened = await listen(server, port);
  return {
    port: opened,
    stop: async () => {
      server.closeIdleConnections();
      const closed = new Promise<void>((done) => server.close(() => done()));
      const drop = setTimeout(() => server.closeAllConnections(), 2000);
      await closed;
      clearTimeout(drop);
      await apollo.stop();
      await readers.stop();
    },
  };
};
