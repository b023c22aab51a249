import { describe, expect, it } from 'vitest';
import { dayOf, formatDate, formatDateShort, formatDayOfYear, formatMonths, monthNames } from './date.js';

describe('dates as French readers write them', () => {
  it('writes the month in words, and the first of a month as 1er', () => {
    expect(formatDate('2016-10-05')).toBe('5\u00a0octobre 2016');
    expect(formatDate('2021-01-01')).toBe('1er\u00a0janvier 2021');
  });

  it('shows what is no date as it came', () => {
    expect(formatDate('sans date')).toBe('sans date');
  });

  it('puts the day first in the short form', () => {
    expect(formatDateShort('2016-10-05')).toBe('05/10/2016');
  });

  it('takes the day of an instant in Paris, where it may already be tomorrow', () => {
    expect(dayOf('2026-11-21T23:30:00Z')).toBe('2026-11-22');
    expect(dayOf('2026-07-14T21:59:00Z')).toBe('2026-07-14');
  });

  it('names a day that comes back every year', () => {
    expect(formatDayOfYear(4, 30)).toBe('30\u00a0avril');
  });

  it('counts a length in years when it is whole years', () => {
    expect([12, 60, 18, 6].map(formatMonths)).toEqual(['1\u00a0an', '5\u00a0ans', '18\u00a0mois', '6\u00a0mois']);
  });

  it('shortens a month as far as its initial', () => {
    expect(monthNames(2)).toEqual({ long: 'février', short: 'févr.', initial: 'F' });
  });
});
