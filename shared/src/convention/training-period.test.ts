import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, fromParts, localDate } from '../local-date.js';
import { fitsOneSchoolYear, lastsAtLeast } from './training-period.js';

const period = (firstDay: string, lastDay: string) => ({ firstDay: localDate(firstDay), lastDay: localDate(lastDay) });

const anyDay = fc
  .record({ year: fc.integer({ min: 2011, max: 2024 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map((parts) => fromParts(parts) ?? localDate('2020-01-01'));

describe('the length of an FCIL’s training (article 2)', () => {
  it('counts three months from date to date, both days included', () => {
    expect(lastsAtLeast(period('2022-09-01', '2022-11-30'), 3)).toBe(true);
    expect(lastsAtLeast(period('2022-09-01', '2022-11-29'), 3)).toBe(false);
    expect(lastsAtLeast(period('2023-11-30', '2024-02-28'), 3)).toBe(true);
    expect(lastsAtLeast(period('2022-11-30', '2023-02-27'), 3)).toBe(true);
    expect(lastsAtLeast(period('2022-11-30', '2023-02-26'), 3)).toBe(false);
  });

  it('lets it run from a start of the school year to the eve of the next, and no day more', () => {
    expect(fitsOneSchoolYear(period('2020-09-01', '2021-09-01'), 'LENGTH_OF_A_SCHOOL_YEAR')).toBe(true);
    expect(fitsOneSchoolYear(period('2020-09-01', '2021-09-02'), 'LENGTH_OF_A_SCHOOL_YEAR')).toBe(false);
    expect(fitsOneSchoolYear(period('2020-09-01', '2021-09-01'), 'WITHIN_ONE_SCHOOL_YEAR')).toBe(true);
    expect(fitsOneSchoolYear(period('2021-01-04', '2021-12-17'), 'LENGTH_OF_A_SCHOOL_YEAR')).toBe(true);
    expect(fitsOneSchoolYear(period('2021-01-04', '2021-12-17'), 'WITHIN_ONE_SCHOOL_YEAR')).toBe(false);
  });

  it('takes twelve months where the dates of the school year are not known', () => {
    for (const reading of ['LENGTH_OF_A_SCHOOL_YEAR', 'WITHIN_ONE_SCHOOL_YEAR'] as const) {
      expect(fitsOneSchoolYear(period('2040-09-03', '2041-09-02'), reading)).toBe(true);
      expect(fitsOneSchoolYear(period('2040-09-03', '2041-09-03'), reading)).toBe(false);
    }
  });

  it('never refuses a shorter training where it takes a longer one, nor takes one of thirteen months', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(500), fc.nat(500), (firstDay, left, right) => {
        const [shorter, longer] = [Math.min(left, right), Math.max(left, right)].map((days) => ({ firstDay, lastDay: addDays(firstDay, days) }));
        if (shorter === undefined || longer === undefined) return;
        if (fitsOneSchoolYear(longer, 'LENGTH_OF_A_SCHOOL_YEAR')) expect(fitsOneSchoolYear(shorter, 'LENGTH_OF_A_SCHOOL_YEAR')).toBe(true);
        if (lastsAtLeast(shorter, 3)) expect(lastsAtLeast(longer, 3)).toBe(true);
        expect(fitsOneSchoolYear({ firstDay, lastDay: addMonths(firstDay, 13) }, 'LENGTH_OF_A_SCHOOL_YEAR')).toBe(false);
      }),
    );
  });
});
