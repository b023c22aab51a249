import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, openPool, type Queryable } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { anAction, insertActions } from './testing/insert-actions.js';

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

const LINE = { source: 'HORS_QUOTA', cents: 12_00, academy: null };
let prefix = 0;

/** Actions of two items each, and the ids of these. */
const written = async (client: Queryable, actions: number): Promise<number[]> => {
  const ids = await insertActions(client, Array.from({ length: actions }, () => anAction({ planned: [LINE, LINE] })), `adds-up-${(prefix += 1)}-`);
  const { rows } = await client.query<{ id: number }>('SELECT id FROM expense_item WHERE action_id = ANY ($1) ORDER BY id', [ids]);
  return rows.map(({ id }) => id);
};

const refusal = (item: number, total: number, shares: number): object => ({
  code: '23514',
  constraint: 'expense_item_adds_up',
  message: `expense item ${item} totals ${total} cents but its sources add up to ${shares}`,
});

const CHANGES: readonly (readonly [string, string, number, number])[] = [
  ['its total', 'UPDATE expense_item SET total_cents = 1300 WHERE id = $1', 1300, 1200],
  ['a share', 'UPDATE expense_share SET amount_cents = 1100 WHERE expense_item_id = $1', 1200, 1100],
  ['a share taken out', 'DELETE FROM expense_share WHERE expense_item_id = $1', 1200, 0],
  ['a share put in', `INSERT INTO expense_share SELECT expense_item_id, convention_key, 'AUTRES', 5 FROM expense_share WHERE expense_item_id = $1`, 1200, 1205],
];

// Few and many are asked by statements of their own.
test.each([1, 60].flatMap((actions) => CHANGES.map(([what, sql, total, shares]) => [what, actions, sql, total, shares] as const)))(
  'an item that %s leaves out of balance is refused at the commit and named, among those of %i actions',
  async (_, actions, sql, total, shares) => {
    const before = await pool.query('SELECT count(*) AS items FROM expense_item');
    let wrong = 0;
    const writing = inTransaction(pool, async (client) => {
      const items = await written(client, actions);
      wrong = items.at(-1)!;
      await client.query(sql, [wrong]);
    });
    const refused = await writing.then(() => null, (error: unknown) => error);
    expect(refused).toMatchObject(refusal(wrong, total, shares));
    expect((await pool.query('SELECT count(*) AS items FROM expense_item')).rows).toEqual(before.rows);
  },
);

test('a share moved from one item to another is asked of both; moved with its total, it is taken', async () => {
  const [from, to] = await inTransaction(pool, (client) => written(client, 1));
  const move = `UPDATE expense_share SET expense_item_id = $2, funding_source_code = 'AUTRES' WHERE expense_item_id = $1`;
  await expect(pool.query(move, [from, to])).rejects.toMatchObject(refusal(from!, 1200, 0));
  await inTransaction(pool, async (client) => {
    await client.query(move, [from, to]);
    await client.query('UPDATE expense_item SET total_cents = CASE id WHEN $1 THEN 0 ELSE 2400 END WHERE id IN ($1, $2)', [from, to]);
  });
});

test('an item that is gone asks nothing, and nothing stays due', async () => {
  const [first] = await inTransaction(pool, (client) => written(client, 1));
  await pool.query('DELETE FROM expense_item WHERE id = $1', [first]);
  await inTransaction(pool, async (client) => {
    const items = await written(client, 1);
    await client.query('UPDATE expense_item SET total_cents = 1 WHERE id = $1', [items[0]]);
    await client.query('DELETE FROM sheet WHERE id = (SELECT sheet_id FROM expense_item WHERE id = $1)', [items[0]]);
  });
  expect((await pool.query('SELECT count(*) AS due FROM items_due')).rows).toEqual([{ due: 0 }]);
});

test('what is checked before the commit is refused there and then', async () => {
  await inTransaction(pool, async (client) => {
    const items = await written(client, 1);
    await client.query('SAVEPOINT before');
    await client.query('UPDATE expense_item SET total_cents = 1300 WHERE id = $1', [items[1]]);
    await expect(client.query('SET CONSTRAINTS expense_item_adds_up IMMEDIATE')).rejects.toMatchObject(refusal(items[1]!, 1300, 1200));
    await client.query('ROLLBACK TO before');
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await expect(client.query('DELETE FROM expense_share WHERE expense_item_id = $1', [items[0]])).rejects.toMatchObject(refusal(items[0]!, 1200, 0));
    await client.query('ROLLBACK TO before');
  });
});
