import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { runChecks } from './run-checks.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  const line = { source: 'HORS_QUOTA', cents: 500_00, academy: '16' };
  const people = { audience: 'LYCEE_PUPILS', academy: '16', total: 20, girls: 8 };
  await inTransaction(pool, (client) =>
    insertActions(client, [anAction({ planned: [line], committed: [line], spent: [line], reachedHeadcounts: [people] })]),
  );
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** Damage that the database itself refuses: done with its guards off, as a disk or a careless hand might. */
const damage = async (...statements: readonly string[]): Promise<void> => {
  await inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL session_replication_role = replica`);
    for (const statement of statements) await client.query(statement);
  });
};

test('sound data keep every promise', async () => {
  expect(await runChecks(pool)).toEqual([]);
});

test.each([
  ['expense-items-add-up', ['UPDATE expense_share SET amount_cents = amount_cents + 1']],
  ['one-current-sheet-a-kind', ['DROP INDEX sheet_current', 'INSERT INTO sheet (action_id, convention_key, kind, version) SELECT action_id, convention_key, kind, 9 FROM sheet']],
  ['headcount-parts-within-total', ['ALTER TABLE headcount DROP CONSTRAINT headcount_check', 'UPDATE headcount SET girls = 21']],
  ['axis-of-its-own-convention', [`UPDATE action SET axis_code = '99'`]],
  ['cap-years-equal-detail', ['UPDATE commitment SET amount_cents = amount_cents + 1']],
  ['rollup-parts-equal-lines', ['UPDATE expense_share SET amount_cents = amount_cents + 1', 'UPDATE expense_item SET total_cents = total_cents + 1']],
  ['rollup-of-actions-equals-lines', ['UPDATE action_money SET spent = 1']],
  ['rollup-of-actions-equals-lines', ['UPDATE action_money SET year = year + 1']],
  ['headcounts-told-equal-lines', ['DELETE FROM secrecy_due']],
  ['rollup-cells-equal-parts', [`UPDATE spending_public SET spent = spent + 1 WHERE grain = 'SOURCE'`]],
  ['money-position-covered', [`INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on) SELECT id, convention_key, 'HORS_QUOTA', 'PAYMENT', 99999999, '2018-01-01' FROM action`]],
  ['imported-lines-have-their-file', ['UPDATE expense_item SET source_row = 3']],
  ['demonstration-marked', ['UPDATE convention SET is_demo = true']],
  ['record-chain-unbroken', [`INSERT INTO record (subject_kind, subject_key, change) VALUES ('ACTION', 'x', 'TRIED')`]],
  ['readings-chain-unbroken', [`INSERT INTO confidential_reading (actor_id, actor_role, kind, subjects) VALUES ('x', 'MINISTRY', 'BALLOTS', '{1}')`]],
])('%s is found when it is broken', async (name, statements) => {
  await damage(...statements);
  expect((await runChecks(pool)).map((finding) => finding.invariant.name)).toContain(name);
});

test('the first broken entry of the record is named first', async () => {
  await pool.query(`INSERT INTO record (subject_kind, subject_key, change) SELECT 'ACTION', n::text, 'TRIED' FROM generate_series(1, 4) n`);
  const { rows } = await pool.query<{ position: number; entry_id: number }>(`SELECT position, entry_id FROM audit_link WHERE chain = 'record' ORDER BY position DESC LIMIT 3`);
  await damage(`UPDATE record SET reason = 'autre' WHERE id >= ${rows[2]!.entry_id}`);
  const finding = (await runChecks(pool)).find(({ invariant }) => invariant.name === 'record-chain-unbroken')!;
  expect(finding.count).toBe(3);
  expect(finding.examples[0]).toEqual({ about: `maillon ${rows[2]!.position}, entrée ${rows[2]!.entry_id}`, wrong: 'contenu ou ordre modifié' });
});
