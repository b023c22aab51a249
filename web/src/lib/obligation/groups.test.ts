import { describe, expect, it } from 'vitest';
import { anchorOfDuty, byReason, groupsOf, nextDuties } from './groups.js';
import { duty } from './testing/duty.js';

const COMING = { status: 'NOT_YET_DUE', doneOn: null } as const;
const MISSED = { status: 'MISSED', doneOn: null, finding: 'TO_BE_CONFIRMED' } as const;

describe('the list of duties', () => {
  it('begins with what is owed, then what was missed; an empty group is not shown', () => {
    const groups = groupsOf([duty(), duty({ ...MISSED, dueOn: '2021-06-14' }), duty({ ...COMING, dueOn: '2027-03-17' })]);
    expect(groups.map(({ key }) => key)).toEqual(['TO_DO', 'MISSED', 'KEPT']);
  });

  it('shows the soonest of what is owed first, and what has no last day after it', () => {
    const list = [duty({ status: 'DUE', dueOn: null, doneOn: null, id: 'a' }), duty({ ...COMING, dueOn: '2027-09-30' }), duty({ ...COMING, dueOn: '2027-03-17' })];
    expect(groupsOf(list)[0]?.duties.map(({ dueOn }) => dueOn)).toEqual(['2027-03-17', '2027-09-30', null]);
    expect(nextDuties(list, 1).map(({ dueOn }) => dueOn)).toEqual(['2027-03-17']);
  });

  it('shows the latest miss first', () => {
    const list = ['2019-06-14', '2022-12-31', '2021-06-14'].map((dueOn) => duty({ ...MISSED, dueOn }));
    expect(groupsOf(list)[0]?.duties.map(({ dueOn }) => dueOn)).toEqual(['2022-12-31', '2021-06-14', '2019-06-14']);
  });

  it('puts what was done without a last day among the others, by the day on which it was done', () => {
    const list = [duty({ dueOn: null, doneOn: '2020-12-14', id: 'list' }), duty({ dueOn: '2019-06-14' }), duty({ dueOn: '2022-04-29' })];
    expect(groupsOf(list)[0]?.duties.map(({ dueOn }) => dueOn)).toEqual(['2022-04-29', null, '2019-06-14']);
  });

  it('tells how many there are where it holds a part of them', () => {
    const [group] = groupsOf(Array.from({ length: 5 }, (_, index) => duty({ dueOn: `202${index}-04-29` })), 2);
    expect(group).toMatchObject({ key: 'KEPT', total: 5 });
    expect(group?.duties).toHaveLength(2);
  });

  it('does not count as missed a request that nobody had to make', () => {
    expect(groupsOf([duty({ status: 'MISSED', nature: 'CONDITION', doneOn: null })]).map(({ key }) => key)).toEqual(['NO_BREACH']);
  });

  it('says once why several cannot be told', () => {
    const untold = (dueOn: string, explanation: string) => duty({ dueOn, status: 'IMPOSSIBLE_TO_TELL', grounds: { articles: [], explanation, readings: [] } });
    const reasons = byReason([untold('2021-01-01', 'Non daté.'), untold('2022-01-01', 'Rien d’enregistré.'), untold('2023-01-01', 'Non daté.')]);
    expect(reasons.map(({ reason, duties }) => [reason, duties.length])).toEqual([
      ['Non daté.', 2],
      ['Rien d’enregistré.', 1],
    ]);
  });

  it('an anchor holds no space, slash or accent', () => {
    expect(anchorOfDuty('opca-defi-2016/REPORT:bilan-pluriannuel:toutes les années')).toBe('echeance-opca-defi-2016-report-bilan-pluriannuel-toutes-les-annees');
  });
});
