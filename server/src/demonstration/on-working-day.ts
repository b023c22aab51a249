import { addDays, weekday, type LocalDate } from '@conventions-ouvertes/shared/local-date';

const SATURDAY = 5;
const SUNDAY = 6;

/** The day itself, or the Friday before where it falls on a week-end. */
export const onWorkingDay = (day: LocalDate): LocalDate => {
  const at = weekday(day);
  return at === SATURDAY ? addDays(day, -1) : at === SUNDAY ? addDays(day, -2) : day;
};
