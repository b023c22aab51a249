import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { parseIsoDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { FrenchError } from '../french-error.js';

/** A day as received. @throws FrenchError DATE_IMPOSSIBLE for a day that is in no calendar */
export const dayOf = (value: string): LocalDate => {
  const parsed = parseIsoDate(value);
  if (!parsed.ok) throw new FrenchError(parsed.problem.code, parsed.problem.message);
  return parsed.value;
};

export const dayOrNull = (value: string | null | undefined): LocalDate | null => (value === null || value === undefined ? null : dayOf(value));

/** A day that has come: nothing is recorded before it happens. @throws FrenchError DATE_IMPOSSIBLE, DATE_IN_THE_FUTURE */
export const pastDay = (value: string, today: LocalDate): LocalDate => {
  const day = dayOf(value);
  if (day > today) throw new FrenchError('DATE_IN_THE_FUTURE', `Le ${formatDate(day)} est à venir\u00A0: un fait s’enregistre une fois qu’il a eu lieu.`);
  return day;
};

export const pastDayOrNull = (value: string | null | undefined, today: LocalDate): LocalDate | null =>
  value === null || value === undefined ? null : pastDay(value, today);
