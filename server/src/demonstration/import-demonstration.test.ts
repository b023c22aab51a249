import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../import/import-files.js';
import { openPool } from '../platform/database.js';
import { freshDatabase } from '../platform/testing/database.js';
import { seed } from '../seed.js';
import type { DemoItem } from './demo-action.js';
import { generateDemonstration, inventActions, type InventedActions } from './generate-demonstration.js';
import { readOwnTerms } from './testing/read-terms.js';

describe('the demonstration sent through the importer', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: pg.Pool;
  let own: Awaited<ReturnType<typeof readOwnTerms>>;
  let invented: readonly InventedActions[];
  beforeAll(async () => {
    own = await readOwnTerms();
    invented = inventActions(own.terms, own.reference).invented;
    database = await freshDatabase();
    pool = openPool(database.url);
    await seed(pool, { demo: true });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const one = async (query: string): Promise<unknown> => Object.values((await pool.query<Record<string, unknown>>(query)).rows[0] ?? {})[0];
  const paid = (items: readonly DemoItem[]): number => items.flatMap(({ shares }) => shares).reduce((sum, { amount }) => sum + amount, 0);

  it('stores every action, and marks each as fictitious, as it does the invented schools', async () => {
    const actions = invented.flatMap((told) => told.actions);
    expect(await one('SELECT count(*) FROM action')).toBe(actions.length);
    expect(await one('SELECT count(*) FROM action WHERE NOT is_demo')).toBe(0);
    expect(await one('SELECT count(*) FROM school WHERE is_demo')).toBeGreaterThanOrEqual(90);
    expect(await one('SELECT count(*) FROM school WHERE NOT is_demo')).toBe(12_455);
    expect(await one(`SELECT count(*) FROM import_file WHERE name !~ '^demonstration/'`)).toBe(0);
    expect(await one('SELECT count(*) FROM action_actor WHERE siret IS NOT NULL')).toBe(0);
  });

  it('stores the very amounts and participations that were invented', async () => {
    for (const { terms, actions } of invented) {
      const sums = await pool.query(
        `SELECT (SELECT coalesce(sum(amount_cents), 0)::bigint FROM money_line WHERE convention_key = $1 AND stage = 'PLANNED') AS planned,
                (SELECT coalesce(sum(amount_cents), 0)::bigint FROM money_line WHERE convention_key = $1 AND stage = 'COMMITTED') AS committed,
                (SELECT coalesce(sum(amount_cents), 0)::bigint FROM money_line WHERE convention_key = $1 AND stage = 'SPENT') AS spent,
                (SELECT coalesce(sum(total), 0)::bigint FROM headcount_line WHERE convention_key = $1 AND stage = 'REACHED') AS reached,
                (SELECT count(*) FROM headcount_line WHERE convention_key = $1 AND total IS NULL) AS silent,
                (SELECT count(*) FROM indicator i JOIN action a ON a.id = i.action_id WHERE a.convention_key = $1 AND i.result IS NULL) AS unevaluated,
                (SELECT coalesce(sum(i.result), 0)::text FROM indicator i JOIN action a ON a.id = i.action_id WHERE a.convention_key = $1) AS results`,
        [terms.key],
      );
      const realised = actions.flatMap((action) => action.realised ?? []);
      const headcounts = actions.flatMap(({ planned }) => planned.headcounts).concat(realised.flatMap((sheet) => sheet.headcounts));
      const indicators = actions.flatMap((action) => action.indicators);
      expect(sums.rows[0], terms.key).toEqual({
        planned: paid(actions.flatMap(({ planned }) => planned.items)),
        // What was committed to an action that was given up is freed: it is committed no more.
        committed: actions.flatMap(({ status, commitments }) => (status === 'ABANDONED' ? [] : commitments)).reduce((sum, { amount }) => sum + amount, 0),
        spent: paid(realised.flatMap(({ items }) => items)),
        reached: realised.flatMap((sheet) => sheet.headcounts).reduce((sum, { total }) => sum + (total ?? 0), 0),
        silent: headcounts.filter(({ total }) => total === null).length,
        unevaluated: indicators.filter(({ resultTenths }) => resultTenths === null).length,
        results: expect.toSatisfy(
          (text: string) => Number(text) * 10 === indicators.reduce((sum, { resultTenths }) => sum + (resultTenths ?? 0), 0),
        ),
      });
    }
  });

  it('changes nothing when it is sent again', async () => {
    for (const { conventionKey, files } of generateDemonstration(own.terms, own.reference).bundles) {
      const inputs = files.map(({ name, content }) => ({ name, bytes: Buffer.from(content) }));
      const { actions, refusals } = await importFiles(pool, conventionKey, inputs, { isDemo: true });
      expect(refusals).toEqual([]);
      expect(actions).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: actions.read });
    }
  });
});
