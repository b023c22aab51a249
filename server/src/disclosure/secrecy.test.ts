import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction } from '../platform/database.js';

const TODAY = localDate('2018-06-01');

const MINISTRY: Actor = { id: 'ministry', role: 'MINISTRY', party: null, academicRegions: [] };
const DEFI: Actor = { id: 'defi', role: 'PARTNER', party: 'opca-defi', academicRegions: [] };
const MEDEF: Actor = { id: 'medef', role: 'PARTNER', party: 'medef-occitanie', academicRegions: [] };
const OCCITANIE: Actor = { id: 'occitanie', role: 'DELEGATION', party: null, academicRegions: ['76'] };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(TODAY);
  const pupils = (academy: string | null, total: number | null, girls: number | null = null) => ({ audience: 'LYCEE_PUPILS', academy, total, girls });
  await inTransaction(api.pool, async (client) => {
    const ids = await insertActions(client, [
      anAction({
        spent: [{ source: 'HORS_QUOTA', cents: 100_00, academy: '11' }],
        reachedHeadcounts: [pupils('11', 3), pupils('16', 21), pupils('09', 0), pupils('01', null)],
        indicators: [{ target: 25, result: 24, direction: 'UP' }],
      }),
      anAction({ year: 2018, spent: [{ source: 'HORS_QUOTA', cents: 100_00, academy: '11' }], reachedHeadcounts: [pupils('11', 130, 128), pupils('16', 90, 41)] }),
      anAction({ year: 2016, spent: [{ source: 'HORS_QUOTA', cents: 100_00, academy: null }], reachedHeadcounts: [{ ...pupils(null, 12), audience: 'STUDENTS' }] }),
    ]);
    await client.query("UPDATE indicator SET unit = 'élèves' WHERE action_id = $1", [ids[0]]);
    await client.query("UPDATE sheet SET quantitative_review = 'Trois élèves à Montpellier' WHERE action_id = $1 AND kind = 'REALISED'", [ids[0]]);
    await bumpDataVersion(client);
  });
});
afterAll(() => api.stop());

interface Figure {
  readonly state: string;
  readonly count: number | null;
  readonly proof: string;
}

interface Lines {
  readonly action: {
    readonly realisedSheet: {
      readonly quantitativeReview: string | null;
      readonly headcounts: readonly { readonly total: number | null; readonly girls: number | null; readonly isTotalHidden: boolean; readonly isGenderHidden: boolean; readonly academy: { readonly code: string } | null }[];
    };
    readonly indicators: readonly { readonly target: string | null; readonly result: string | null; readonly attainment: string; readonly isHidden: boolean }[];
    readonly reachedHeadcount: Figure;
  };
}

const LINES = `query ($slug: String!) { action(slug: $slug) {
  realisedSheet { quantitativeReview headcounts { total girls isTotalHidden isGenderHidden academy { code } } }
  indicators { target result attainment isHidden } reachedHeadcount { state count proof }
} }`;

const BY_ACADEMY = '{ reach(by: [ACADEMY], filter: { years: [2017] }) { keys { code } reached { state count proof } } }';

const FIRST = { slug: 'opca-defi-2016--t-0' };

const byPlace = ({ action }: Lines) => new Map(action.realisedSheet.headcounts.map((line) => [line.academy?.code ?? null, line]));

test('a small headcount and the one that would give it away read hidden; zero and not reported read as they are', async () => {
  const { data } = await api.ask<Lines>(LINES, FIRST);
  const lines = byPlace(data);
  expect(lines.get('11')).toMatchObject({ total: null, isTotalHidden: true });
  expect(lines.get('16')).toMatchObject({ total: null, isTotalHidden: true });
  expect(lines.get('09')).toMatchObject({ total: 0, isTotalHidden: false });
  expect(lines.get('01')).toMatchObject({ total: null, isTotalHidden: false });
  // The whole action holds both: it may be told.
  expect(data.action.reachedHeadcount).toMatchObject({ state: 'KNOWN', count: 24 });
});

test('what repeats a hidden headcount in words, or as an indicator, is hidden with it; whether the target was met is told', async () => {
  const { data } = await api.ask<Lines>(LINES, FIRST);
  expect(data.action.realisedSheet.quantitativeReview).not.toMatch(/Trois/);
  expect(data.action.indicators).toEqual([{ target: null, result: null, attainment: 'PARTLY', isHidden: true }]);
});

test('girls that leave one to four others of the total are hidden, and the total is not', async () => {
  const { data } = await api.ask<Lines>(LINES, { slug: 'opca-defi-2016--t-1' });
  expect(byPlace(data).get('11')).toMatchObject({ total: 130, girls: null, isGenderHidden: true });
});

test('a figure that takes a part of a group is hidden, with its proof, its lines and its cursor', async () => {
  const { data } = await api.ask<{ reach: { keys: { code: string }[]; reached: Figure }[] }>(BY_ACADEMY);
  const cells = new Map(data.reach.map(({ keys, reached }) => [keys[0]!.code, reached]));
  for (const code of ['11', '16']) {
    const figure = cells.get(code)!;
    expect(figure).toMatchObject({ state: 'HIDDEN', count: null });
    const answer = await api.ask<{ proof: object }>('query ($id: ID!) { proof(id: $id) { isHidden totalUnits lines(first: 1) { nodes { units isHidden } pageInfo { endCursor } } leftOut { count } } }', { id: figure.proof });
    expect(answer.data.proof).toMatchObject({ isHidden: true, totalUnits: null, lines: { nodes: [{ units: null, isHidden: true }] } });
    const { lines } = answer.data.proof as { lines: { pageInfo: { endCursor: string } } };
    expect(Buffer.from(lines.pageInfo.endCursor, 'base64url').toString()).not.toMatch(/\b(3|21)\b/);
  }
  expect(cells.get('09')).toMatchObject({ state: 'KNOWN', count: 0 });
});

test('a mean over fewer than twenty participations is hidden', async () => {
  const cost = async (year: number, actor: Actor | null) => {
    const document = `{ efficiency(by: [], filter: { years: [${year}] }) { costPerParticipation { state cents } } }`;
    const { data } = actor === null ? await api.ask<{ efficiency: object[] }>(document) : await api.as<{ efficiency: object[] }>(actor, document);
    return (data.efficiency[0] as { costPerParticipation: object }).costPerParticipation;
  };
  expect(await cost(2016, null)).toEqual({ state: 'HIDDEN', cents: null });
  expect(await cost(2018, null)).toMatchObject({ state: 'KNOWN' });
  expect(await cost(2016, MINISTRY)).toMatchObject({ state: 'KNOWN' });
});

test('the ministry and the party that signed see all; a delegation its own académies; another party what the public sees', async () => {
  const totals = async (actor: Actor) => {
    const { data } = await api.as<Lines>(actor, LINES, FIRST);
    const lines = byPlace(data);
    return [lines.get('11')?.total, lines.get('16')?.total];
  };
  expect(await totals(MINISTRY)).toEqual([3, 21]);
  expect(await totals(DEFI)).toEqual([3, 21]);
  expect(await totals(MEDEF)).toEqual([null, null]);
  const regions = await api.pool.query<{ code: string; region: string }>("SELECT code, academic_region_code AS region FROM academy WHERE code IN ('11', '16')");
  const own = regions.rows.filter(({ region }) => OCCITANIE.academicRegions.includes(region)).map(({ code }) => code);
  expect(await totals(OCCITANIE)).toEqual([own.includes('11') ? 3 : null, own.includes('16') ? 21 : null]);
});

test('no anonymous answer holds a headcount of one to four, whatever it is asked by', async () => {
  const dimensions = ['CONVENTION', 'YEAR', 'AXIS', 'TOP_AXIS', 'THEME', 'ACADEMIC_REGION', 'ACADEMY', 'AUDIENCE'];
  const pairs = dimensions.flatMap((left, index) => [[left], ...dimensions.slice(index + 1).map((right) => [left, right])]);
  const COUNT = '{ state count }';
  for (const by of pairs) {
    const { data } = await api.ask<{ reach: Record<string, Figure>[] }>(`{ reach(by: [${by.join(', ')}]) { planned ${COUNT} reached ${COUNT} girls ${COUNT} boys ${COUNT} disability ${COUNT} } }`);
    const counts = data.reach.flatMap((cell) => Object.values(cell).map(({ count }) => count));
    expect(counts.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
  }
});

test('the proof of a mean tells its participations only where the mean is told', async () => {
  const proofOf = async (filter: string) => {
    const { data } = await api.ask<{ efficiency: { costPerParticipation: { state: string; proof: string } }[] }>(`{ efficiency(by: [], filter: ${filter}) { costPerParticipation { state proof } } }`);
    const { state, proof: id } = data.efficiency[0]!.costPerParticipation;
    const { data: told } = await api.ask<{ proof: { isHidden: boolean; totalUnits: number | null } }>('query ($id: ID!) { proof(id: $id) { isHidden totalUnits } }', { id });
    return { state, ...told.proof };
  };
  expect(await proofOf('{ years: [2018] }')).toEqual({ state: 'KNOWN', isHidden: false, totalUnits: 220 });
  expect(await proofOf('{ years: [2016] }')).toEqual({ state: 'HIDDEN', isHidden: true, totalUnits: null });
  expect(await proofOf('{ years: [2017], academies: ["11"] }')).toEqual({ state: 'HIDDEN', isHidden: true, totalUnits: null });
});

test('files hide what pages hide: small headcounts, the review in words, the indicator', async () => {
  const file = async (section: string) => (await fetch(`${api.origin}/export/opca-defi-2016.${section}.csv`)).text();
  const [heads, actions, indicators] = [await file('publics'), await file('actions'), await file('indicateurs')];
  const totals = heads.split('\r\n').filter((line) => line.includes('T-0')).map((line) => line.split(/[;,]/u));
  expect(totals).toHaveLength(4);
  expect(totals.flat().filter((cell) => cell === '3' || cell === '21')).toEqual([]);
  expect(totals.flat()).toContain('0');
  expect(actions).not.toMatch(/Trois/);
  expect(indicators).toMatch(/élèves/);
  expect(indicators).not.toMatch(/\b(24|25)\b/);
});
