import { describe, expect, it } from 'vitest';
import type { Sheet } from '#lib/api/action.js';
import { compareHeadcounts, compareSheets } from './sheet-comparison.js';

const aSheet = (given: Partial<Sheet> = {}): Sheet => ({
  kind: 'PLANNED',
  version: 1,
  number: 'P-1',
  article: '4',
  steeringPartner: null,
  steeringMinistry: null,
  targetAudiences: 'Lycéens',
  objectives: 'Faire découvrir les métiers',
  startsOn: '2019-02-01',
  endsOn: '2019-06-30',
  partnerOrProvider: null,
  description: null,
  toolsAndActivities: null,
  successIndicators: null,
  evaluationMethod: null,
  quantitativeReview: null,
  qualitativeReview: null,
  receivedOn: '2018-12-01',
  total: { state: 'KNOWN', cents: 100, proof: 'p', setAside: null, reported: 1, expected: 1 },
  expenseItems: [],
  headcounts: [],
  inKind: [],
  source: null,
  ...given,
});

const differences = (planned: Sheet | null, realised: Sheet | null) =>
  compareSheets(planned, realised)
    .filter(({ isDifferent }) => isDifferent)
    .map(({ label }) => label);

describe('planned and realised, side by side', () => {
  it('marks what changed, and only that', () => {
    const realised = aSheet({ kind: 'REALISED', endsOn: '2019-07-15', targetAudiences: 'Lycéens ' });
    expect(differences(aSheet(), realised)).toEqual(['Fin']);
  });

  it('does not mark the number and the receipt, which differ by nature', () => {
    expect(differences(aSheet(), aSheet({ number: 'R-1', receivedOn: '2020-04-02' }))).toEqual([]);
  });

  it('does not call a missing sheet a difference', () => {
    expect(differences(aSheet(), null)).toEqual([]);
    expect(compareSheets(aSheet(), null)[0]).toMatchObject({ planned: 'P-1', realised: null });
  });

  it('leaves out a heading that nobody filled in', () => {
    expect(compareSheets(aSheet(), aSheet({ description: '  ' })).map(({ label }) => label)).not.toContain('Description');
  });
});

describe('headcounts, side by side', () => {
  const count = (code: string, total: number | null) => ({ audience: { code, label: code }, total, isTotalHidden: false, girls: null, boys: null, disability: null, academy: null });

  it('keeps an audience that only one sheet has', () => {
    const lines = compareHeadcounts(aSheet({ headcounts: [count('A', 10)] }), aSheet({ headcounts: [count('B', 4)] }));
    expect(lines.map(({ label, planned, realised }) => [label, planned?.total ?? null, realised?.total ?? null])).toEqual([
      ['A', 10, null],
      ['B', null, 4],
    ]);
  });

  it('tells a headcount not reported from no line at all', () => {
    const [line] = compareHeadcounts(aSheet({ headcounts: [count('A', 10)] }), aSheet({ headcounts: [count('A', null)] }));
    expect(line?.realised).not.toBeNull();
    expect(line?.realised?.total).toBeNull();
  });
});
