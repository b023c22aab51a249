import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { cents } from '@conventions-ouvertes/shared/money';
import { parseUai } from '@conventions-ouvertes/shared/identifiers/uai';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceData, School } from '../reference/reference-data.js';
import type { DemoAction, DemoItem, DemoPlannedSheet, DemoRealisedSheet } from './demo-action.js';
import { generateDemonstration, inventActions, type InventedActions } from './generate-demonstration.js';
import { readOwnTerms } from './testing/read-terms.js';

let terms: readonly ConventionTerms[];
let reference: ReferenceData;
let invented: readonly InventedActions[];
let schools: readonly School[];
let all: readonly (DemoAction & { readonly conventionKey: string })[];

beforeAll(async () => {
  ({ terms, reference } = await readOwnTerms());
  ({ invented, schools } = inventActions(terms, reference));
  all = invented.flatMap(({ terms: { key }, actions }) => actions.map((action) => ({ ...action, conventionKey: key })));
});

const of = (key: string): readonly DemoAction[] => invented.find(({ terms: told }) => told.key === key)?.actions ?? [];
const yearsOf = (key: string): readonly number[] => [...new Set(of(key).map(({ year }) => year))].sort();
const sheetsOf = ({ planned, realised }: DemoAction): readonly (DemoPlannedSheet | DemoRealisedSheet)[] => (realised === null ? [planned] : [planned, realised]);
const paid = (items: readonly DemoItem[], source?: string): number =>
  items.flatMap(({ shares }) => shares).reduce((sum, { code, amount }) => (source === undefined || code === source ? sum + amount : sum), 0);

describe('the demonstration', () => {
  it('invents at least 400 actions, under the four conventions and those made from the template', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(yearsOf('opca-defi-2016')).toEqual([2016, 2017, 2018, 2019, 2020, 2021]);
    expect(yearsOf('opco-ep-2020')).toEqual([2020, 2021, 2022, 2023]);
    expect(yearsOf('medef-occitanie-2021')).toEqual([2021, 2022, 2023]);
    expect(yearsOf('cgpme-paca')).toEqual([2017, 2018, 2019]);
    const locals = terms.filter(({ kind }) => kind === 'LOCAL').map(({ key }) => key);
    expect(locals.length).toBeGreaterThan(0);
    for (const key of locals) expect(of(key).length, key).toBeGreaterThan(0);
    expect(of('coloration-fcil')).toEqual([]);
  });

  it('gives the same bytes for the same conventions, in whatever order they come', () => {
    const digest = (given: readonly ConventionTerms[]): string =>
      createHash('sha256').update(JSON.stringify(generateDemonstration(given, reference))).digest('hex');
    expect(digest(terms)).toBe(digest(terms));
    expect(digest(terms.toReversed())).toBe(digest(terms));
  });

  it('draws each convention by itself: leaving one out changes no other', () => {
    const without = inventActions(terms.filter(({ key }) => key !== 'opco-ep-2020'), reference);
    expect(without.invented).toEqual(invented.filter(({ terms: told }) => told.key !== 'opco-ep-2020'));
  });

  it('reaches the 30 académies, and leaves no convention’s territory', () => {
    const reached = new Set(all.flatMap(({ academyCodes }) => academyCodes));
    expect(reached).toEqual(new Set(reference.academies.map(({ code }) => code)));
    expect(new Set(of('medef-occitanie-2021').flatMap(placesOf))).toEqual(new Set(['11', '16']));
    expect(new Set(of('cgpme-paca').flatMap(placesOf))).toEqual(new Set(['02']));
    for (const { terms: told, actions } of invented) {
      if (told.territory.kind === 'LOCAL') expect(new Set(actions.flatMap(placesOf))).toEqual(new Set([told.territory.academyCode]));
    }
  });

  it('names no school of the directory: its own are valid in form, marked, and in the académie that they say', () => {
    const real = new Set<string>(reference.schools.map(({ uai }) => uai));
    const known = new Map<string, School>(schools.map((school) => [school.uai, school]));
    expect(known.size).toBe(schools.length);
    expect(schools.length).toBeGreaterThanOrEqual(90);
    for (const { uai, name, isDemo } of schools) {
      expect(parseUai(uai)).toEqual({ ok: true, value: uai });
      expect(real.has(uai), uai).toBe(false);
      expect(name).toMatch(/fictif/u);
      expect(isDemo).toBe(true);
    }
    for (const action of all) {
      for (const { uai, academyCode } of sheetsOf(action).flatMap(({ items, headcounts }) => [...items, ...headcounts])) {
        if (uai !== null) expect(known.get(uai)?.academyCode).toBe(academyCode);
      }
      for (const { uai } of action.actors) if (uai !== null) expect(known.has(uai)).toBe(true);
    }
  });

  it('never passes a known cap, and nearly reaches it in 2019', () => {
    const shares = yearsOf('opca-defi-2016').map((year) => {
      const actions = of('opca-defi-2016').filter((action) => action.year === year);
      const planned = paid(actions.flatMap(({ planned: sheet }) => sheet.items), 'HORS_QUOTA');
      const spent = paid(actions.flatMap(({ realised }) => realised?.items ?? []), 'HORS_QUOTA');
      const committed = actions
        .flatMap(({ commitments }) => commitments)
        .reduce((sum, { fundingSource, amount }) => (fundingSource === 'HORS_QUOTA' ? sum + amount : sum), 0);
      for (const amount of [planned, committed, spent]) expect(amount).toBeLessThanOrEqual(150_000_000);
      return { year, committed };
    });
    const fullest = shares.find(({ year }) => year === 2019)?.committed ?? 0;
    expect(fullest).toBeGreaterThan(150_000_000 * 0.965);
    expect(fullest).toBeLessThanOrEqual(150_000_000 * 0.97);
  });

  it('stays below any cap that the convention could set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cap) => {
        const capped = terms.flatMap((told) =>
          told.key !== 'opca-defi-2016'
            ? []
            : [{ ...told, caps: told.caps.map((one) => ({ ...one, amounts: [{ state: 'KNOWN' as const, year: null, cents: cents(cap) }] })) }],
        );
        const { invented: under } = inventActions(capped, reference);
        const byYear = new Map<number, number>();
        for (const action of under.flatMap(({ actions }) => actions)) {
          byYear.set(action.year, (byYear.get(action.year) ?? 0) + paid(action.planned.items, 'HORS_QUOTA'));
        }
        expect(Math.max(...byYear.values())).toBeLessThanOrEqual(cap);
      }),
      { numRuns: 15 },
    );
  });

  it('holds what the database demands of headcounts, amounts, dates and codes', () => {
    for (const { terms: told, actions } of invented) {
      const axes = new Set(told.axes.map(({ code }) => code));
      const sources = new Set(told.fundingSources.map(({ code }) => code));
      expect(new Set(actions.map(({ reference: own }) => own)).size).toBe(actions.length);
      for (const action of actions) {
        expect(axes.has(action.axisCode)).toBe(true);
        for (const { fundingSource, amount } of action.commitments) {
          expect(sources.has(fundingSource)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(0);
        }
        for (const sheet of sheetsOf(action)) {
          for (const { code, amount } of sheet.items.flatMap(({ shares }) => shares)) {
            expect(sources.has(code)).toBe(true);
            expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
          }
          const keys = sheet.headcounts.map(({ audience, academyCode, uai }) => `${audience}/${academyCode}/${uai}`);
          expect(new Set(keys).size, `${told.key} ${action.reference}`).toBe(keys.length);
          for (const { total, girls, boys, disability } of sheet.headcounts) {
            if (total === null) expect([girls, boys, disability]).toEqual([null, null, null]);
            else expect((girls ?? 0) + (boys ?? 0) <= total && (disability ?? 0) <= total).toBe(true);
          }
          if (sheet.startsOn !== null && sheet.endsOn !== null) expect(sheet.endsOn >= sheet.startsOn).toBe(true);
        }
      }
    }
  });

  it('follows the order of things: signed, received, committed, begun, ended, reported', () => {
    for (const { terms: told, actions } of invented) {
      const signedOn = told.signature.state === 'DATED' ? told.signature.date : '1990-01-01';
      for (const { planned, realised, commitments, year } of actions) {
        if (planned.receivedOn !== null) expect(planned.receivedOn > signedOn).toBe(true);
        for (const { committedOn } of commitments) expect(committedOn >= (planned.receivedOn ?? '')).toBe(true);
        if (planned.startsOn !== null) expect(planned.startsOn.startsWith(String(year))).toBe(true);
        if (realised === null) continue;
        expect(commitments.length).toBeGreaterThan(0);
        expect((realised.startsOn ?? '') > (commitments[0]?.committedOn ?? '9999')).toBe(true);
        expect((realised.receivedOn ?? '') > (realised.endsOn ?? '9999')).toBe(true);
      }
    }
  });

  it('tells titles apart within a year, and writes French without a hole or a missed elision', () => {
    for (const { actions } of invented) {
      const titles = actions.map(({ year, title }) => `${year} ${title}`);
      expect(new Set(titles).size).toBe(titles.length);
    }
    const texts = all.flatMap((action) => [action.title, ...sheetsOf(action).flatMap((sheet) => Object.values(sheet).filter((value) => typeof value === 'string'))]);
    for (const text of texts) {
      expect(text).not.toMatch(/[{}]|undefined|NaN| {2}|(?<![\p{L}’])(?:null|(?:de|le|la|que) [aeéèêiouyAEÉÈIOU])|[Ll]orem/u);
      expect(text, 'a space that could break before « : », « ; », « ! » or « ? »').not.toMatch(/ [:;!?»]|« /u);
      expect(text).toBe(text.trim().normalize('NFC'));
    }
    expect(new Set(all.map(({ title }) => title)).size).toBeGreaterThan(380);
  });
});

const placesOf = ({ academyCodes, planned, realised }: DemoAction): readonly string[] => [
  ...academyCodes,
  ...[planned, ...(realised === null ? [] : [realised])].flatMap(({ items, headcounts }) => [...items, ...headcounts].flatMap(({ academyCode }) => academyCode ?? [])),
];

describe('the demonstration has every awkward case', () => {
  const isBrokenDown = ({ planned }: DemoAction): boolean => planned.items.some(({ academyCode }) => academyCode !== null);
  const missed = (direction: 'UP' | 'DOWN') => ({ indicators }: DemoAction): boolean =>
    indicators.some(
      ({ direction: told, targetTenths, resultTenths }) =>
        told === direction &&
        targetTenths !== null &&
        resultTenths !== null &&
        (direction === 'UP' ? resultTenths < targetTenths * 0.6 : resultTenths > targetTenths * 1.5),
    );
  const reached = (some: (headcount: DemoRealisedSheet['headcounts'][number]) => boolean) => ({ realised }: DemoAction): boolean => realised?.headcounts.some(some) ?? false;

  it.each<[string, number, (action: DemoAction) => boolean]>([
    ['reported late: after 30 April of the next year', 20, ({ realised, year }) => (realised?.receivedOn ?? '') > `${year + 1}-04-30`],
    ['committed and never reported', 20, ({ status, realised, commitments }) => status === 'COMMITTED' && realised === null && commitments.length > 0],
    ['reported without its financial annex', 8, ({ realised }) => realised !== null && realised.items.length === 0],
    ['spent above what was planned', 20, ({ planned, realised }) => realised !== null && paid(realised.items) > paid(planned.items)],
    ['not broken down at all', 30, (action) => action.academyCodes.length === 0 && !isBrokenDown(action)],
    ['académies named, nothing broken down', 8, (action) => action.academyCodes.length > 1 && !isBrokenDown(action)],
    ['broken down between académies', 30, (action) => new Set(action.planned.items.flatMap(({ academyCode }) => academyCode ?? [])).size > 1],
    ['broken down to the school', 20, ({ planned }) => planned.items.some(({ uai }) => uai !== null)],
    ['in part not broken down', 20, ({ planned }) => planned.items.some(({ academyCode }) => academyCode === null) && planned.items.some(({ academyCode }) => academyCode !== null)],
    ['a target missed, where more is better', 20, missed('UP')],
    ['a target missed, where less is better', 5, missed('DOWN')],
    ['an indicator not evaluated though the fiche came in', 20, ({ realised, indicators }) => realised !== null && indicators.some(({ targetTenths, resultTenths }) => targetTenths !== null && resultTenths === null)],
    ['an indicator without a target', 5, ({ indicators }) => indicators.some(({ targetTenths }) => targetTenths === null)],
    ['headcounts not reported', 10, reached(({ total }) => total === null)],
    ['a headcount of zero', 3, reached(({ total }) => total === 0)],
    ['headcounts below five', 20, reached(({ total }) => total !== null && total > 0 && total < 5)],
    ['girls and boys told', 60, reached(({ girls, boys }) => girls !== null && boys !== null)],
    ['girls and boys told of some only', 5, reached(({ total, girls, boys }) => total !== null && girls !== null && boys !== null && girls + boys < total)],
    ['gender not told', 60, reached(({ total, girls }) => total !== null && girls === null)],
    ['disability told', 40, reached(({ disability }) => disability !== null)],
    ['an action that costs nothing', 8, ({ planned }) => planned.items.length > 0 && paid(planned.items) === 0],
    ['a post that was not used', 10, ({ planned, realised }) => paid(planned.items) > 0 && (realised?.items.some((item) => paid([item]) === 0) ?? false)],
    ['an item paid by several sources', 40, ({ planned }) => planned.items.some(({ shares }) => shares.length > 1)],
    ['support in kind with a value', 20, ({ planned }) => planned.inKind.some(({ estimated }) => estimated !== null)],
    ['support in kind without a value', 20, ({ planned }) => planned.inKind.some(({ estimated }) => estimated === null)],
    ['money engaged twice', 15, ({ commitments }) => commitments.some(({ ground }) => ground.endsWith('complément'))],
    ['a draft, received by nobody', 8, ({ status, planned, realised }) => status === 'DRAFT' && planned.receivedOn === null && realised === null],
    ['a draft without a budget', 3, ({ status, planned }) => status === 'DRAFT' && planned.items.length === 0],
    ['submitted', 8, ({ status, commitments }) => status === 'SUBMITTED' && commitments.length === 0],
    ['refused, where a body may refuse', 3, ({ status, commitments }) => status === 'REFUSED' && commitments.length === 0],
    ['withdrawn', 8, ({ status }) => status === 'WITHDRAWN'],
    ['abandoned', 3, ({ status, realised }) => status === 'ABANDONED' && realised === null],
  ])('%s', (_, least, isCase) => {
    expect(all.filter(isCase).length).toBeGreaterThanOrEqual(least);
  });

  it('stops on a step only where the convention sets it', () => {
    const steps = (key: string): Set<string> => new Set(of(key).map(({ status }) => status));
    expect([...steps('opco-ep-2020')]).toEqual(expect.arrayContaining(['COMMISSION_OPINION', 'MINISTRIES_OPINION']));
    expect(steps('opca-defi-2016').has('COMMISSION_OPINION')).toBe(false);
    for (const step of ['COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD']) {
      expect(steps('medef-occitanie-2021').has(step)).toBe(false);
      expect(steps('cgpme-paca').has(step)).toBe(false);
    }
  });

  it('reports some académies much less than others, so that coverage matters', () => {
    const coverage = reference.academies.map(({ code }) => {
      const engaged = all.filter(({ academyCodes, commitments }) => academyCodes.includes(code) && commitments.length > 0);
      return engaged.filter(({ realised }) => realised !== null).length / engaged.length;
    });
    expect(Math.min(...coverage)).toBeLessThan(0.7);
    expect(Math.max(...coverage)).toBeGreaterThan(0.95);
  });
});
