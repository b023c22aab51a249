import 'reflect-metadata';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { catalogueReader } from '../convention/catalogue.js';
import { answerCalendar } from './calendar.js';
import { calendarAddress } from '../obligation/calendar-route.js';
import { answerFile, isFileAddress } from './files.js';
import { formatError } from './format-error.js';
import type { Actor } from '../access/actor.js';
import { crossOriginHeaders } from '../access/cross-origin.js';
import { FrenchError } from '../platform/french-error.js';
import { todayInParis } from '../platform/clock.js';
import { decideSecrecy, secrecyKeeper } from '../disclosure/decide-secrecy.js';
import { sightOf } from '../disclosure/sight.js';
import type { RequestContext } from './context.js';
import { makeLoaders } from './loaders.js';
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
  /** The day on which answers are given; the day in Paris, if not said. */
  readonly today?: () => LocalDate;
  /** The instant; the machine's own, if not said. */
  readonly now?: () => Date;
}

const LARGEST_BODY = 1024 * 1024;
const MOST_THROWN_AWAY = 16 * LARGEST_BODY;

const problem = (response: ServerResponse, status: number, code: string, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
};

/**
 * The body as text; null when it is larger than allowed. A little more is let through and thrown away, so that the sender reads
 * the refusal; whoever goes on sending is cut off.
 */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
    else if (size > MOST_THROWN_AWAY) request.destroy();
  }
  return size > LARGEST_BODY ? null : Buffer.concat(chunks).toString('utf8');
};

const parseJson = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { ok: false };
  }
};

const answerGraphQL = async (
  apollo: ApolloServer<RequestContext>,
  actorOf: (request: IncomingMessage) => Promise<Actor | null>,
  contextOf: (actor: Actor | null) => Promise<RequestContext>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = request.method === 'POST' ? await readBody(request) : '';
  if (body === null) return problem(response, 413, 'BODY_TOO_LARGE', 'La requête dépasse 1 Mio : raccourcissez-la.');
  // PostgreSQL has no such character: it is refused here, in any form in which it can be sent.
  if (/\0|\\u0000|%00/.test(body + (request.url ?? ''))) {
    return problem(response, 400, 'NUL_CHARACTER', 'La requête contient un caractère nul (U+0000) : retirez-le.');
  }
  const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '');
  const parsed = isJson ? parseJson(body) : { ok: true as const, value: undefined };
  if (!parsed.ok) return problem(response, 400, 'BAD_REQUEST', 'Le corps de la requête n’est pas du JSON : corrigez-le.');
  const who = await actorOf(request).then(
    (actor) => ({ actor }),
    (error: unknown) => ({ error }),
  );
  if ('error' in who) {
    if (!(who.error instanceof FrenchError)) throw who.error;
    return problem(response, 401, who.error.code, who.error.message);
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'GET',
      headers,
      search: new URL(request.url ?? '/', 'http://localhost').search,
      body: parsed.value,
    },
    context: () => contextOf(who.actor),
  });
  response.writeHead(answer.status ?? 200, Object.fromEntries(answer.headers));
  if (answer.body.kind === 'complete') {
    response.end(answer.body.string);
  } else {
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
  }
};

/** Starts the GraphQL API over an open pool and mapper. Port 0 asks for a free one. */
export const startApi = async ({ pool, orm, port, actorOf = async () => null, doors, siteOrigin, today = todayInParis, now = () => new Date() }: ApiOptions): Promise<ApiServer> => {
  const schema = await buildApiSchema();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError,
    plugins: [ApolloServerPluginCacheControlDisabled()],
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

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const calendar = calendarAddress(pathname);
    for (const [name, value] of Object.entries(crossOriginHeaders(request, siteOrigin ?? null))) response.setHeader(name, value);
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
      await answerGraphQL(apollo, actorOf, contextOf, request, response);
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
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, done));
  return {
    port: (server.address() as AddressInfo).port,
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
