import fc from 'fast-check';
import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { FULL_SIGHT } from '../disclosure/sight.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { Dimension } from './figures.graphql.js';
import { parseProofId } from './proof-id.js';
import { proofTotals } from './proof.js';
import { reach } from './reach.js';
import type { Scope } from './scope.js';
import { spending } from './spending.js';
import { insertActions, type BuiltAction } from './testing/insert-actions.js';
import { expectedSums, type Slice } from './testing/oracle.js';

const AXES: Record<string, readonly string[]> = {
  'opca-defi-2016': ['2', '4', '8'],
  'medef-occitanie-2021': ['4', '4.1', '4.2'],
};
const SOURCES: Record<string, readonly string[]> = {
  'opca-defi-2016': ['HORS_QUOTA', 'AUTRES'],
  'medef-occitanie-2021': ['ADREE', 'MOYENS_MEDEF'],
};
const PLACES = ['11', '16', '09'];
const STATUSES = ['DRAFT', 'SUBMITTED', 'COMMITTED', 'REALISED', 'CLOSED', 'REFUSED', 'ABANDONED'];

const place = fc.option(fc.constantFrom(...PLACES), { nil: null });
const cents = fc.integer({ min: 0, max: 90_000_000_00 });

const line = { cents, academy: place };
/** A day of commitment, in two years; null: none is told. */
const day = fc.constantFrom(null, '2017-01-31', '2017-02-01', '2017-12-31', '2018-01-01');

const headcount = fc
  .record({ audience: fc.constantFrom('LYCEE_PUPILS', 'STUDENTS'), academy: place, total: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }) })
  .chain((line) => fc.record({ girls: fc.option(fc.integer({ min: 0, max: line.total ?? 10 }), { nil: null }) }).map((girls) => ({ ...line, ...girls })));

const headcounts = fc.uniqueArray(headcount, { maxLength: 4, selector: (line) => `${line.audience} ${line.academy}` });

const action = fc.constantFrom(...Object.keys(AXES)).chain((convention) => {
  const money = fc.array(fc.record({ ...line, source: fc.constantFrom(...SOURCES[convention]!) }), { minLength: 1, maxLength: 4 });
  return fc.record({
    convention: fc.constant(convention),
    axis: fc.constantFrom(...AXES[convention]!),
    year: fc.constantFrom(2017, 2018),
    status: fc.constantFrom(...STATUSES),
    places: fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 2 }),
    planned: fc.option(money, { nil: null }),
    committed: fc.oneof(fc.constant([]), fc.array(fc.record({ ...line, source: fc.constantFrom(...SOURCES[convention]!), committedOn: day }), { minLength: 1, maxLength: 4 })),
    spent: fc.option(money, { nil: null }),
    plannedHeadcounts: headcounts,
    reachedHeadcounts: headcounts,
    indicators: fc.constant([]),
    isPublished: fc.constant(true),
  }) satisfies fc.Arbitrary<BuiltAction>;
});

const slice: fc.Arbitrary<Slice> = fc.record(
  {
    convention: fc.constantFrom(...Object.keys(AXES)),
    year: fc.constantFrom(2017, 2018, 2019),
    axis: fc.constantFrom('4'),
    source: fc.constantFrom('HORS_QUOTA'),
    academy: fc.constantFrom(...PLACES),
    audience: fc.constantFrom('LYCEE_PUPILS', 'STUDENTS'),
    notBrokenDown: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

const scopeOf = ({ convention, year, axis, source, academy, audience, notBrokenDown }: Slice): Scope => ({
  ...(convention && { conventions: [convention] }),
  ...(year && { years: [year] }),
  ...(axis && { axes: Object.keys(AXES).map((key) => `${key}/${axis}`) }),
  ...(source && { fundingSources: [`opca-defi-2016/${source}`] }),
  ...(academy && { academies: [academy] }),
  ...(audience && { audiences: [audience] }),
  ...(notBrokenDown && { notBrokenDown }),
});

let database: Awaited<ReturnType<typeof seededDatabase>>;
let pool: pg.Pool;
let orm: MikroORM;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  // Sums are what is tried here, with amounts that no cap of the texts would let pass.
  await pool.query('UPDATE cap_amount SET amount_cents = NULL');
  orm = await openOrm(database.url);
  catalogue = await catalogueReader(orm, pool)();
});
afterAll(async () => {
  await orm.close(true);
  await pool.end();
  await database.drop();
});

/** Runs the check over stored actions, and leaves the database as it was. */
const withActions = async (actions: readonly BuiltAction[], check: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
  const undo = new Error('undo');
  await inTransaction(pool, async (client) => {
    await insertActions(client, actions);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await check(client);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
};

const value = (figure: { cents?: number | null; count?: number | null }): number => figure.cents ?? figure.count ?? 0;

test('for any actions and any filter, the figures are the sums of the lines, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 12 }), fc.array(slice, { minLength: 1, maxLength: 6 }), (actions, slices) =>
      withActions(actions, async (client) => {
        for (const each of slices) {
          const [money] = await spending(client, catalogue, [], scopeOf(each));
          const [people] = await reach(client, catalogue, [], scopeOf(each), FULL_SIGHT);
          const expected = expectedSums(actions, each);
          expect({
            planned: value(money!.planned),
            committed: value(money!.committed),
            spent: value(money!.spent),
            headsPlanned: value(people!.planned),
            headsReached: value(people!.reached),
            girls: value(people!.girls),
          }).toEqual(expected);
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test('for any breakdown, the cells add up to the whole, and each cell to its proof', async () => {
  const dimensions = fc.uniqueArray(
    fc.constantFrom(Dimension.CONVENTION, Dimension.YEAR, Dimension.AXIS, Dimension.TOP_AXIS, Dimension.THEME, Dimension.FUNDING_SOURCE, Dimension.MONTH, Dimension.ACADEMY, Dimension.ACADEMIC_REGION),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 8 }), dimensions, slice, (actions, by, each) =>
      withActions(actions, async (client) => {
        const cells = await spending(client, catalogue, by, scopeOf(each));
        const [whole] = await spending(client, catalogue, [], scopeOf(each));
        for (const stage of ['planned', 'committed', 'spent'] as const) {
          expect(cells.reduce((sum, cell) => sum + value(cell[stage]), 0)).toBe(value(whole![stage]));
          for (const cell of cells) {
            const { measure, scope } = parseProofId(cell[stage].proof);
            const proof = await proofTotals(client, catalogue, measure, scope, FULL_SIGHT);
            if (cell[stage].state === 'KNOWN') expect(proof.cents ?? 0).toBe(value(cell[stage]));
          }
        }
      }),
    ),
    { numRuns: 30 },
  );
});
