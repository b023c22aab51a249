import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import { anAction, insertActions } from '../../server/src/figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../../server/src/platform/database.js';
import { seededDatabase, type TestDatabase } from '../../server/src/platform/testing/database.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const COMPILED = new URL('../../server/dist/disclosure/decide-apart.js', import.meta.url).href;
const STORED = 'SELECT cell, total_group, total_size, gender_group, gender_size, disability_group FROM line_secrecy ORDER BY cell';

test('a thread of its own decides secrecy as the one that answers does, and the process goes on meanwhile', async () => {
  const { decideApart } = (await import(COMPILED)) as typeof import('../../server/src/disclosure/decide-apart.js');
  const heads = (total: number, academy: string) => ({ audience: 'LYCEE_PUPILS', academy, total, girls: 1 });
  await inTransaction(pool, (client) =>
    insertActions(client, Array.from({ length: 40 }, (_, n) => anAction({ places: ['16', '11'], reachedHeadcounts: [heads(2 + n, '16'), heads(40, '11')] }))),
  );
  let turns = 0;
  const clock = setInterval(() => (turns += 1), 5);
  await decideApart(pool, 0)();
  clearInterval(clock);
  expect(turns).toBeGreaterThan(5);
  const { rows: apart } = await pool.query(STORED);
  expect(apart.filter((row: { total_group: string | null }) => row.total_group !== null).length).toBeGreaterThan(0);
  expect((await pool.query('SELECT FROM secrecy_due')).rowCount).toBe(0);

  // The same data, decided upon anew where the question is answered.
  await pool.query('DELETE FROM line_secrecy');
  await pool.query('UPDATE headcount SET total = total');
  await decideApart(pool)();
  expect((await pool.query(STORED)).rows).toEqual(apart);
});

test('what goes wrong in the thread is told to whoever waits', async () => {
  const { decideApart } = (await import(COMPILED)) as typeof import('../../server/src/disclosure/decide-apart.js');
  await pool.query('UPDATE headcount SET total = total');
  const elsewhere = Object.create(pool, { options: { value: { ...pool.options, connectionString: 'postgres://nobody@127.0.0.1:1/none' } } }) as pg.Pool;
  await expect(decideApart(elsewhere, 0)()).rejects.toThrow();
});
