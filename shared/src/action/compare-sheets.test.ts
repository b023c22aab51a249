import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConvention } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { known, NOT_REPORTED } from '../figure.js';
import { localDate } from '../local-date.js';
import { cents, sum, subtract } from '../money.js';
import { compareSheets, isSame, withoutCounts } from './compare-sheets.js';
import { modificationDuty, type ChangeFacts } from './modification.js';
import { plannedAgainstRealised } from './planned-realised.js';
import type { ExpenseItem, Sheet, SheetHeadcount } from './sheet.js';

const anItem = (label: string, source: string, amount: number): ExpenseItem => ({ label, academyCode: null, uai: null, shares: [{ source, amount: cents(amount) }] });
const pupils = (changes: Partial<SheetHeadcount> = {}): SheetHeadcount => ({
  audience: 'LYCEE_PUPILS',
  academyCode: null,
  uai: null,
  total: known(200),
  girls: NOT_REPORTED,
  boys: NOT_REPORTED,
  disability: NOT_REPORTED,
  ...changes,
});
const aSheet = (changes: Partial<Sheet> = {}): Sheet => ({
  version: 1,
  rubrics: {
    axisCode: '4',
    article: '4',
    steeringPartner: 'OPCO',
    steeringMinistry: 'DGESCO',
    targetAudiences: 'Lycéens',
    objectives: 'Faire découvrir les métiers.',
    startsOn: localDate('2021-09-01'),
    endsOn: localDate('2022-06-30'),
    partnerOrProvider: null,
    description: null,
    toolsAndActivities: null,
    successIndicators: null,
    evaluationMethod: null,
  },
  items: [anItem('Salon', 'FRAIS_DE_MISSION', 100_000), anItem('Film', 'AUTRES', 50_000)],
  headcounts: [pupils()],
  indicators: [{ label: 'Satisfaction', unit: '%', direction: 'UP', target: '80', academyCode: null }],
  inKind: [],
  ...changes,
});
const notYet: ChangeFacts = { presentedOn: null, wasAdopted: false, appliesFrom: null };

describe('two versions of a planned sheet', () => {
  it('are the same whatever the order of their lines', () => {
    const shuffled = aSheet({ version: 2, items: [...aSheet().items].reverse() });
    expect(isSame(compareSheets(aSheet(), shuffled))).toBe(true);
  });

  it('differ in content: a rubric, a planned headcount, an indicator', () => {
    const after = aSheet({
      rubrics: { ...aSheet().rubrics, objectives: 'Recruter des apprentis.' },
      headcounts: [pupils({ total: NOT_REPORTED })],
      indicators: [{ label: 'Satisfaction', unit: '%', direction: 'UP', target: '60', academyCode: null }],
    });
    const { content, budget } = compareSheets(aSheet(), after);
    expect(content.map(({ label }) => label)).toEqual(['Objectifs', 'Effectif prévu (Lycéens)', 'Indicateur «\u00A0Satisfaction\u00A0»']);
    expect(content[1]).toMatchObject({ before: '200', after: null });
    expect(budget).toEqual([]);
  });

  it('differ in an audience added, in a part of a headcount, at a place, in a support in kind', () => {
    const before = aSheet({ headcounts: [pupils({ girls: known(90) })], inKind: [{ label: 'Salle', givenBy: null, estimated: null }] });
    const after = aSheet({
      headcounts: [pupils({ girls: known(110) }), pupils({ audience: 'STUDENTS', academyCode: '11', total: known(0) })],
      inKind: [{ label: 'Salle', givenBy: 'OPCO', estimated: cents(50_000) }],
      indicators: [],
    });
    expect(compareSheets(before, after).content).toEqual([
      { label: 'Effectif prévu (Lycéens, dont filles et femmes)', academyCode: null, before: '90', after: '110' },
      { label: 'Effectif prévu (Étudiants)', academyCode: '11', before: null, after: '0' },
      { label: 'Indicateur «\u00A0Satisfaction\u00A0»', academyCode: null, before: 'au moins 80 %', after: null },
      { label: 'Soutien en nature «\u00A0Salle\u00A0»', academyCode: null, before: 'sans estimation', after: 'OPCO, estimé à 500,00\u00A0€' },
    ]);
  });

  it('tell that a number of people or a target changed, and neither number, to whoever may not see them', () => {
    const { content } = compareSheets(aSheet(), aSheet({ headcounts: [pupils({ total: known(3) })], indicators: [] }));
    expect(withoutCounts(content)).toEqual([
      { label: 'Effectif prévu (Lycéens)', academyCode: null, before: 'secret statistique', after: 'secret statistique' },
      { label: 'Indicateur «\u00A0Satisfaction\u00A0»', academyCode: null, before: 'secret statistique', after: null },
    ]);
  });

  it('differ in budget: an amount, a source, an item added or taken away', () => {
    const after = aSheet({ items: [anItem('salon ', 'AUTRES', 100_000), anItem('Guide', 'AUTRES', 0)] });
    expect(compareSheets(aSheet(), after).budget).toEqual([
      { item: 'salon ', academyCode: null, source: 'AUTRES', before: 0, after: 100_000 },
      { item: 'salon ', academyCode: null, source: 'FRAIS_DE_MISSION', before: 100_000, after: 0 },
      { item: 'Film', academyCode: null, source: 'AUTRES', before: 50_000, after: null },
      { item: 'Guide', academyCode: null, source: 'AUTRES', before: null, after: 0 },
    ]);
  });

  it('differ in budget by exactly the difference of their totals', () => {
    const items = fc.array(
      fc.tuple(fc.constantFrom('Salon', 'Film', 'Guide'), fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 1e9 })).map(([label, source, amount]) => anItem(label, source, amount)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(items, items, (before, after) => {
        const total = (list: readonly ExpenseItem[]) => sum(list.flatMap(({ shares }) => shares.map(({ amount }) => amount)));
        const { budget } = compareSheets(aSheet({ items: before }), aSheet({ items: after }));
        expect(sum(budget.map((change) => subtract(change.after ?? cents(0), change.before ?? cents(0))))).toBe(subtract(total(after), total(before)));
      }),
    );
  });
});

describe('a change to an approved action (OPCO EP, article 15)', () => {
  const changed = compareSheets(aSheet(), aSheet({ items: [anItem('Salon', 'FRAIS_DE_MISSION', 120_000), anItem('Film', 'AUTRES', 50_000)] }));
  const same = compareSheets(aSheet(), aSheet());

  it.each(['COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED'] as const)('in status %s is presented to the committee first', (status) => {
    expect(modificationDuty(OPCO_EP, status, changed, notYet)).toMatchObject({ outcome: 'MUST_BE_PRESENTED', articles: ['15'] });
  });

  it.each(['DRAFT', 'SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION'] as const)('in status %s is free', (status) => {
    expect(modificationDuty(OPCO_EP, status, changed, notYet).outcome).toBe('FREE');
  });

  it('is presented, and not voted again; afterwards it applies', () => {
    const presented = { presentedOn: localDate('2021-12-01'), wasAdopted: false, appliesFrom: localDate('2021-12-01') };
    expect(modificationDuty(OPCO_EP, 'COMMITTED', changed, presented).outcome).toBe('PRESENTED');
    expect(modificationDuty(OPCO_EP, 'COMMITTED', changed, { ...presented, appliesFrom: localDate('2021-11-30') }).outcome).toBe('PRESENTED_TOO_LATE');
    const strict = aConvention({ ...OPCO_EP, modification: { of: ['BUDGET'], duty: 'VOTED_AGAIN', to: { kind: 'COMMITTEE' }, article: '15' } });
    expect(modificationDuty(strict, 'COMMITTED', changed, presented).outcome).toBe('MUST_BE_VOTED_AGAIN');
    expect(modificationDuty(strict, 'COMMITTED', changed, { ...presented, wasAdopted: true }).outcome).toBe('PRESENTED');
  });

  it('is nothing where nothing changed, and free where the text says nothing (DEFi)', () => {
    expect(modificationDuty(OPCO_EP, 'COMMITTED', same, notYet).outcome).toBe('NO_CHANGE');
    expect(modificationDuty(DEFI, 'COMMITTED', changed, notYet).outcome).toBe('FREE');
  });
});

describe('planned against realised', () => {
  it('goes line by line and source by source', () => {
    const realised = aSheet({ items: [anItem('Salon', 'FRAIS_DE_MISSION', 90_000), anItem('Guide', 'AUTRES', 10_000)] });
    const compared = plannedAgainstRealised(aSheet(), realised);
    expect(compared.lines.map(({ item, outcome }) => [item, outcome])).toEqual([
      ['Salon', 'LESS'],
      ['Film', 'NOT_DONE'],
      ['Guide', 'UNPLANNED'],
    ]);
    expect(compared).toMatchObject({ planned: { value: 150_000 }, realised: { value: 100_000 }, difference: { value: -50_000 } });
  });

  it('is not reported, and not zero, while no realised sheet has come in', () => {
    const compared = plannedAgainstRealised(aSheet(), null);
    expect(compared.realised.state).toBe('NOT_REPORTED');
    expect(compared.difference.state).toBe('NOT_REPORTED');
    expect(new Set(compared.lines.map(({ outcome }) => outcome))).toEqual(new Set(['NOT_REPORTED']));
  });

  it('is a known zero where a realised sheet states no expense', () => {
    expect(plannedAgainstRealised(aSheet(), aSheet({ items: [] })).realised).toEqual(known(0));
  });
});
