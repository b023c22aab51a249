import { expect, test } from 'vitest';
import { openPool } from './database.js';
import { prepares, statementNames } from './prepared.js';
import { freshDatabase } from './testing/database.js';

test('a statement has a name from its second time on, the same each time, and there is an end of names', () => {
  const nameOf = statementNames(2);
  expect([nameOf('a'), nameOf('b'), nameOf('c')]).toEqual([null, null, null]);
  const names = [nameOf('a'), nameOf('b')];
  expect(names.every((name) => name !== null)).toBe(true);
  expect([nameOf('a'), nameOf('b'), nameOf('c'), nameOf('c')]).toEqual([...names, null, null]);
});

test('a prepared statement answers as before, after the tables changed too', async () => {
  const database = await freshDatabase();
  const pool = prepares(openPool(database.url, { max: 1 }));
  const ask = async (value: number): Promise<unknown> => (await pool.query('SELECT $1::int + 1 AS n', [value])).rows;
  expect([await ask(1), await ask(2), await ask(3)]).toEqual([[{ n: 2 }], [{ n: 3 }], [{ n: 4 }]]);
  expect((await pool.query('SELECT name FROM pg_prepared_statements')).rows).toHaveLength(1);
  const labels = (): Promise<{ rows: unknown[] }> => pool.query('SELECT code FROM audience WHERE position < $1', [2]);
  await labels();
  await labels();
  await pool.query('ALTER TABLE audience ADD COLUMN extra text');
  expect((await labels()).rows).toEqual([]);
  await pool.end();
  await database.drop();
});
