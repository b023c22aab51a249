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

interface PupilsReturn {
  readonly year: number;
  readonly day: LocalDate;
  /** The order that sets it, or what else it was read from, in French. */
  readonly source: string;
  /** Whether the day itself was read in a public source, and not only remembered. Checked on 21 November 2026. */
  readonly isVerified: boolean;
}

const ORDERS = {
  2009: 'arrêté du 20 juillet 2009, JO du 22 juillet 2009',
  2012: 'arrêté du 28 novembre 2012, JO du 1er décembre 2012',
  2014: 'arrêté du 21 janvier 2014, JO du 24 janvier 2014',
  2015: 'calendrier national des années 2015 à 2018, présenté en avril 2015',
  2018: 'calendrier national publié par le ministère',
  2019: 'arrêté du 24 juillet 2018',
  2020: 'arrêté du 15 décembre 2020, JO n°\u00A00303 du 16 décembre 2020',
  2021: 'arrêté du 7 juillet 2021, JO n°\u00A0160 du 11 juillet 2021',
  2022: 'arrêté du 7 décembre 2022, JO n°\u00A00284 du 8 décembre 2022',
} as const;

/**
 * The day on which pupils go back (rentrée des élèves) in metropolitan France, as the national school calendars set by
 * order of the minister of education and published in the Journal officiel have it (articles L. 521-1 and D. 521-1 and
 * following of the education code). Article 2 of those orders makes a school year run from that day to the eve of the next
 * return. Corsica and the overseas académies set dates of their own. A year that is not here is unknown: it is never
 * reckoned; a day that no public source confirmed says so wherever it bears on a verdict.
 */
const TABLE: readonly PupilsReturn[] = (
  [
    [2010, '2010-09-02', ORDERS[2009], true],
    [2011, '2011-09-05', ORDERS[2009], false],
    [2012, '2012-09-04', `${ORDERS[2009]}, modifié`, true],
    [2013, '2013-09-03', ORDERS[2012], true],
    // Set on the 1st by the order, and put off by a day in the spring: the amending order itself was not read.
    [2014, '2014-09-02', `${ORDERS[2014]}, modifié`, false],
    [2015, '2015-09-01', ORDERS[2015], true],
    [2016, '2016-09-01', ORDERS[2015], true],
    [2017, '2017-09-04', ORDERS[2015], true],
    [2018, '2018-09-03', ORDERS[2018], true],
    [2019, '2019-09-02', ORDERS[2019], true],
    [2020, '2020-09-01', ORDERS[2018], true],
    [2021, '2021-09-02', ORDERS[2020], true],
    [2022, '2022-09-01', ORDERS[2021], true],
    [2023, '2023-09-04', ORDERS[2022], true],
    [2024, '2024-09-02', ORDERS[2022], true],
    [2025, '2025-09-01', ORDERS[2022], true],
    // Read in the draft put before the Conseil supérieur de l'éducation, not in the order.
    [2026, '2026-09-01', 'projet d’arrêté sur le calendrier 2026-2027', false],
  ] as const
).map(([year, day, source, isVerified]) => ({ year, day: localDate(day), source, isVerified }));

const PUPILS_RETURN: ReadonlyMap<number, LocalDate> = new Map(TABLE.map(({ year, day }) => [year, day]));

/** Where the day of a start comes from, as a French input of a verdict: « arrêté du … », and whether it still is to be verified. */
export function sourceOfStart(day: LocalDate): string {
  const found = TABLE.find((line) => line.day === day);
  if (found === undefined) throw new RangeError(`Aucune rentrée scolaire connue le ${day}.`);
  return found.isVerified ? found.source : `${found.source} (jour à vérifier)`;
}

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
