import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerImport, isImportAddress } from '../import/desk/upload-routes.js';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type pg from 'pg';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { answerCalendar } from './calendar.js';
import { calendarAddress } from '../obligation/calendar-route.js';
import { DOCUMENT_LIMITS, documentLimits } from './document-limits.js';
import { answerFile, isFileAddress } from './files.js';
import { formatError } from './format-error.js';
import type { Actor } from '../access/actor.js';
import { readDataVersion } from '../platform/data-version.js';
import type { Queryable } from '../platform/database.js';
import { whileWanted } from '../platform/deadline.js';
import { clientAddress, clientKey, trustedProxies } from '../platform/http/client-address.js';
import { patientServer, stopServer, type Patience } from '../platform/http/patient-server.js';
import { problem } from '../platform/http/problem.js';
import { listen } from '../platform/listen.js';
import type { StandbyAddress } from '../platform/replicas/read-addresses.js';
import { SILENT } from '../platform/telemetry/log.js';
import { openMetrics } from '../platform/telemetry/metrics.js';
import { NO_TRACES } from '../platform/telemetry/traces.js';
import { todayInParis } from '../platform/clock.js';
import { sharedRead } from '../platform/shared-read.js';
import { decideApart } from '../disclosure/decide-apart.js';
import { secrecyKeeper } from '../disclosure/decide-secrecy.js';
import { sightOf } from '../disclosure/sight.js';
import { readingLog } from '../record/note-reading.js';
import type { RequestContext } from './context.js';
import { frontDoor, PLAIN_FRONT_DOOR, type Answer, type FrontDoorOptions } from './front-door.js';
import { answerGraphQL, type GraphQLEndpoint } from './graphql-endpoint.js';
import { makeLoaders, type Loaders } from './loaders.js';
import { persistedAnswers } from './persisted-answers.js';
import { readPersistedDocuments } from './persisted-documents.js';
import { openReaders } from './readers.js';
import { openStandbyReads } from './standby-reads.js';
import { buildApiSchema } from './schema.js';
import { watchOperations, type Noted, type Watch } from './watch.js';

export interface ApiServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface ApiOptions extends Partial<FrontDoorOptions> {
  readonly pool: pg.Pool;
  readonly orm: MikroORM;
  readonly port: number;
  /** Standbys of the pool's database, which questions are read at; none, if not said. */
  readonly standbys?: readonly StandbyAddress[];
  /** Tells who sends a request; nobody, if not said. */
  readonly actorOf?: (request: IncomingMessage) => Promise<Actor | null>;
  /** Answers addresses of its own before all others (signing in and out); false: it has none such. */
  readonly doors?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Where it is watched from: logs and traces; nowhere, if not said. */
  readonly watch?: Partial<Pick<Watch, 'log' | 'traces'>>;
  /** The longest that a question may take, in milliseconds; 20 s, if not said. */
  readonly longestMs?: number;
  /** Of slow clients; the server's own, if not said. */
  readonly patience?: Patience;
  /** The day on which answers are given; the day in Paris, if not said. */
  readonly today?: () => LocalDate;
  /** The instant; the machine's own, if not said. */
  readonly now?: () => Date;
}

const LONGEST_MS = 20_000;
/** PostgreSQL answers at once, or is not ready. */
const READY_MS = 2000;

const isReachable = (pool: pg.Pool): Promise<boolean> =>
  Promise.race([
    pool.query('SELECT 1').then(() => true, () => false),
    new Promise<boolean>((done) => setTimeout(() => done(false), READY_MS).unref()),
  ]);

const countImports = async (pool: pg.Pool): Promise<{ readonly runs: number; readonly files: number }> => {
  const { rows } = await pool.query<{ runs: number; files: number }>('SELECT (SELECT count(*) FROM import_run) AS runs, (SELECT count(*) FROM import_file) AS files');
  return rows[0]!;
};

const openApollo = async (schema: GraphQLSchema, watch: Watch, noted: WeakMap<Loaders, Noted>): Promise<ApolloServer<RequestContext>> => {
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
    plugins: [watchOperations(watch, (context) => noted.get(context.loaders)), documentLimits, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  return apollo;
};

/** Starts the GraphQL API over an open pool and mapper. Port 0 asks for a free one. */
export const startApi = async ({ pool, orm, port, standbys = [], actorOf = async () => null, doors, watch: given, longestMs = LONGEST_MS, patience, today = todayInParis, now = () => new Date(), ...door }: ApiOptions): Promise<ApiServer> => {
  const watch: Watch = { log: SILENT, traces: NO_TRACES, ...given, metrics: openMetrics(() => countImports(pool)) };
  const notedOf = new WeakMap<Loaders, Noted>();
  const schema = await buildApiSchema();
  const apollo = await openApollo(schema, watch, notedOf);
  watch.metrics.watchPool('system', pool);
  // Read for every question: planned once a connection, half the time of it is spared.
  const ofVersion: Queryable = { query: <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => pool.query<Row>({ name: 'data-version', text, values }) };
  const versionOf = sharedRead(() => readDataVersion(ofVersion));
  const catalogueOf = catalogueReader(orm, versionOf);
  const readers = await openReaders(pool, watch.metrics.watchPool);
  const decide = decideApart(pool);
  const decided = secrecyKeeper(pool, decide);
  const standbyReads = standbys.length > 0 ? await openStandbyReads(pool, standbys, watch.log, watch.metrics) : null;
  /**
   * @param through what the connections are read through
   * @param maySpread whether a standby may be read: files are streams, which cannot be asked for anew half-way
   */
  const contextWith = async (
    actor: Actor | null,
    known: Catalogue | Promise<Catalogue>,
    { through = (connections: pg.Pool): pg.Pool => connections, maySpread = false } = {},
  ): Promise<RequestContext> => {
    const [reader, catalogue] = await Promise.all([readers.readerOf(actor), known]);
    const { version } = catalogue.dataVersion;
    const rules = await decided(version);
    const reads = standbyReads !== null && maySpread ? standbyReads.readsOf(actor, reader, version) : { ...reader, facts: pool, writer: pool, toPrimary: () => undefined };
    // A decision is stored at the primary, and known there at once.
    const sight = sightOf(actor, catalogue, () => decide().then(reads.toPrimary), rules);
    const note = readingLog(pool, actor);
    const few = through(reads.few);
    return {
      orm: reader.orm,
      pool: through(reads.pool),
      few,
      writer: reads.writer,
      facts: reads.facts,
      actor,
      today: today(),
      now: now(),
      catalogue,
      sight,
      note,
      loaders: makeLoaders(few, reads.facts, sight, note),
    };
  };
  const contextOf = (actor: Actor | null): Promise<RequestContext> => contextWith(actor, catalogueOf());
  /** The same for one question, which may stop half-way and is watched. */
  const watchedContext = async (actor: Actor | null, wanted: AbortSignal, noted: Noted, known: Catalogue | null): Promise<RequestContext> => {
    const context = await contextWith(actor, known ?? catalogueOf(), { through: (connections) => watch.traces.traced(whileWanted(connections, wanted)), maySpread: true });
    // Apollo copies the context; its loaders stay the one question's own.
    notedOf.set(context.loaders, noted);
    return context;
  };
  const isTrusted = trustedProxies(door.trustedProxies ?? []);
  const answers = persistedAnswers(schema, async () => (await versionOf()).version, today);
  const endpoint: GraphQLEndpoint = { apollo, documents: await readPersistedDocuments(), answers, traces: watch.traces, actorOf, catalogueHeld: catalogueOf.held, contextOf: watchedContext, longestMs };

  const answer: Answer = async (request, response, address, noted) => {
    const { pathname } = address;
    const calendar = calendarAddress(pathname);
    if (pathname === '/livez') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    } else if (pathname === '/readyz' || pathname === '/health') {
      const isReady = await isReachable(pool);
      response.writeHead(isReady ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(isReady ? 'ok' : 'database unreachable');
    } else if (await doors?.(request, response)) {
      return;
    } else if (pathname === '/graphql') {
      await answerGraphQL(endpoint, request, response, address, noted);
    } else if (calendar !== null) {
      await answerCalendar(calendar, await contextOf(null), request, response);
    } else if (isImportAddress(pathname)) {
      await answerImport(async () => contextOf(await actorOf(request)), request, response, address);
    } else if (isFileAddress(pathname)) {
      await answerFile(async () => contextOf(await actorOf(request)), clientKey(clientAddress(request, isTrusted)), request, response, problem);
    } else {
      problem(response, 404, 'NOT_FOUND', 'Cette adresse n’existe pas : l’API répond à /graphql.');
    }
  };

  const opened = frontDoor({ ...PLAIN_FRONT_DOOR, ...door }, watch, answer);
  const server = patientServer((request, response) => void opened(request, response), patience);
  const bound = await listen(server, port);
  return {
    port: bound,
    stop: async () => {
      await stopServer(server);
      await apollo.stop();
      standbyReads?.stop();
      await readers.stop();
    },
  };
};
