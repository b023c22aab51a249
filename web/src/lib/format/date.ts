import { ordinalDay } from './number.js';

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

const SHORT_MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'] as const;

/** The day of the reader's administration, whatever the machine that built the page is set to. */
const PARIS_DAY = new Intl.DateTimeFormat('fr-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** '2016-10-05' is « 5 octobre 2016 », the first of a month « 1er octobre 2016 ». Anything else comes back as it is. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (year === undefined || day === undefined || name === undefined) return date;
  return `${ordinalDay(day)}\u00a0${name} ${year}`;
}

/** The same, in a few letters, for axes and narrow cells: « 05/10/2016 ». */
export function formatDateShort(date: string): string {
  const [year, month, day] = date.split('-');
  return year === undefined || month === undefined || day === undefined ? date : `${day}/${month}/${year}`;
}

/** The calendar day, in Paris, of an instant: '2026-11-21T23:30:00Z' is '2026-11-22'. */
export function dayOf(instant: string): string {
  return PARIS_DAY.format(new Date(instant));
}

/** « janv. », and the initial that is left of it where there is no room. */
export function monthNames(month: number): { readonly long: string; readonly short: string; readonly initial: string } {
  const long = MONTHS[month - 1] ?? '';
  return { long, short: SHORT_MONTHS[month - 1] ?? '', initial: long.slice(0, 1).toUpperCase() };
}

/** « 15 juin », for a deadline that comes back every year. */
export function formatDayOfYear(month: number, day: number): string {
  return `${ordinalDay(day)}\u00a0${MONTHS[month - 1] ?? ''}`;
}

/** « 5 ans », « 18 mois ». */
export function formatMonths(months: number): string {
  if (months % 12 !== 0) return `${months}\u00a0mois`;
  const years = months / 12;
  return years === 1 ? '1\u00a0an' : `${years}\u00a0ans`;
}
