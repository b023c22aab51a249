import 'reflect-metadata';
import { openPool } from './platform/database.js';
import { readConfig } from './platform/config.js';
import { FrenchError } from './platform/french-error.js';
import { openDatabase } from './platform/open-database.js';
import { startApi } from './api/server.js';
import { seed } from './seed.js';
import { migrate } from './store/migrate.js';
import { openOrm } from './store/open-orm.js';

/** Undone in reverse order when the process is asked to end. */
const stoppers: (() => Promise<void>)[] = [];

const stop = async (code: number): Promise<never> => {
  for (const undo of stoppers.splice(0).reverse()) await undo().catch(() => undefined);
  process.exit(code);
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  stoppers.push(database.stop);
  await migrate(database.url);
  const pool = openPool(database.url);
  stoppers.push(() => pool.end());
  await seed(pool, config);
  const orm = await openOrm(database.url);
  stoppers.push(() => orm.close(true));
  const api = await startApi({ pool, orm, port: config.port });
  stoppers.push(api.stop);
  process.send?.({ type: 'ready', port: api.port });
  if (!process.send) console.log(`API http://localhost:${api.port}/graphql`);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));
// Whoever started this process with a channel is gone: nothing may be left running.
process.once('disconnect', () => void stop(0));

start().catch((error: unknown) => {
  console.error(error instanceof FrenchError ? `${error.code} : ${error.message}` : error);
  void stop(1);
});
