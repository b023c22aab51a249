import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

/** Written out, not asked of Intl: a browser and the machine that built the page may shorten them differently. */
const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const SHORT_MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** The day of the reader's administration, whatever the machine that built the page is set to. */
const PARIS_DAY = new Intl.DateTimeFormat('fr-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** '2016-10-05' is « 5 octobre 2016 », “5 October 2016”; in French the first of a month « 1er octobre 2016 ». Anything else comes back as it is. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = month === undefined ? undefined : MONTHS[getLocale()][month - 1];
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
  const long = MONTHS[getLocale()][month - 1] ?? '';
  return { long, short: SHORT_MONTHS[getLocale()][month - 1] ?? '', initial: long.slice(0, 1).toUpperCase() };
}

/** « 15 juin », for a deadline that comes back every year. */
export function formatDayOfYear(month: number, day: number): string {
  return `${ordinalDay(day)}\u00a0${MONTHS[getLocale()][month - 1] ?? ''}`;
}

/** « 5 ans », « 18 mois ». */
export function formatMonths(months: number): string {
  const isYears = months % 12 === 0;
  const count = isYears ? months / 12 : months;
  return isYears ? m.years_count({ count }) : m.months_count({ count });
}

/** The first of a month has its own ordinal in French: « 1er », « 2 ». */
function ordinalDay(day: number): string {
  return day === 1 && getLocale() === 'fr' ? '1er' : String(day);
}

/** '2018-03' is « mars 2018 »; anything else comes back as it is. */
export function monthLabel(code: string): string {
  const [year, month] = code.split('-').map(Number);
  const name = month === undefined ? undefined : MONTHS[getLocale()][month - 1];
  return year === undefined || name === undefined ? code : `${name}\u00a0${year}`;
}
