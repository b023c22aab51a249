import { addDays, addMonths, daysBetween, type LocalDate } from '../local-date.js';
import { schoolYearOf } from '../school-year.js';
import type { ReadingValues } from './readings.js';
import type { TrainingPeriod } from './terms-template.js';

/** Whether the training lasts `months` calendar months at least, both days included: 1 September to 30 November is three. */
export function lastsAtLeast({ firstDay, lastDay }: TrainingPeriod, months: number): boolean {
  return addMonths(firstDay, months) <= addDays(lastDay, 1);
}

/**
 * Whether the training does not exceed one school year (coloration-fcil, article 2). Where the dates of the school year
 * in which it starts are not known, twelve months from date to date stand for it.
 */
export function fitsOneSchoolYear({ firstDay, lastDay }: TrainingPeriod, reading: ReadingValues['SCHOOL_YEAR_LENGTH']): boolean {
  const year = schoolYearOf(firstDay);
  if (!year.known || year.lastDay === null) return lastDay <= twelveMonthsLater(firstDay);
  if (reading === 'WITHIN_ONE_SCHOOL_YEAR') return lastDay <= year.lastDay;
  return daysBetween(firstDay, lastDay) <= daysBetween(year.firstDay, year.lastDay);
}

function twelveMonthsLater(firstDay: LocalDate): LocalDate {
  return addDays(addMonths(firstDay, 12), -1);
}
