import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  daysBetween,
  earliest,
  fromParts,
  isLocalDate,
  lastDayOfTerm,
  latest,
  localDate,
  monthsBefore,
  parseFrenchDate,
  parseIsoDate,
  toParts,
  weekday,
  type LocalDate,
} from './local-date.js';
import { formatDate, formatDateShort, formatDuration, formatMonth } from './local-date-text.js';

const anyDate = fc
  .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => fromParts({ year, month, day }))
  .filter((date): date is LocalDate => date !== null);

const epoch = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('reading dates', () => {
  it('reads ISO days and French days', () => {
    expect(parseIsoDate(' 2016-10-05 ')).toEqual({ ok: true, value: '2016-10-05' });
    expect(parseFrenchDate('05/10/2016')).toEqual({ ok: true, value: '2016-10-05' });
    expect(parseFrenchDate('5/3/2016')).toEqual({ ok: true, value: '2016-03-05' });
  });

  it.each([
    ['2021-02-29', 'DATE_IMPOSSIBLE'],
    ['2021-13-01', 'DATE_IMPOSSIBLE'],
    ['0000-01-01', 'DATE_IMPOSSIBLE'],
    ['', 'DATE_EMPTY'],
    ['2021-2-9', 'DATE_UNREADABLE'],
    ['2021-02-09T00:00:00Z', 'DATE_UNREADABLE'],
    ['44000', 'DATE_UNREADABLE'],
  ])('refuses « %s » as an ISO day', (text, code) => {
    expect(parseIsoDate(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ['31/02/2021', 'DATE_IMPOSSIBLE'],
    ['04/25/2021', 'DATE_IMPOSSIBLE'],
    ['04/05/21', 'DATE_UNREADABLE'],
    ['2021-02-09', 'DATE_UNREADABLE'],
  ])('refuses « %s » as a French day', (text, code) => {
    expect(parseFrenchDate(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('brands only what is a day', () => {
    expect(() => localDate('2021-02-30')).toThrow(RangeError);
    expect(() => localDate(' 2021-02-03')).toThrow(RangeError);
    expect(isLocalDate('2024-02-29')).toBe(true);
  });

  it('takes dates apart and puts them together again', () => {
    fc.assert(fc.property(anyDate, (date) => fromParts(toParts(date)) === date && parseIsoDate(date).ok));
  });
});

describe('counting days', () => {
  it('agrees with the Gregorian calendar', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe(epoch(to) - epoch(from));
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(compareDates(from, to)).toBe(Math.sign(daysBetween(to, from)));
        expect(weekday(from)).toBe((((epoch(from) + 3) % 7) + 7) % 7);
      }),
    );
  });

  it('finds the earliest and the latest', () => {
    const [a, b, c] = ['2020-01-02', '2019-12-31', '2020-01-01'].map(localDate) as [LocalDate, LocalDate, LocalDate];
    expect(earliest(a, b, c)).toBe('2019-12-31');
    expect(latest(a, b, c)).toBe('2020-01-02');
  });

  it('does not leave the calendar', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addYears(localDate('0001-01-01'), -1)).toThrow(RangeError);
  });
});

describe('counting months', () => {
  it.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2021-08-31', 6, '2022-02-28'],
    ['2021-03-31', -1, '2021-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-11-30', 3, '2021-02-28'],
    ['2021-04-15', 2, '2021-06-15'],
  ])('%s plus %d months is %s, clamped to the end of the month', (date, months, expected) => {
    expect(addMonths(localDate(date), months)).toBe(expected);
  });

  it('lands in the month asked for, on the same day or on its last', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = toParts(addMonths(date, months));
        const from = toParts(date);
        expect(moved.year * 12 + moved.month).toBe(from.year * 12 + from.month + months);
        if (moved.day !== from.day) expect(toParts(addDays(addMonths(date, months), 1)).day).toBe(1);
      }),
    );
  });

  it('ends 5 years from 5 October 2016 on 4 October 2021', () => {
    expect(lastDayOfTerm(localDate('2016-10-05'), { years: 5 })).toBe('2021-10-04');
    expect(lastDayOfTerm(localDate('2021-03-18'), { years: 2 })).toBe('2023-03-17');
    expect(lastDayOfTerm(localDate('2020-01-01'), { years: 1 })).toBe('2020-12-31');
    expect(lastDayOfTerm(localDate('2021-01-31'), { months: 1 })).toBe('2021-02-28');
    expect(lastDayOfTerm(localDate('2016-02-29'), { years: 1 })).toBe('2017-02-28');
    expect(() => lastDayOfTerm(localDate('2016-02-29'), {})).toThrow(RangeError);
  });

  it('makes terms that follow each other without a gap, when the day exists in both months', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 120 }), (start, months) => {
        fc.pre(toParts(start).day <= 28);
        const end = lastDayOfTerm(start, { months });
        expect(addDays(end, 1)).toBe(addMonths(start, months));
      }),
    );
  });

  it('finds the day six months before an end (DEFi, article 13)', () => {
    expect(monthsBefore(localDate('2021-10-04'), 6)).toBe('2021-04-04');
  });
});

describe('writing dates in French', () => {
  it('writes the first of the month as 1er', () => {
    expect(formatDate(localDate('2016-10-05'))).toBe('5\u00A0octobre 2016');
    expect(formatDate(localDate('2021-08-01'))).toBe('1er\u00A0août 2021');
    expect(formatDateShort(localDate('2016-10-05'))).toBe('05/10/2016');
    expect(formatMonth(2018, 3)).toBe('mars\u00A02018');
  });

  it('writes lengths of time', () => {
    expect(formatDuration({ years: 5 })).toBe('5\u00A0ans');
    expect(formatDuration({ years: 1, months: 6 })).toBe('1\u00A0an et 6\u00A0mois');
    expect(formatDuration({ months: 2 })).toBe('2\u00A0mois');
  });
});
