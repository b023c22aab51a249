import { addDays, localDate, toParts, type LocalDate } from './local-date.js';

/** A school year, named by the calendar year in which it starts: 2020 is 2020-2021. */
export type SchoolYear =
  | {
      readonly known: true;
      readonly startYear: number;
      readonly firstDay: LocalDate;
      /** Null when the next start is not in the table yet: the year is known to begin, not known to end. */
      readonly lastDay: LocalDate | null;
    }
  | { readonly known: false; readonly startYear: number };

/**
 * The day on which pupils go back (rentrée des élèves) in metropolitan France, as the national school calendars set by
 * order of the minister of education and published in the Journal officiel have it (articles L. 521-1 and D. 521-1 and
 * following of the education code; for instance the orders of 20 July 2009 and of 21 January 2014). Article 2 of those
 * orders makes a school year run from that day to the eve of the next return. Corsica and the overseas académies set
 * dates of their own. A year that is not here is unknown: it is never reckoned.
 */
const PUPILS_RETURN: ReadonlyMap<number, LocalDate> = new Map(
  (
    [
      [2010, '2010-09-02'],
      [2011, '2011-09-05'],
      [2012, '2012-09-04'],
      [2013, '2013-09-03'],
      [2014, '2014-09-02'],
      [2015, '2015-09-01'],
      [2016, '2016-09-01'],
      [2017, '2017-09-04'],
      [2018, '2018-09-03'],
      [2019, '2019-09-02'],
      [2020, '2020-09-01'],
      [2021, '2021-09-02'],
      [2022, '2022-09-01'],
      [2023, '2023-09-04'],
      [2024, '2024-09-02'],
      [2025, '2025-09-01'],
      [2026, '2026-09-01'],
    ] as const
  ).map(([year, day]) => [year, localDate(day)]),
);

export function schoolYear(startYear: number): SchoolYear {
  const firstDay = PUPILS_RETURN.get(startYear);
  if (firstDay === undefined) return { known: false, startYear };
  const next = PUPILS_RETURN.get(startYear + 1);
  return { known: true, startYear, firstDay, lastDay: next === undefined ? null : addDays(next, -1) };
}

/** The school year that `date` falls in, or that it would fall in if its start were known. */
export function schoolYearOf(date: LocalDate): SchoolYear {
  const { year, month } = toParts(date);
  const starting = PUPILS_RETURN.get(year);
  if (starting !== undefined) return schoolYear(date >= starting ? year : year - 1);
  // August and September are the only months that can belong to either year: elsewhere the month tells.
  if (month === 8 || month === 9) return { known: false, startYear: year };
  return schoolYear(month > 9 ? year : year - 1);
}

/**
 * The first school-year start strictly after `date` (« à la rentrée scolaire suivante »): a notice that arrives on the
 * very day of a start waits for the next. Null when the table does not reach so far.
 */
export function nextSchoolYearStart(date: LocalDate): LocalDate | null {
  const { year, month } = toParts(date);
  const sameYear = PUPILS_RETURN.get(year);
  if (sameYear === undefined && month <= 9) return null;
  if (sameYear !== undefined && sameYear > date) return sameYear;
  return PUPILS_RETURN.get(year + 1) ?? null;
}
