import type { ReadingValues } from '../convention/readings.js';
import type { ConventionLife } from '../convention/life.js';
import { addDays, addYears, lastDayOfTerm, localDate, toParts, type LocalDate } from '../local-date.js';
import { schoolYear, schoolYearOf } from '../school-year.js';

/** The days on which a convention binds. `lastDay` null: no end in sight. */
export interface Validity {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate | null;
}

/** A year in which something is owed once. */
export interface Period {
  /** The calendar year in which it starts. */
  readonly year: number;
  /** « 2017 » or « 2017-2018 ». */
  readonly label: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Whether the convention covers all of it. */
  readonly isFull: boolean;
}

/** Null while the convention is undated. An ending foreseen counts as the end. */
export function validityOf(life: ConventionLife): Validity | null {
  const [first] = life.terms;
  return first === undefined ? null : { firstDay: first.firstDay, lastDay: life.ending?.lastDay ?? null };
}

/** The years, of the kind that a reading names, that touch the validity, up to a day. A school year not in the table is left out. */
export function periodsIn(kind: ReadingValues['MEETING_YEAR'], validity: Validity, until: LocalDate): readonly Period[] {
  const end = validity.lastDay !== null && validity.lastDay < until ? validity.lastDay : until;
  const periods: Period[] = [];
  if (end < validity.firstDay) return periods;
  for (let year = firstYear(kind, validity.firstDay); ; year += 1) {
    const days = daysOf(kind, validity.firstDay, year);
    if (days === null || days[0] > end) return periods;
    const [firstDay, lastDay] = days;
    const isFull = firstDay >= validity.firstDay && (validity.lastDay === null || lastDay <= validity.lastDay);
    const label = kind === 'CALENDAR_YEAR' ? String(year) : `${year}-${year + 1}`;
    periods.push({ year, label, firstDay, lastDay, isFull });
  }
}

function firstYear(kind: ReadingValues['MEETING_YEAR'], day: LocalDate): number {
  if (kind !== 'SCHOOL_YEAR') return toParts(day).year;
  return schoolYearOf(day).startYear;
}

function daysOf(kind: ReadingValues['MEETING_YEAR'], start: LocalDate, year: number): readonly [LocalDate, LocalDate] | null {
  if (kind === 'CALENDAR_YEAR') return [localDate(`${year}-01-01`), localDate(`${year}-12-31`)];
  if (kind === 'CONVENTION_YEAR') {
    const first = addYears(start, year - toParts(start).year);
    return [first, lastDayOfTerm(first, { years: 1 })];
  }
  const found = schoolYear(year);
  if (!found.known) return null;
  // The next start is not published: the year is followed to the eve of its anniversary at the latest.
  return [found.firstDay, found.lastDay ?? addDays(addYears(found.firstDay, 1), -1)];
}
