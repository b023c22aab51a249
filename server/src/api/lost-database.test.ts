import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { inTransaction, openPool } from '../platform/database.js';
import { freshDatabase, seededDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { databaseRefusal } from './format-error.js';
import { startApi } from './server.js';
import { ASKERS } from './testing/planted.js';

const QUESTIONS = [
  '{ actions(first: 5) { nodes { title convention { title } planned { cents } } } }',
  '{ spending(by: [YEAR]) { planned { cents } } reach(by: []) { actions } }',
  '{ conventions { key axes { code } obligations { total } } }',
];

test('a database taken away under load: each answer is a refusal that says so, nothing fails unheard, and all is given back', async () => {
  const database = await seededDatabase();
  const pool: pg.Pool = openPool(database.url, { patienceMs: 2000 });
  const orm: MikroORM = await openOrm(database.url);
  const api = await startApi({
    pool,
    orm,
    port: 0,
    actorOf: async ({ headers }) => ASKERS[Number(headers['x-test-asker'] ?? 0)]?.asker ?? null,
  });
  const ask = async (asker: number, query: string): Promise<string[]> => {
    const response = await fetch(`http://127.0.0.1:${api.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-test-asker': String(asker) },
      body: JSON.stringify({ query }),
    });
    const { errors = [] } = (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
    return errors.map(({ extensions }) => extensions.code);
  };
  const all = (): Promise<string[][]> => Promise.all(ASKERS.flatMap((_, asker) => QUESTIONS.map((query) => ask(asker, query))));
  expect((await all()).flat()).toEqual([]);
  const [codes] = await Promise.all([Promise.all([all(), all()]), database.drop()]);
  const after = await all();
  expect([...new Set([...codes.flat(2), ...after.flat()])]).toEqual(['SERVICE_UNAVAILABLE']);
  expect(after.every((told) => told.length > 0)).toBe(true);
  await api.stop();
  await orm.close(true);
  await pool.end();
  expect([pool.totalCount, pool.waitingCount]).toEqual([0, 0]);
});

test('no room left for what a statement needs: a refusal, as with a full disk, and the connection goes on', async () => {
  const database = await freshDatabase();
  const pool = openPool(database.url, { max: 1, options: '-c temp_file_limit=64kB -c work_mem=64kB' });
  const failure = await inTransaction(pool, async (client) => {
    await client.query('CREATE TABLE kept (n int)');
    await client.query('SELECT n FROM generate_series(1, 200000) n ORDER BY md5(n::text)');
  }).catch((error: unknown) => error);
  expect(databaseRefusal(failure)?.code).toBe('SERVICE_UNAVAILABLE');
  // Nothing of the transaction was kept, and the same connection serves again.
  expect((await pool.query(`SELECT to_regclass('kept') AS kept`)).rows).toEqual([{ kept: null }]);
  await pool.end();
  await database.drop();
});

test.each([
  ['53100', 'SERVICE_UNAVAILABLE'],
  ['57P01', 'SERVICE_UNAVAILABLE'],
  ['ECONNREFUSED', 'SERVICE_UNAVAILABLE'],
  ['55P03', 'SERVICE_UNAVAILABLE'],
  ['57014', 'QUERY_TOO_SLOW'],
  ['22003', 'VALUE_OUT_OF_RANGE'],
  ['23505', undefined],
])('PostgreSQL’s %s is told as %s', (code, told) => {
  expect(databaseRefusal(Object.assign(new Error('x'), { code }))?.code).toBe(told);
  expect(databaseRefusal(new Error('around', { cause: Object.assign(new Error('x'), { code }) }))?.code).toBe(told);
});

test.each(['Client has encountered a connection error and is not queryable', 'Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
  'the driver’s « %s », which has no code, is told as SERVICE_UNAVAILABLE',
  (message) => {
    expect(databaseRefusal(new Error(message))?.code).toBe('SERVICE_UNAVAILABLE');
  },
);
