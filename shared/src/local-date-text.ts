import { toParts, type LocalDate } from './local-date.js';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

/** « 5 octobre 2016 », « 1er mars 2021 ». The day and the month are held together by a no-break space. */
export function formatDate(date: LocalDate): string {
  const { year, month, day } = toParts(date);
  return `${day === 1 ? '1er' : day}\u00A0${MONTHS[month - 1]} ${year}`;
}

/** « mars 2018 ». @param month from 1 to 12 */
export function formatMonth(year: number, month: number): string {
  return `${MONTHS[month - 1]}\u00A0${year}`;
}

/** « 05/10/2016 », for tables. */
export function formatDateShort(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** « 6 mois », « 5 ans », « 1 an et 6 mois ». */
export function formatDuration({ years = 0, months = 0 }: { readonly years?: number; readonly months?: number }): string {
  const parts: string[] = [];
  if (years > 0) parts.push(`${years}\u00A0${years === 1 ? 'an' : 'ans'}`);
  if (months > 0 || parts.length === 0) parts.push(`${months}\u00A0mois`);
  return parts.join(' et ');
}
