import { addDays, earliest, fromParts, latest, weekday, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { ActionTemplate } from './bank/template.js';
import type { Fate } from './fate.js';
import type { Random } from './random.js';

/** The days of an action, each after those that it depends on. */
export interface Timeline {
  readonly plannedReceivedOn: LocalDate;
  /** The committee's meeting, or the parties' agreement, that allowed the commitment. */
  readonly agreedOn: LocalDate;
  readonly committedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Before 30 April of the next year, or after it when late. */
  readonly realisedReceivedOn: LocalDate;
}

export interface Bounds {
  readonly year: number;
  /** First day on which the convention binds: nothing comes before it. */
  readonly inForceFrom: LocalDate;
  /** First day on which the action itself can begin. */
  readonly notBefore: LocalDate;
}

export function drawTimeline({ year, inForceFrom, notBefore }: Bounds, template: ActionTemplate, fate: Fate, random: Random): Timeline {
  const plannedReceivedOn = workingDay(
    latest(addDays(inForceFrom, random.int(6, 20)), addDays(day(year, random.chance(250) ? 3 : -2, 1), random.int(0, 100))),
  );
  const committedOn = workingDay(
    earliest(latest(addDays(plannedReceivedOn, random.int(22, 60)), addDays(day(year, 1, 8), random.int(0, 20))), day(year, 12, 4)),
  );
  const agreedOn = workingDay(latest(addDays(committedOn, -random.int(3, 14)), addDays(plannedReceivedOn, 1)));
  const [firstMonth, lastMonth] = template.startMonths;
  const wished = addDays(day(year, random.int(firstMonth, lastMonth), 1), random.int(0, 26));
  const possible = workingDay(outsideSummer(latest(wished, addDays(committedOn, 5), notBefore), year, random));
  const startsOn = earliest(possible, day(year, 12, 15));
  const [least, most] = template.days;
  const endsOn = earliest(addDays(startsOn, random.int(least, most) - 1), day(year, 12, 31));
  const onTime = earliest(addDays(endsOn, random.int(20, 100)), addDays(day(year + 1, 4, 2), random.int(0, 20)));
  const late = addDays(day(year + 1, 5, 4), random.int(0, 200));
  return { plannedReceivedOn, agreedOn, committedOn, startsOn, endsOn, realisedReceivedOn: workingDay(fate === 'LATE' ? late : onTime) };
}

/** Months run on below 1: month -2 of 2018 is October 2017. */
function day(year: number, month: number, of: number): LocalDate {
  const date = month > 0 ? fromParts({ year, month, day: of }) : fromParts({ year: year - 1, month: month + 12, day: of });
  if (date === null) throw new RangeError(`no such day: ${year}-${month}-${of}`);
  return date;
}

/** Nothing begins between early July and the pupils' return. */
function outsideSummer(date: LocalDate, year: number, random: Random): LocalDate {
  return date > day(year, 7, 5) && date < day(year, 9, 4) ? addDays(day(year, 9, 4), random.int(0, 20)) : date;
}

/** The same day, or the Monday after a week-end. */
function workingDay(date: LocalDate): LocalDate {
  const at = weekday(date);
  return at < 5 ? date : addDays(date, 7 - at);
}
