import { describe, expect, it } from 'vitest';
import { duty } from './testing/duty.js';
import { yearLineOf, yearsOf } from './year-line.js';

describe('the line of a year', () => {
  it('puts each last day in its month, earliest first, and leaves other years and undated duties out', () => {
    const line = yearLineOf([duty({ dueOn: '2026-06-30' }), duty({ dueOn: '2026-06-14' }), duty({ dueOn: '2025-06-14' }), duty({ dueOn: null, id: 'x' })], 2026, '2026-11-21');
    expect(line.total).toBe(2);
    expect(line.months).toHaveLength(12);
    expect(line.months[5]?.marks.map(({ dueOn }) => dueOn)).toEqual(['2026-06-14', '2026-06-30']);
  });

  it('shows the page’s day in its own year alone', () => {
    expect(yearLineOf([], 2026, '2026-01-01').today).toBe(0);
    expect(yearLineOf([], 2026, '2026-07-01').today).toBe(50);
    expect(yearLineOf([], 2026, '2026-12-31').today).toBeCloseTo(99.73, 2);
    expect(yearLineOf([], 2025, '2026-07-01').today).toBeNull();
  });

  it('tells a miss that nobody confirmed from one that the ministry did', () => {
    const miss = (finding: 'TO_BE_CONFIRMED' | 'CONFIRMED') => duty({ dueOn: '2026-06-14', status: 'MISSED', doneOn: null, finding });
    const marks = yearLineOf([miss('TO_BE_CONFIRMED'), miss('CONFIRMED')], 2026, '2026-11-21').months[5]?.marks;
    expect(marks?.map(({ isUnconfirmed }) => isUnconfirmed)).toEqual([true, false]);
  });

  it('offers every year from the first to the last', () => {
    expect(yearsOf([duty({ dueOn: '2019-04-30' }), duty({ dueOn: '2022-04-30' })])).toEqual([2019, 2020, 2021, 2022]);
    expect(yearsOf([duty({ dueOn: null })])).toEqual([]);
  });
});
