import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { decideSecrecy } from './decide-secrecy.js';

const CONVENTIONS = ['opca-defi-2016', 'opco-ep-2020', 'medef-occitanie-2021', 'cgpme-paca'] as const;
const AXES = { 'opca-defi-2016': '4', 'opco-ep-2020': '3', 'medef-occitanie-2021': '4', 'cgpme-paca': '1' } as const;
const [DEFI, OPCO] = CONVENTIONS;

let database: TestDatabase;
let pool: pg.Pool;
let ids: readonly number[];
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url, { max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Two large lines and a small one a convention: the small one has company at home. */
beforeEach(async () => {
  await pool.query('TRUNCATE action CASCADE');
  const pupils = (total: number): readonly { audience: string; academy: string | null; total: number; girls: number | null }[] => [{ audience: 'LYCEE_PUPILS', academy: '16', total, girls: null }];
  ids = await inTransaction(pool, (client) =>
    insertActions(
      client,
      CONVENTIONS.flatMap((convention) => [3, 40, 50].map((total) => anAction({ convention, axis: AXES[convention], reachedHeadcounts: pupils(total) }))),
    ),
  );
  expect(await decideSecrecy(pool)).toBe(null);
});

const inOf = (convention: string): readonly number[] => ids.slice(CONVENTIONS.indexOf(convention as never) * 3).slice(0, 3);
const setTotal = (id: number, total: number): Promise<unknown> => pool.query('UPDATE headcount SET total = $2 WHERE action_id = $1', [id, total]);
const due = async (): Promise<unknown[]> => (await pool.query<{ conventions: string[] | null }>('SELECT conventions FROM secrecy_due ORDER BY id')).rows.map(({ conventions }) => conventions);

/** Lines that are hidden, by action; and whether the sums that are told are those of the decision. */
const hidden = async (): Promise<{ hidden: number[]; areSumsOfNow: boolean }> => {
  const { rows } = await pool.query<{ action_id: number }>('SELECT f.action_id FROM headcount_cell f JOIN line_secrecy s ON s.cell = f.cell WHERE s.total_group IS NOT NULL ORDER BY 1');
  const differences = await pool.query('(TABLE public_reach EXCEPT TABLE public_reach_detail) UNION ALL (TABLE public_reach_detail EXCEPT TABLE public_reach)');
  return { hidden: rows.map(({ action_id }) => action_id), areSumsOfNow: differences.rowCount === 0 };
};

/** The same when all is decided from what was decided. */
const hiddenByAll = async (): Promise<unknown> => {
  await pool.query('INSERT INTO secrecy_due (transaction) VALUES (pg_current_xact_id())');
  expect(await decideSecrecy(pool)).toBe(null);
  return hidden();
};

describe('what a write touches is decided where it stands', () => {
  test('a headcount changed in one convention is decided there alone, as deciding all does', async () => {
    await setTotal(inOf(OPCO)[2]!, 2);
    expect(await due()).toEqual([[OPCO]]);
    expect(await decideSecrecy(pool)).toBe(1);
    const alone = await hidden();
    expect(alone.areSumsOfNow).toBe(true);
    expect(alone.hidden).toContain(inOf(OPCO)[2]);
    expect(await hiddenByAll()).toEqual(alone);
  });

  test('several conventions in one transaction are decided each by itself', async () => {
    await inTransaction(pool, async (client) => {
      await client.query('UPDATE headcount SET total = 1 WHERE action_id = $1', [inOf(OPCO)[1]]);
      await client.query('UPDATE headcount SET total = 4 WHERE action_id = $1', [inOf(DEFI)[1]]);
    });
    expect(await due()).toEqual([[DEFI, OPCO]]);
    expect(await decideSecrecy(pool)).toBe(2);
    const alone = await hidden();
    expect(alone.areSumsOfNow).toBe(true);
    expect(await hiddenByAll()).toEqual(alone);
  });

  test('so is an action that is withdrawn from the public, or deleted', async () => {
    await pool.query('UPDATE action SET published_at = NULL WHERE id = $1', [inOf(DEFI)[0]]);
    expect(await decideSecrecy(pool)).toBe(1);
    await pool.query('DELETE FROM action WHERE id = $1', [inOf(DEFI)[1]]);
    expect(await due()).toEqual([[DEFI]]);
    expect(await decideSecrecy(pool)).toBe(1);
    expect((await hidden()).areSumsOfNow).toBe(true);
  });

  test('an action goes to another convention only without its fiches, and then counts there', async () => {
    const [id] = inOf(DEFI);
    const move = (): Promise<unknown> => pool.query(`UPDATE action SET convention_key = $2, axis_code = $3, reference = reference || '-moved' WHERE id = $1`, [id, OPCO, AXES[OPCO]]);
    await expect(move()).rejects.toThrow('violates foreign key constraint');
    await pool.query('DELETE FROM sheet WHERE action_id = $1', [id]);
    await pool.query('DELETE FROM commitment WHERE action_id = $1', [id]);
    await decideSecrecy(pool);
    await move();
    expect([await due(), await decideSecrecy(pool), (await hidden()).areSumsOfNow]).toEqual([[[DEFI, OPCO]], 2, true]);
  });

  test('nothing is due of a fiche’s words', async () => {
    await pool.query(`UPDATE sheet SET objectives = 'Autres mots' WHERE action_id = $1`, [ids[0]]);
    await pool.query(`UPDATE action SET title = 'Autre titre' WHERE id = $1`, [ids[0]]);
    expect([await due(), await decideSecrecy(pool)]).toEqual([[], 0]);
  });
});

describe('all is decided', () => {
  test('where a small headcount has no company left at home; then its neighbours’ conventions are decided together until they part', async () => {
    for (const id of inOf(OPCO).slice(1)) await setTotal(id, 0);
    expect(await decideSecrecy(pool)).toBe(null);
    const { rows } = await pool.query<{ crossing: string[] }>('SELECT crossing FROM secrecy_state');
    expect(rows[0]!.crossing).toContain(OPCO);
    const other = rows[0]!.crossing.find((key) => key !== OPCO)!;
    await setTotal(inOf(other)[2]!, 60);
    expect(await decideSecrecy(pool)).toBe(null);
    const apart = CONVENTIONS.find((key) => !rows[0]!.crossing.includes(key))!;
    await setTotal(inOf(apart)[2]!, 61);
    expect(await decideSecrecy(pool)).toBe(1);
    expect((await hidden()).areSumsOfNow).toBe(true);
  });

  test('where the thresholds or what lies near may be others', async () => {
    await pool.query('INSERT INTO secrecy_due (transaction) VALUES (pg_current_xact_id())');
    expect(await decideSecrecy(pool)).toBe(null);
    await pool.query(`UPDATE academy SET name = name || ' ' WHERE code = '16'`);
    await setTotal(inOf(DEFI)[2]!, 70);
    expect(await decideSecrecy(pool)).toBe(null);
    await setTotal(inOf(DEFI)[2]!, 71);
    expect(await decideSecrecy(pool)).toBe(1);
  });
});
