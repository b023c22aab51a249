import type { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '../access/actor.js';
import { openReaders, type Readers } from '../api/readers.js';
import { INVARIANTS } from '../checks/invariants.js';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { inTransaction, openPool, type Queryable } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { capUse } from './cap-use.js';
import { Params } from './facts.js';
import { Dimension, FigureState, type MoneyFigure } from './figures.graphql.js';
import { spendingRollupSql } from './rollup.js';
import type { Scope } from './scope.js';
import { spendingSql } from './spending.js';
import { giveToFirm } from './testing/give-to-firm.js';
import { CAP_USE_OF_LINES } from './testing/cap-use-of-lines.js';
import { insertActions, type BuiltAction } from './testing/insert-actions.js';

const AXES: Record<string, readonly string[]> = { 'opca-defi-2016': ['2', '4'], 'medef-occitanie-2021': ['4', '4.1', '4.2'] };
const SOURCES: Record<string, readonly string[]> = { 'opca-defi-2016': ['HORS_QUOTA', 'AUTRES'], 'medef-occitanie-2021': ['ADREE', 'MOYENS_MEDEF'] };
const PLACES = ['11', '16', '09'];
const STATUSES = ['DRAFT', 'SUBMITTED', 'COMMITTED', 'REALISED', 'REFUSED'];
const ROLES: readonly (Partial<Actor> & { readonly role: Role })[] = [
  { role: 'MINISTRY' },
  { role: 'ADMINISTRATOR' },
  { role: 'PARTNER', party: 'opca-defi' },
  { role: 'COMMITTEE_MEMBER', party: 'opca-defi' },
  { role: 'COMMITTEE_SECRETARY', party: 'medef-occitanie' },
  { role: 'DELEGATION', academicRegions: ['76'] },
  { role: 'DELEGATION', academicRegions: ['32', '76'] },
];

// As often nowhere as somewhere: an action whose lines are all told as a whole is a case of its own.
const place = fc.option(fc.constantFrom(...PLACES), { nil: null, freq: 1 });
const built = fc.constantFrom(...Object.keys(AXES)).chain((convention) => {
  const line = fc.record({
    source: fc.constantFrom(...SOURCES[convention]!),
    cents: fc.integer({ min: 0, max: 9_000_00 }),
    academy: place,
    committedOn: fc.constantFrom(null, '2017-09-30', '2017-10-06', '2021-04-01'),
  });
  return fc.record({
    convention: fc.constant(convention),
    axis: fc.constantFrom(...AXES[convention]!),
    year: fc.constantFrom(2017, 2021),
    status: fc.constantFrom(...STATUSES),
    isPublished: fc.boolean(),
    places: fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 3 }),
    planned: fc.option(fc.array(line, { maxLength: 3 }), { nil: null }),
    committed: fc.array(line, { maxLength: 2 }),
    spent: fc.option(fc.array(line, { maxLength: 3 }), { nil: null }),
    plannedHeadcounts: fc.constant([]),
    reachedHeadcounts: fc.constant([]),
    indicators: fc.constant([]),
  }) satisfies fc.Arbitrary<BuiltAction>;
});

/** What may happen to stored actions, each in a statement of its own; $1 picks one. */
const CHANGES = [
  `UPDATE expense_share SET amount_cents = amount_cents + 7 WHERE expense_item_id = (SELECT id FROM expense_item ORDER BY id LIMIT 1 OFFSET $1);
   UPDATE expense_item i SET total_cents = (SELECT coalesce(sum(amount_cents), 0) FROM expense_share WHERE expense_item_id = i.id)`,
  `DELETE FROM expense_item WHERE id = (SELECT id FROM expense_item ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE expense_item SET academy_code = '09' WHERE id = (SELECT id FROM expense_item ORDER BY id LIMIT 1 OFFSET $1)`,
  `DELETE FROM commitment WHERE id = (SELECT id FROM commitment ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE commitment SET amount_cents = 5, committed_on = '2018-01-01' WHERE id = (SELECT id FROM commitment ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE action SET axis_code = '4' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE action SET year = 2018 WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE action SET published_at = CASE WHEN published_at IS NULL THEN now() END WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE action SET status = 'CLOSED' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE action SET status = 'DRAFT' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE sheet SET is_current = NOT is_current WHERE id = (SELECT id FROM sheet ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE sheet SET starts_on = '2018-03-01' WHERE id = (SELECT id FROM sheet ORDER BY id LIMIT 1 OFFSET $1)`,
  `DELETE FROM sheet WHERE id = (SELECT id FROM sheet ORDER BY id LIMIT 1 OFFSET $1)`,
  `DELETE FROM action_academy WHERE action_id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `INSERT INTO action_academy SELECT * FROM (SELECT id, '10' FROM action ORDER BY id LIMIT 1 OFFSET $1) a ON CONFLICT DO NOTHING`,
  `DELETE FROM action WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1 OFFSET $1)`,
  `UPDATE axis SET theme_code = (SELECT code FROM theme ORDER BY code LIMIT 1 OFFSET $1) WHERE convention_key = 'opca-defi-2016' AND code = '4'`,
  `UPDATE axis SET parent_code = CASE WHEN parent_code IS NULL THEN '4' END WHERE convention_key = 'medef-occitanie-2021' AND code = '4.2'`,
  // What is under the caps is counted anew, as when a convention is loaded (recountCaps).
  `UPDATE cap SET period = CASE WHEN $1 % 2 = 0 THEN 'CONVENTION_YEAR' ELSE 'CALENDAR_YEAR' END; SELECT rebuild_cap_years()`,
  `SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE action CASCADE; SET CONSTRAINTS ALL DEFERRED`,
] as const;

const change = fc.record({ statement: fc.constantFrom(...CHANGES), at: fc.nat({ max: 5 }) });

const criteria = {
  conventions: fc.subarray(Object.keys(AXES)),
  years: fc.subarray([2017, 2018, 2021], { minLength: 1 }),
  axes: fc.subarray(['opca-defi-2016/4', 'medef-occitanie-2021/4', 'medef-occitanie-2021/4.1'], { minLength: 1 }),
  exactAxis: fc.constant('medef-occitanie-2021/4'),
  themes: fc.constantFrom(['GUIDANCE_AND_DISCOVERY'], ['GUIDANCE_AND_DISCOVERY', 'ENTERPRISE_SPIRIT']),
  fundingSources: fc.subarray(['opca-defi-2016/HORS_QUOTA', 'opca-defi-2016/AUTRES', 'medef-occitanie-2021/ADREE'], { minLength: 1 }),
  academies: fc.subarray([...PLACES, '10']),
  academicRegions: fc.subarray(['76', '32', '84']),
  notBrokenDown: fc.boolean(),
};

/** Few criteria at once: many leave nothing. */
const scope: fc.Arbitrary<Scope> = fc
  .tuple(fc.record(criteria), fc.subarray(Object.keys(criteria), { maxLength: 2 }))
  .map(([all, names]) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));

const dimensions = fc.uniqueArray(
  fc.constantFrom(Dimension.CONVENTION, Dimension.YEAR, Dimension.AXIS, Dimension.TOP_AXIS, Dimension.THEME, Dimension.FUNDING_SOURCE, Dimension.ACADEMY, Dimension.ACADEMIC_REGION),
  { maxLength: 2 },
);

let database: TestDatabase;
let pool: pg.Pool;
let orm: MikroORM;
let readers: Readers;
let catalogueOf: () => Promise<Catalogue>;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  await pool.query('UPDATE cap_amount SET amount_cents = NULL; SELECT rebuild_cap_years()');
  // One source of a convention is a firm's: who reads what of it differs from reader to reader.
  await giveToFirm(pool, 'medef-occitanie-2021', 'MOYENS_MEDEF', 'firm-b');
  orm = await openOrm(database.url);
  catalogueOf = catalogueReader(orm, pool);
  readers = await openReaders(pool);
});
afterAll(async () => {
  await readers.stop();
  await orm.close(true);
  await pool.end();
  await database.drop();
});

const rowsOf = async (db: Queryable, sql: string, values: unknown[]): Promise<string[]> =>
  (await db.query<Record<string, unknown>>(sql, values)).rows.map((row) => JSON.stringify(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1)))).sort();

/** Both answers to one question; null where rollups do not answer it. */
const bothWays = async (db: Queryable, by: readonly Dimension[], asked: Scope, catalogue: Catalogue): Promise<{ rollup: string[]; lines: string[] } | null> => {
  const [params, others] = [new Params(), new Params()];
  const sql = spendingRollupSql(by, asked, catalogue, params);
  if (sql === null) return null;
  return { rollup: await rowsOf(db, sql, params.values), lines: await rowsOf(db, spendingSql(by, asked, catalogue, others), others.values) };
};

const kept = INVARIANTS.filter(({ name }) => name.startsWith('rollup'));

let prefix = 0;

// An action that a transaction changes alone is settled by itself (roll_up) where no firm gives money, all others by sets (roll_up_many).
test('an action settled by itself has what its lines make, as those settled together', async () => {
  // Years of the convention's own: a line's day tells that of its cap.
  await pool.query(`UPDATE cap SET period = 'CONVENTION_YEAR'; SELECT rebuild_cap_years()`);
  await fc.assert(
    fc.asyncProperty(fc.array(built, { minLength: 12, maxLength: 20 }), fc.array(change, { minLength: 2, maxLength: 8 }), async (actions, changes) => {
      for (const action of actions) await inTransaction(pool, (client) => insertActions(client, [action], `alone${(prefix += 1)}-`));
      for (const { name, sql } of kept) expect((await pool.query(sql)).rows, name).toEqual([]);
      for (const { statement, at } of changes) await inTransaction(pool, async (client) => {
        for (const each of statement.split(';')) await client.query(each, each.includes('$1') ? [at] : []);
      });
      for (const { name, sql } of kept) expect((await pool.query(sql)).rows, name).toEqual([]);
    }),
    { numRuns: process.env['TEST_FULL'] ? 60 : 4 },
  );
}, 120_000);

test.each([false, true])('whatever was written, rollups and lines give everyone the same answers; each convention holds money of firms: %s', async (everywhere) => {
  if (everywhere) await giveToFirm(pool, 'opca-defi-2016', 'AUTRES', 'firm-a');
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(built, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
      fc.array(fc.record({ by: dimensions, scope, role: fc.option(fc.constantFrom(...ROLES), { nil: null }) }), { minLength: 4, maxLength: 8 }),
      async (actions, transactions, questions) => {
        await inTransaction(pool, async (client) => insertActions(client, actions, `r${(prefix += 1)}-`));
        for (const changes of transactions) {
          await inTransaction(pool, async (client) => {
            for (const { statement, at } of changes) for (const each of statement.split(';')) await client.query(each, each.includes('$1') ? [at] : []);
          });
        }
        await pool.query('UPDATE data_version SET version = version + 1');
        const catalogue = await catalogueOf();
        for (const { name, sql } of kept) expect((await pool.query(sql)).rows, name).toEqual([]);
        for (const { by, scope: asked, role } of questions) {
          const { pool: db } = await readers.readerOf(role && { id: 'x', party: null, academicRegions: [], ...role });
          const both = await bothWays(db, by, asked, catalogue);
          if (both === null) continue;
          answered += 1;
          expect(both.rollup).toEqual(both.lines);
        }
        const lines = await pool.query<Record<string, number | string | null>>(CAP_USE_OF_LINES);
        expect(await Promise.all((await capUse(pool, catalogue, {})).map(async (year) => [year.capKey, year.year, told(year.committed), told(year.spent), (await year.axes()).length]))).toEqual(
          lines.rows
            .filter((row) => row['axis_id'] === null)
            .sort((left, right) => (String(left['cap_key']) < String(right['cap_key']) ? -1 : left['cap_key'] === right['cap_key'] ? Number(left['year']) - Number(right['year']) : 1))
            .map((row) => [
              row['cap_key'],
              row['year'],
              Number(row['committed_reported']) > 0 ? row['committed'] : null,
              Number(row['spent_reported']) > 0 ? row['spent'] : null,
              lines.rows.filter((other) => other['cap_key'] === row['cap_key'] && other['year'] === row['year'] && other['axis_id'] !== null).length,
            ]),
        );
      },
    ),
    { numRuns: process.env['TEST_FULL'] ? 100 : 5 },
  );
  expect(answered).toBeGreaterThan(5);
}, 240_000);

const told = (figure: MoneyFigure): number | null => (figure.state === FigureState.KNOWN ? figure.cents : null);

test('two writers of one action at once are both counted', async () => {
  const [id] = await inTransaction(pool, (client) => insertActions(client, [{ ...ONE, planned: null }], 'both-'));
  const insert = `INSERT INTO commitment (action_id, convention_key, funding_source_code, amount_cents) VALUES ($1, 'opca-defi-2016', 'AUTRES', 100)`;
  const [first, second] = [await pool.connect(), await pool.connect()];
  for (const client of [first, second]) {
    await client.query('BEGIN');
    await client.query(insert, [id]);
  }
  await Promise.all([first.query('COMMIT'), second.query('COMMIT')]);
  first.release();
  second.release();
  for (const { name, sql } of kept) expect((await pool.query(sql)).rows, name).toEqual([]);
});

test('a transaction that fails leaves no trace in the cells', async () => {
  const before = await rowsOf(pool, 'SELECT * FROM spending_public', []);
  await inTransaction(pool, async (client) => {
    await insertActions(client, [ONE], 'undone-');
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    throw new Error('undone');
  }).catch(() => undefined);
  expect(await rowsOf(pool, 'SELECT * FROM spending_public', [])).toEqual(before);
});

test('a rebuild gives the cells that were kept', async () => {
  await inTransaction(pool, (client) => insertActions(client, [ONE], 'rebuilt-'));
  const cells = `SELECT * FROM spending_public WHERE actions > 0`;
  const before = await rowsOf(pool, cells, []);
  await pool.query('SELECT rebuild_rollups()');
  expect(await rowsOf(pool, cells, [])).toEqual(before);
});

const ONE: BuiltAction = {
  convention: 'opca-defi-2016',
  axis: '4',
  year: 2017,
  status: 'REALISED',
  isPublished: true,
  places: ['16', '11'],
  planned: [{ source: 'HORS_QUOTA', cents: 12_00, academy: '16' }],
  committed: [],
  spent: null,
  plannedHeadcounts: [],
  reachedHeadcounts: [],
  indicators: [],
};
