import fc from 'fast-check';
import type { MikroORM } from '@mikro-orm/postgresql';
import { recover, type Part, type PublicSum } from '@conventions-ouvertes/shared/disclosure/testing/attacker';
import type { HeadcountLine } from '@conventions-ouvertes/shared/disclosure/headcount-line';
import { FIRST_DISCLOSURE_RULES, isSmall } from '@conventions-ouvertes/shared/disclosure/rules';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { Dimension, FigureState, type CountFigure } from '../figures/figures.graphql.js';
import { parseProofId, type Measure } from '../figures/proof-id.js';
import { proofLines, proofTotals } from '../figures/proof.js';
import { reach } from '../figures/reach.js';
import type { Scope } from '../figures/scope.js';
import { anAction, insertActions, type BuiltAction } from '../figures/testing/insert-actions.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase } from '../platform/testing/database.js';
import { openOrm } from '../store/open-orm.js';
import { decideSecrecy } from './decide-secrecy.js';
import { FULL_SIGHT, PUBLIC_SIGHT } from './sight.js';

const AXES: Record<string, readonly string[]> = { 'opca-defi-2016': ['2', '4'], 'medef-occitanie-2021': ['4', '4.1'] };
const PLACES = ['11', '16', '09'];
const PATIENCE = 120_000;

const place = fc.option(fc.constantFrom(...PLACES), { nil: null });

const headcounts = fc.uniqueArray(
  fc
    .record({
      audience: fc.constantFrom('LYCEE_PUPILS', 'STUDENTS'),
      academy: place,
      total: fc.option(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 2, arbitrary: fc.integer({ min: 10, max: 60 }) }), { nil: null, freq: 8 }),
      share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    })
    .map(({ share, ...line }) => ({ ...line, girls: share === null ? null : Math.floor(((line.total ?? 8) * share) / 100) })),
  { maxLength: 3, selector: (line) => `${line.audience} ${line.academy}` },
);

const action = fc.constantFrom(...Object.keys(AXES)).chain((convention) =>
  fc
    .record({
      convention: fc.constant(convention),
      axis: fc.constantFrom(...AXES[convention]!),
      year: fc.constantFrom(2017, 2018),
      status: fc.constantFrom('SUBMITTED', 'REALISED', 'CLOSED', 'REFUSED'),
      plannedHeadcounts: headcounts,
      reachedHeadcounts: headcounts,
    })
    .map((given): BuiltAction => anAction(given)),
);

const scopes = fc.array(
  fc.record(
    {
      conventions: fc.subarray(Object.keys(AXES), { minLength: 1 }),
      years: fc.subarray([2017, 2018], { minLength: 1 }),
      academies: fc.subarray(PLACES, { minLength: 1 }),
      academicRegions: fc.subarray(['76', '75'], { minLength: 1 }),
      audiences: fc.subarray(['LYCEE_PUPILS', 'STUDENTS'], { minLength: 1 }),
      notBrokenDown: fc.constant(true as const),
      search: fc.constantFrom('T-0', 'T-1', 'T-2', 'T-3'),
      statuses: fc.subarray(['SUBMITTED', 'REALISED', 'CLOSED', 'REFUSED'], { minLength: 1 }),
    },
    { requiredKeys: [] },
  ) satisfies fc.Arbitrary<Scope>,
  { minLength: 2, maxLength: 7 },
);

const breakdowns = fc.uniqueArray(
  fc.constantFrom(Dimension.CONVENTION, Dimension.YEAR, Dimension.AXIS, Dimension.TOP_AXIS, Dimension.THEME, Dimension.ACADEMY, Dimension.ACADEMIC_REGION, Dimension.AUDIENCE),
  { maxLength: 2 },
);

let database: Awaited<ReturnType<typeof seededDatabase>>;
let pool: pg.Pool;
let orm: MikroORM;
let catalogue: Catalogue;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  orm = await openOrm(database.url);
  catalogue = await catalogueReader(orm, pool)();
  // All is decided: what the properties write is decided in its conventions alone, where they suffice.
  await decideSecrecy(pool);
});
afterAll(async () => {
  await orm.close(true);
  await pool.end();
  await database.drop();
});

const withActions = async (actions: readonly BuiltAction[], check: (client: pg.PoolClient, ids: readonly number[]) => Promise<void>): Promise<void> => {
  const undo = new Error('undo');
  await inTransaction(pool, async (client) => {
    const ids = await insertActions(client, actions);
    await bumpDataVersion(client);
    await check(client, ids);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
};

const MEASURES_OF: readonly (readonly ['planned' | 'reached' | 'girls', Part])[] = [
  ['planned', 'total'],
  ['reached', 'total'],
  ['girls', 'girls'],
];

/** The lines that a figure is made of, as only those who see all are told. */
const linesOf = async (client: pg.PoolClient, figure: CountFigure): Promise<{ readonly measure: Measure; readonly scope: Scope; readonly keys: readonly string[] }> => {
  const { measure, scope } = parseProofId(figure.proof);
  const { lines } = await proofLines(client, catalogue, measure, scope, { first: 500, after: null, sight: FULL_SIGHT });
  return { measure, scope, keys: lines.map(({ line_key }) => line_key) };
};

/** Those of some lines that are told by themselves, or with all of their group. */
const linesToldOf = async (client: pg.PoolClient, part: Part, keys: readonly string[]): Promise<readonly { readonly key: string; readonly value: number }[]> => {
  const measure = part === 'total' ? 'total' : 'gender';
  const { rows } = await client.query<{ key: string; value: number | null; name: string | null; size: number | null }>(
    `SELECT 'H' || f.line_id AS key, f.${part} AS value, s.${measure}_group AS name, s.${measure}_size AS size
       FROM headcount_cell f LEFT JOIN line_secrecy s ON s.line_id = f.line_id WHERE 'H' || f.line_id = ANY($1)`,
    [keys],
  );
  return rows.flatMap(({ key, value, name, size }) => (value === null || (name !== null && rows.filter((row) => row.name === name).length !== size) ? [] : [{ key, value }]));
};

const storedLines = async (client: pg.PoolClient): Promise<readonly HeadcountLine[]> => {
  const { rows } = await client.query<Record<Part, number | null> & { line_id: number; stage: string }>('SELECT * FROM headcount_cell');
  return rows.map(({ line_id, stage, total, girls, boys, disability }) => ({ key: `H${line_id}`, total, girls, boys, disability, kind: stage, path: [''], insiders: [] }));
};

test('a solver that asks the figures any filters and breakdowns, and opens their proofs, recovers no hidden headcount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 6 }), scopes, breakdowns, (actions, asked, by) =>
      withActions(actions, async (client, ids) => {
        const sums: PublicSum[] = [];
        for (const scope of [...asked, {}, ...ids.map((actionId) => ({ actionId }))]) {
          for (const cell of [...(await reach(client, catalogue, by, scope)), ...(await reach(client, catalogue, [], scope))]) {
            for (const [name, part] of MEASURES_OF) {
              const { measure, scope: own, keys } = await linesOf(client, cell[name]);
              const proof = await proofTotals(client, catalogue, measure, own);
              const figure = cell[name];
              if (figure.count !== null) {
                expect(isSmall(figure.count, FIRST_DISCLOSURE_RULES)).toBe(false);
                sums.push({ part, lines: keys, sum: figure.count });
              }
              if (figure.atLeast !== null) {
                // What of a hidden number is told is what anyone can add up: lines that are shown, and groups of which none is missing.
                const kept = await linesToldOf(client, part, keys);
                expect(figure.state).toBe(FigureState.HIDDEN);
                expect(figure.atLeast).toBe(kept.reduce((sum, { value }) => sum + value, 0));
                sums.push({ part, lines: kept.map(({ key }) => key), sum: figure.atLeast });
              }
              // The proof hides what the figure hides, and its lines tell no more.
              if (own.actionId === undefined) expect(proof.isHidden).toBe(figure.state === FigureState.HIDDEN);
              if (proof.units !== null) sums.push({ part, lines: keys, sum: proof.units });
              const { lines } = await proofLines(client, catalogue, measure, own, { first: 500, after: null });
              for (const line of lines) {
                if (line.units === null) continue;
                expect(isSmall(line.units, FIRST_DISCLOSURE_RULES)).toBe(false);
                sums.push({ part, lines: [line.line_key], sum: line.units });
              }
            }
          }
        }
        const { rows } = await client.query<{ line_id: number; total: boolean; girls: boolean; disability: boolean }>(
          'SELECT line_id, total_group IS NOT NULL AS total, gender_group IS NOT NULL AS girls, disability_group IS NOT NULL AS disability FROM line_secrecy',
        );
        const hidden = new Map(rows.map((row) => [`H${row.line_id}`, { total: row.total, girls: row.girls, boys: row.girls, disability: row.disability }]));
        const lines = await storedLines(client);
        expect(recover(lines, sums, (line, part) => hidden.get(line)?.[part] ?? false, FIRST_DISCLOSURE_RULES.leastHeadcount)).toEqual([]);
      }),
    ),
    { numRuns: 10 },
  );
}, PATIENCE);

test('who sees all is told every sum, and the decision changes nothing of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 6 }), scopes, (actions, asked) =>
      withActions(actions, async (client) => {
        for (const scope of asked) {
          const before = await reach(client, catalogue, [], scope, FULL_SIGHT);
          await decideSecrecy(client);
          const shown = await reach(client, catalogue, [], scope, PUBLIC_SIGHT);
          for (const [name] of MEASURES_OF) {
            expect(before[0]![name].state).not.toBe(FigureState.HIDDEN);
            if (shown[0]![name].state !== FigureState.HIDDEN) expect(shown[0]![name]).toEqual(before[0]![name]);
          }
        }
      }),
    ),
    { numRuns: 15 },
  );
}, PATIENCE);

test('a public figure read after a change that nobody decided on is decided first', async () => {
  const line = (total: number, academy: string) => ({ audience: 'LYCEE_PUPILS', academy, total, girls: null });
  await withActions([anAction({ reachedHeadcounts: [line(3, '11'), line(40, '16')] })], async (client) => {
    const [before] = await reach(client, catalogue, [], { academies: ['16'] });
    expect(before!.reached.state).toBe(FigureState.HIDDEN);
    expect((await reach(client, catalogue, [], {}))[0]!.reached.count).toBe(43);
    await client.query("UPDATE headcount SET total = 30 WHERE academy_code = '11'");
    await bumpDataVersion(client);
    const [after] = await reach(client, catalogue, [], {});
    expect(after!.reached.count).toBe(70);
  });
});
