import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { openAccess } from './access/open-access.js';
import { AS_SYSTEM, openPool } from './platform/database.js';
import { readConfig, type Config } from './platform/config.js';
import { FrenchError } from './platform/french-error.js';
import { openDatabase } from './platform/open-database.js';
import { isOneOfSeveral, processesOf, startWorkers } from './platform/processes.js';
import { openLog, SILENT, toldFailure, type Logger } from './platform/telemetry/log.js';
import { openTraces } from './platform/telemetry/traces.js';
import { readThresholds, setThresholds } from './disclosure/thresholds.js';
import { startApi } from './api/server.js';
import { seed } from './seed.js';
import { migrate } from './store/migrate.js';
import { openOrm } from './store/open-orm.js';

/** Undone in reverse order when the process is asked to end. */
const stoppers: (() => Promise<void>)[] = [];

/** Opened first and stopped last: an embedded server is a process of its own, which would go on without this one. */
let database: ReturnType<typeof openDatabase> | undefined;

/** What answers and connections are given to end by themselves; PostgreSQL then drops those that are left. */
const PATIENCE_MS = 2500;

/** Of connections that answer requests: nothing waits for good on a lock, a statement or a transaction that was left open. */
const BOUNDS = '-c statement_timeout=300000 -c lock_timeout=15000 -c idle_in_transaction_session_timeout=120000';

let log: Logger = SILENT;

const stopAll = async (code: number): Promise<never> => {
  const closed = (async () => {
    for (const undo of stoppers.splice(0).reverse()) await undo().catch(() => undefined);
  })();
  await Promise.race([closed, setTimeout(PATIENCE_MS)]);
  await database?.then(({ stop }) => stop()).catch(() => undefined);
  process.exit(code);
};

let ending: Promise<never> | undefined;

/** Asked twice (a terminal's Ctrl-C reaches the whole group, then the parent's signal), it ends once. */
const stop = (code: number): Promise<never> => (ending ??= stopAll(code));

const tellReady = (port: number): void => {
  log.info({ port }, 'ready');
  // Whoever started it may have gone at this very moment: the end of the channel then ends this process too.
  process.send?.({ type: 'ready', port }, undefined, {}, () => undefined);
  if (!process.send) console.log(`API http://localhost:${port}/graphql`);
};

/** The demonstration's own accounts are kept by one process, which alone can answer for them. */
const processesFor = ({ demo, oidc }: Config): number => {
  const count = processesOf(process.env['PROCESSES']);
  if (count === 1 || !demo || oidc !== null) return count;
  if (process.env['PROCESSES'] === 'auto') return 1;
  throw new FrenchError('CONFIG_PROCESSES', 'Les comptes de la démonstration tiennent dans un seul processus : donnez DEMO=0 ou un service d’identification, ou PROCESSES=1.');
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const thresholds = readThresholds(process.env);
  log = openLog(config.logLevel);
  database = openDatabase(config);
  const { url } = await database;
  if (!isOneOfSeveral) {
    await migrate(url);
    const preparing = openPool(url);
    await seed(preparing, config)
      .then(() => setThresholds(preparing, thresholds))
      .finally(() => preparing.end());
    const count = processesFor(config);
    if (count > 1) {
      const workers = await startWorkers(count, { DATABASE_URL: url });
      stoppers.push(workers.stop);
      return tellReady(workers.port);
    }
  }
  const pool = openPool(url, { options: `${AS_SYSTEM} ${BOUNDS}` });
  stoppers.push(() => pool.end());
  const traces = await openTraces(process.env);
  stoppers.push(traces.stop);
  const orm = await openOrm(url);
  stoppers.push(() => orm.close(true));
  // The port may be a free one: the doors open once it is known, and nobody has its address before.
  let known: (port: number) => void = () => undefined;
  const port = new Promise<number>((done) => (known = done));
  const access = port.then((local) => openAccess({ ...config, pool, apiOrigin: config.apiOrigin ?? `http://localhost:${local}`, now: () => new Date() }));
  const api = await startApi({
    pool,
    orm,
    port: config.port,
    standbys: config.standbys,
    siteOrigin: config.siteOrigin,
    isHttps: config.apiOrigin?.startsWith('https:') ?? false,
    rateLimit: config.rateLimit,
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    watch: { log, traces },
    actorOf: async (request) => (await access).actorOf(request),
    doors: async (request, response) => (await access).doors(request, response),
  });
  stoppers.push(api.stop);
  known(api.port);
  await access;
  tellReady(api.port);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// A promise that fails once its question was answered (a list fails as a whole, its other rows later) concerns one caller: the service lives on.
process.on('unhandledRejection', (error) => log.error({ failure: toldFailure(error) }, 'unhandled'));
// Whoever started this process with a channel is gone: nothing may be left running.
process.once('disconnect', () => void stop(0));

start().catch((error: unknown) => {
  console.error(error instanceof FrenchError ? `${error.code} : ${error.message}` : error);
  void stop(1);
});
