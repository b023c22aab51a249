import type { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReaders, type Readers } from '../api/readers.js';
import { INVARIANTS } from '../checks/invariants.js';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { decideSecrecy } from '../disclosure/decide-secrecy.js';
import { PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { Params } from './facts.js';
import { Dimension, FigureState } from './figures.graphql.js';
import { keptReachSql } from './kept-reach.js';
import { ActionSort, listActions, type ListedAction } from './list-actions.js';
import { reach } from './reach.js';
import type { Scope } from './scope.js';
import { anAction, insertActions, type BuiltAction } from './testing/insert-actions.js';

const CONVENTIONS = ['opca-defi-2016', 'medef-occitanie-2021'];
const SOURCES: Record<string, string> = { 'opca-defi-2016': 'HORS_QUOTA', 'medef-occitanie-2021': 'ADREE' };
const YEARS = [2017, 2018, 2021];

let database: TestDatabase;
let system: pg.Pool;
let orm: MikroORM;
let readers: Readers;
let few: pg.Pool;
let catalogue: Catalogue;
/** Of whom the kept ones are read for, and of whom all is read line by line: both see no more than anyone. */
let anyone: Sight;
let byLine: Sight;
beforeAll(async () => {
  database = await seededDatabase();
  system = openPool(database.url);
  orm = await openOrm(database.url);
  catalogue = await catalogueReader(orm, system)();
  readers = await openReaders(system);
  ({ few } = await readers.readerOf(null));
  byLine = { ...PUBLIC_SIGHT, decide: () => decideSecrecy(system) };
  anyone = { ...byLine, isPublic: true };
});
afterAll(async () => {
  await readers.stop();
  await orm.close(true);
  await system.end();
  await database.drop();
});

const place = fc.constantFrom(null, '11', '16');
const built = fc.constantFrom(...CONVENTIONS).chain((convention) => {
  const money = fc.option(fc.array(fc.record({ source: fc.constant(SOURCES[convention]!), cents: fc.constantFrom(0, 100, 100, 900_00), academy: place }), { maxLength: 2 }), { nil: null });
  const headcounts = fc.uniqueArray(
    fc.record({ audience: fc.constantFrom('LYCEE_PUPILS', 'APPRENTICES'), academy: place, total: fc.constantFrom(null, 2, 7, 40), girls: fc.constantFrom(null, 0, 1) }),
    { maxLength: 3, selector: ({ audience, academy }) => `${audience}${academy}` },
  );
  return fc.record({
    convention: fc.constant(convention),
    axis: fc.constant('4'),
    year: fc.constantFrom(...YEARS),
    status: fc.constantFrom('DRAFT', 'SUBMITTED', 'COMMITTED', 'REALISED', 'REALISED', 'REFUSED'),
    isPublished: fc.constantFrom(true, true, true, false),
    places: fc.uniqueArray(fc.constantFrom('11', '16'), { maxLength: 2 }),
    planned: money,
    committed: money.map((lines) => lines ?? []),
    spent: money,
    plannedHeadcounts: headcounts,
    reachedHeadcounts: headcounts,
    indicators: fc.constant([]),
  }) satisfies fc.Arbitrary<BuiltAction>;
});

/** Whatever changes what anyone is told of headcounts, or where an action stands in a list; $1 picks one. */
const CHANGES = [
  'UPDATE headcount SET total = coalesce(total, 0) + 1 WHERE id = (SELECT id FROM headcount ORDER BY id LIMIT 1 OFFSET $1)',
  'DELETE FROM headcount WHERE id = (SELECT id FROM headcount ORDER BY id LIMIT 1 OFFSET $1)',
  'UPDATE sheet SET is_current = NOT is_current WHERE id = (SELECT id FROM sheet ORDER BY id LIMIT 1 OFFSET $1)',
  'DELETE FROM sheet WHERE id = (SELECT id FROM sheet ORDER BY id LIMIT 1 OFFSET $1)',
  'UPDATE action SET year = 2018 WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)',
  `UPDATE action SET status = 'CLOSED' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE action SET status = 'DRAFT' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  'UPDATE action SET published_at = CASE WHEN published_at IS NULL THEN now() END WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)',
  'DELETE FROM action WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)',
  'UPDATE disclosure_rules SET least_headcount = 2 + $1 % 9',
] as const;

const RULES = 'INSERT INTO secrecy_due (transaction) SELECT pg_current_xact_id() WHERE $1::int IS NOT NULL';

const change = fc.record({ statement: fc.constantFrom(...CHANGES), at: fc.nat({ max: 9 }) });
const asked = fc.record({
  by: fc.subarray([Dimension.CONVENTION, Dimension.YEAR]),
  scope: fc.record({ conventions: fc.subarray(CONVENTIONS), years: fc.subarray(YEARS, { minLength: 1 }) }, { requiredKeys: [] }),
});

const told = INVARIANTS.filter(({ name }) => name === 'headcounts-told-equal-lines' || name === 'rollup-of-actions-equals-lines');

const pagesOf = async (scope: Scope, sort: ActionSort, first: number, sight: Sight): Promise<ListedAction[]> => {
  const all: ListedAction[] = [];
  for (let after: string | null = null; ; ) {
    const { actions, hasNextPage } = await listActions(few, catalogue, scope, { sort, first, after, sight });
    all.push(...actions);
    if (!hasNextPage) return all;
    after = actions.at(-1)!.cursor;
  }
};

let prefix = 0;

test('whatever was written, what is kept for a page tells what its lines do: headcounts, and actions in any order', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(built, { minLength: 3, maxLength: 12 }),
      fc.array(change, { maxLength: 4 }),
      fc.array(asked, { minLength: 6, maxLength: 10 }),
      fc.constantFrom(...CONVENTIONS),
      fc.constantFrom(...YEARS),
      async (actions, changes, questions, convention, year) => {
        await inTransaction(system, async (client) => insertActions(client, actions, `p${(prefix += 1)}-`));
        for (const { statement, at } of changes) {
          await inTransaction(system, async (client) => {
            await client.query(statement, [at]);
            if (statement.includes('disclosure_rules')) await client.query(RULES, [at]);
          });
        }
        for (const { by, scope } of questions) {
          if (keptReachSql(by, scope, anyone, new Params()) === null) continue;
          answered += 1;
          expect(await reach(few, catalogue, by, scope, anyone)).toEqual(await reach(few, catalogue, by, scope, byLine));
        }
        await decideSecrecy(system);
        for (const { name, sql } of told) expect((await system.query(sql)).rows, name).toEqual([]);
        const ofYear = { conventions: [convention], years: [year] };
        for (const sort of Object.values(ActionSort)) expect(await pagesOf(ofYear, sort, 2, anyone)).toEqual(await pagesOf(ofYear, sort, 200, byLine));
      },
    ),
    { numRuns: process.env['TEST_FULL'] ? 40 : 10 },
  );
  expect(answered).toBeGreaterThan(15);
}, 240_000);

test('what is kept holds no number that is hidden', async () => {
  await system.query('TRUNCATE action CASCADE; UPDATE disclosure_rules SET least_headcount = 5');
  const people = (total: number, academy: string) => ({ audience: 'LYCEE_PUPILS', academy, total, girls: null });
  await inTransaction(system, (client) =>
    insertActions(client, [anAction({ year: 2017, reachedHeadcounts: [people(2, '16')] }), anAction({ year: 2018, reachedHeadcounts: [people(30, '16')] })]),
  );
  await decideSecrecy(system);
  const { rows } = await system.query<{ year: number; reached: number }>(`SELECT year, reached FROM public_reach WHERE reached_hidden AND convention_key = 'opca-defi-2016' AND year > 0 ORDER BY year`);
  const lines = await reach(few, catalogue, [Dimension.YEAR], { conventions: ['opca-defi-2016'] }, byLine);
  const hidden = lines.filter(({ reached: { state } }) => state === FigureState.HIDDEN);
  expect(hidden.length).toBeGreaterThan(0);
  expect(rows.map(({ reached }) => reached)).toEqual(hidden.map(({ reached: { atLeast } }) => atLeast ?? 0));
  for (const { reached } of rows) expect([2, 30]).not.toContain(reached);
  // What is kept of all years stands under the year 0, which nobody means who asks for it.
  for (const by of [[], [Dimension.YEAR], [Dimension.CONVENTION]]) {
    const scope = { years: [0] };
    expect(await reach(few, catalogue, by, scope, anyone)).toEqual(await reach(few, catalogue, by, scope, byLine));
  }
});
