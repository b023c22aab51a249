import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import { openPool } from './database.js';
import { freshDatabase } from './testing/database.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('a fresh database has the spine and no action', async () => {
  const { rows } = await pool.query('SELECT count(*) AS actions FROM action');
  expect(rows).toEqual([{ actions: 0 }]);
});

test('an amount beyond the safe integers is refused rather than rounded', async () => {
  await expect(pool.query('SELECT 9007199254740993::bigint AS amount')).rejects.toThrow('not a safe integer');
});
