import fc from 'fast-check';
import type { HeadcountLine } from '@conventions-ouvertes/shared/disclosure/headcount-line';
import { FIRST_DISCLOSURE_RULES, isSmall } from '@conventions-ouvertes/shared/disclosure/rules';
import { MEASURE_OF, PARTS, recover, type Part, type PublicSum } from '@conventions-ouvertes/shared/disclosure/testing/attacker';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions, type BuiltAction, type BuiltHeadcount } from '../figures/testing/insert-actions.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction } from '../platform/database.js';

/** Invented states of the data that are attacked, each with all that the public is told of it. */
const STATES = process.env['TEST_FULL'] ? 25 : 1;
const PATIENCE = 1_200_000;

const AXES: Readonly<Record<string, readonly string[]>> = { 'opca-defi-2016': ['2', '4'], 'medef-occitanie-2021': ['4', '4.1'] };

const line = fc
  .record({
    audience: fc.constantFrom('LYCEE_PUPILS', 'STUDENTS'),
    academy: fc.constantFrom('11', '16', '09', null),
    total: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 2, arbitrary: fc.integer({ min: 10, max: 60 }) }),
    share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  })
  .map(({ share, ...told }): BuiltHeadcount => ({ ...told, girls: share === null ? null : Math.floor((told.total * share) / 100) }));

const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: ({ audience, academy }) => `${audience} ${academy}` });

const action = fc.constantFrom(...Object.keys(AXES)).chain((convention) =>
  fc
    .record({
      convention: fc.constant(convention),
      axis: fc.constantFrom(...AXES[convention]!),
      year: fc.constantFrom(2021, 2022),
      status: fc.constantFrom('REALISED', 'CLOSED'),
      cents: fc.integer({ min: 1_000_00, max: 90_000_00 }),
      plannedHeadcounts: lines,
      reachedHeadcounts: lines,
    })
    .map(({ cents, ...given }): BuiltAction => anAction({ ...given, spent: given.convention === 'opca-defi-2016' ? [{ source: 'HORS_QUOTA', cents, academy: null }] : null })),
);

const DIMENSIONS = ['CONVENTION', 'YEAR', 'AXIS', 'TOP_AXIS', 'THEME', 'ACADEMIC_REGION', 'ACADEMY', 'AUDIENCE'] as const;
type Keys = Readonly<Record<(typeof DIMENSIONS)[number], string | null>>;

/** A public line, with what tables know it by. */
interface Known extends HeadcountLine {
  readonly stage: string;
  readonly slug: string;
  readonly reference: string;
  readonly keys: Keys;
}

const knownLines = async (pool: pg.Pool): Promise<readonly Known[]> => {
  type Row = Readonly<Record<Part, number | null>> & { readonly line_id: number; readonly stage: string; readonly slug: string; readonly reference: string; readonly keys: Keys };
  const { rows } = await pool.query<Row>(
    `SELECT f.line_id, f.stage, f.total, f.girls, f.boys, f.disability, p.slug, p.reference,
            jsonb_build_object('CONVENTION', f.convention_key, 'YEAR', f.year::text, 'AXIS', f.convention_key || '/' || f.axis_code, 'TOP_AXIS', f.convention_key || '/' || x.top_code,
                               'THEME', x.theme_code, 'ACADEMIC_REGION', d.academic_region_code, 'ACADEMY', f.academy_code, 'AUDIENCE', f.audience_code) AS keys
       FROM headcount_cell f JOIN action p ON p.id = f.action_id
       JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code LEFT JOIN academy d ON d.code = f.academy_code`,
  );
  return rows.map(({ line_id, ...row }) => ({ ...row, key: `H${line_id}`, kind: row.stage, path: [''], insiders: [] }));
};

interface Count {
  readonly count: number | null;
  readonly atLeast: number | null;
  readonly proof: string;
}

const FIGURES = [
  ['planned', 'PLANNED', 'total'],
  ['reached', 'REACHED', 'total'],
  ['girls', 'REACHED', 'girls'],
  ['boys', 'REACHED', 'boys'],
  ['disability', 'REACHED', 'disability'],
] as const satisfies readonly (readonly [string, string, Part])[];

/** Every table of participations by up to two dimensions, in a few questions, and the proofs of those by one. */
const tablesOf = async (api: TestApi, known: readonly Known[]): Promise<readonly PublicSum[]> => {
  const tables = [[], ...DIMENSIONS.flatMap((left, index) => [[left], ...DIMENSIONS.slice(index + 1).map((right) => [left, right])])];
  const told: PublicSum[] = [];
  for (const by of tables) {
    const counts = FIGURES.map(([name]) => `${name} { count atLeast proof }`).join(' ');
    type Cell = Readonly<Record<(typeof FIGURES)[number][0], Count>> & { readonly keys: readonly { readonly dimension: (typeof DIMENSIONS)[number]; readonly code: string | null }[] };
    const { data } = await api.ask<{ reach: readonly Cell[] }>(`{ reach(by: [${by.join(', ')}]) { keys { dimension code } ${counts} } }`);
    for (const cell of data.reach) {
      const within = known.filter(({ keys }) => cell.keys.every(({ dimension, code }) => keys[dimension] === code));
      for (const [name, stage, part] of FIGURES) {
        const figure = cell[name];
        const of = within.filter((one) => one.stage === stage && one[part] !== null).map(({ key }) => key);
        if (of.length > 0 && figure.count !== null) told.push({ part, lines: of, sum: figure.count });
        expect(figure.atLeast !== null && isSmall(figure.atLeast, FIRST_DISCLOSURE_RULES)).toBe(false);
        if (by.length < 2 && of.length > 0) told.push(...(await proofOf(api, figure.proof, part, of)));
      }
    }
  }
  return told;
};

const proofOf = async (api: TestApi, id: string, part: Part, of: readonly string[]): Promise<readonly PublicSum[]> => {
  type Told = { readonly proof: { readonly totalUnits: number | null; readonly lines: { readonly nodes: readonly { readonly key: string; readonly units: number | null }[] } } };
  const { data } = await api.ask<Told>('query ($id: ID!) { proof(id: $id) { totalUnits lines(first: 100) { nodes { key units } } } }', { id });
  const { totalUnits, lines: listed } = data.proof;
  const alone = listed.nodes.flatMap(({ key, units }) => (units === null ? [] : [{ part, lines: [key], sum: units }]));
  return [...alone, ...(totalUnits === null ? [] : [{ part, lines: of, sum: totalUnits }])];
};

/** What the page of each action says, and the list of actions. */
const pagesOf = async (api: TestApi, known: readonly Known[]): Promise<readonly PublicSum[]> => {
  type Line = Readonly<Record<Part, number | null>> & { readonly audience: { readonly code: string }; readonly academy: { readonly code: string } | null };
  type Page = { readonly slug: string; readonly plannedHeadcount: Count; readonly reachedHeadcount: Count } & Readonly<Record<'plannedSheet' | 'realisedSheet', { readonly headcounts: readonly Line[] } | null>>;
  const LINES = '{ headcounts { total girls boys disability audience { code } academy { code } } }';
  const { data } = await api.ask<{ actions: { readonly edges: readonly { readonly node: Page }[] } }>(
    `{ actions(first: 50) { edges { node { slug plannedHeadcount { count } reachedHeadcount { count } plannedSheet ${LINES} realisedSheet ${LINES} } } } }`,
  );
  return data.actions.edges.flatMap(({ node }) => {
    const own = known.filter(({ slug }) => slug === node.slug);
    return ([['PLANNED', node.plannedHeadcount, node.plannedSheet], ['REACHED', node.reachedHeadcount, node.realisedSheet]] as const).flatMap(([stage, whole, sheet]): PublicSum[] => {
      const of = own.filter((one) => one.stage === stage && one.total !== null).map(({ key }) => key);
      const alone = (sheet?.headcounts ?? []).flatMap((told) => {
        const [one] = own.filter(({ stage: at, keys }) => at === stage && keys.AUDIENCE === told.audience.code && keys.ACADEMY === (told.academy?.code ?? null));
        return PARTS.flatMap((part) => (told[part] === null || one === undefined ? [] : [{ part, lines: [one.key], sum: told[part] }]));
      });
      return [...alone, ...(whole.count === null || of.length === 0 ? [] : [{ part: 'total' as const, lines: of, sum: whole.count }])];
    });
  });
};

/** The participations that a cost and the money beside it are of, where only one number can be meant. */
const costsOf = async (api: TestApi, known: readonly Known[]): Promise<readonly PublicSum[]> => {
  type Page = { readonly slug: string; readonly spent: { readonly cents: number | null }; readonly costPerParticipation: { readonly cents: number | null } };
  const { data } = await api.ask<{ actions: { readonly edges: readonly { readonly node: Page }[] } }>('{ actions(first: 50) { edges { node { slug spent { cents } costPerParticipation { cents } } } } }');
  return data.actions.edges.flatMap(({ node: { slug, spent, costPerParticipation } }) => {
    if (spent.cents === null || costPerParticipation.cents === null) return [];
    const [twice, cost] = [2 * spent.cents, costPerParticipation.cents];
    const meant = Array.from({ length: 500 }, (_, index) => index + 1).filter((count) => twice >= (2 * cost - 1) * count && twice < (2 * cost + 1) * count);
    const of = known.filter((one) => one.slug === slug && one.stage === 'REACHED' && one.total !== null).map(({ key }) => key);
    return meant.length === 1 ? [{ part: 'total' as const, lines: of, sum: meant[0]! }] : [];
  });
};

/** The numbers of the lines of the export. */
const exportsOf = async (api: TestApi, known: readonly Known[]): Promise<readonly PublicSum[]> => {
  type Row = Readonly<Record<Part, number | string | null>> & { readonly section: string; readonly convention: string; readonly reference: string; readonly sheetKind: 'P' | 'R'; readonly audience: string; readonly academy: string | null };
  const text = await (await fetch(`${api.origin}/export/toutes.jsonl`)).text();
  const rows = text.split('\n').filter((row) => row !== '').map((row) => JSON.parse(row) as Row).filter(({ section }) => section === 'publics');
  expect(rows).toHaveLength(known.length);
  return rows.flatMap((row) => {
    const stage = row.sheetKind === 'P' ? 'PLANNED' : 'REACHED';
    const [one] = known.filter(({ stage: at, reference, keys }) => at === stage && reference === row.reference && keys.CONVENTION === row.convention && keys.AUDIENCE === row.audience && keys.ACADEMY === row.academy);
    return PARTS.flatMap((part): PublicSum[] => (typeof row[part] === 'number' ? [{ part, lines: [one!.key], sum: row[part] }] : []));
  });
};

describe('hidden headcounts', () => {
  test('cannot be computed back from all that the public is told, taken together: tables, proofs, pages, lists, costs and files', async () => {
    const sampled = fc.sample(fc.array(action, { minLength: 5, maxLength: 7 }), { numRuns: STATES, seed: 20261121 });
    for (const actions of sampled) {
      const api = await startTestApi(localDate('2023-06-01'));
      try {
        await inTransaction(api.pool, async (client) => {
          await insertActions(client, actions);
          await bumpDataVersion(client);
        });
        const known = await knownLines(api.pool);
        const sums = [...(await tablesOf(api, known)), ...(await pagesOf(api, known)), ...(await costsOf(api, known)), ...(await exportsOf(api, known))];
        expect(sums.filter(({ sum }) => isSmall(sum, FIRST_DISCLOSURE_RULES))).toEqual([]);
        const { rows } = await api.pool.query<{ key: string; total: boolean; gender: boolean; disability: boolean }>(
          `SELECT 'H' || line_id AS key, total_group IS NOT NULL AS total, gender_group IS NOT NULL AS gender, disability_group IS NOT NULL AS disability FROM line_secrecy`,
        );
        const hidden = new Map(rows.map((row) => [row.key, row]));
        // Else there is nothing to attack, or nothing to attack it with.
        expect(rows.filter(({ total }) => total).length).toBeGreaterThan(1);
        expect(sums.length).toBeGreaterThan(100);
        expect(recover(known, sums, (key, part) => hidden.get(key)?.[MEASURE_OF[part]] ?? false, FIRST_DISCLOSURE_RULES.leastHeadcount)).toEqual([]);
      } finally {
        await api.stop();
      }
    }
  }, PATIENCE);
});
