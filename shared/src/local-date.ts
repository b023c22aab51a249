import { accepted, refused, type Parsed } from './parsed.js';

declare const localDateBrand: unique symbol;

/** A calendar day, 'YYYY-MM-DD', between 0001-01-01 and 9999-12-31: no hour, no time zone. Sorts as text. */
export type LocalDate = string & { readonly [localDateBrand]: 'LocalDate' };

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** A length of calendar time. Years and months are one and the same unit, 12 to 1. */
export interface Duration {
  readonly years?: number;
  readonly months?: number;
}

export type DateProblemCode = 'DATE_EMPTY' | 'DATE_UNREADABLE' | 'DATE_IMPOSSIBLE';

/** Reads 'YYYY-MM-DD' and nothing else. */
export function parseIsoDate(text: string): Parsed<LocalDate, DateProblemCode> {
  return read(text, /^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$/u, 'AAAA-MM-JJ');
}

/**
 * Reads 'DD/MM/YYYY' and nothing else. Whether a given file writes the day first is for its importer to settle:
 * 03/04/2021 alone does not tell.
 */
export function parseFrenchDate(text: string): Parsed<LocalDate, DateProblemCode> {
  return read(text, /^(?<day>[0-9]{1,2})\/(?<month>[0-9]{1,2})\/(?<year>[0-9]{4})$/u, 'JJ/MM/AAAA');
}

function read(text: string, shape: RegExp, wanted: string): Parsed<LocalDate, DateProblemCode> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('DATE_EMPTY', `La date est vide\u00A0: écrivez-la sous la forme ${wanted}.`);
  const groups = shape.exec(trimmed)?.groups;
  if (groups === undefined) {
    return refused('DATE_UNREADABLE', `«\u00A0${trimmed}\u00A0» n’est pas une date de la forme ${wanted}.`);
  }
  const date = fromParts({ year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) });
  return date === null
    ? refused('DATE_IMPOSSIBLE', `«\u00A0${trimmed}\u00A0» n’existe pas au calendrier\u00A0: vérifiez le jour et le mois.`)
    : accepted(date);
}

/**
 * Brands a date that the code itself writes.
 * @throws RangeError when it is not a day of the calendar written 'YYYY-MM-DD'.
 */
export function localDate(text: string): LocalDate {
  const parsed = parseIsoDate(text);
  if (!parsed.ok || parsed.value !== text) throw new RangeError(`«\u00A0${text}\u00A0» n’est pas une date AAAA-MM-JJ.`);
  return parsed.value;
}

export function isLocalDate(text: string): text is LocalDate {
  const parsed = parseIsoDate(text);
  return parsed.ok && parsed.value === text;
}

/** Null when there is no such day. */
export function fromParts({ year, month, day }: DateParts): LocalDate | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

export function toParts(date: LocalDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function yearOf(date: LocalDate): number {
  return toParts(date).year;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** For `Array.sort`: ISO dates sort as text. */
export function compareDates(left: LocalDate, right: LocalDate): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function earliest(first: LocalDate, ...others: readonly LocalDate[]): LocalDate {
  return others.reduce((least, date) => (date < least ? date : least), first);
}

export function latest(first: LocalDate, ...others: readonly LocalDate[]): LocalDate {
  return others.reduce((most, date) => (date > most ? date : most), first);
}

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(toParts(to)) - dayNumber(toParts(from));
}

/** @throws RangeError when the result leaves the years 1 to 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return checked(fromDayNumber(dayNumber(toParts(date)) + days), date, `${days} jours`);
}

/**
 * The same day `months` later. Where that month has no such day, its last day: 31 January + 1 month = 28 or 29 February
 * (the rule of article 641 of the code of civil procedure for periods in months or years).
 * @throws RangeError when the result leaves the years 1 to 9999.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = toParts(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  const clamped = Math.min(day, daysInMonth(target.year, target.month));
  return checked(fromParts({ ...target, day: clamped }), date, `${months} mois`);
}

/** The same day `years` later; 29 February becomes 28 in a common year. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

export function addDuration(date: LocalDate, duration: Duration): LocalDate {
  return addMonths(date, inMonths(duration));
}

/** @throws RangeError when it is not a whole number of months, one at least. */
export function inMonths({ years = 0, months = 0 }: Duration): number {
  const total = years * 12 + months;
  if (!Number.isInteger(total) || total < 1) throw new RangeError(`Durée impossible\u00A0: ${total} mois.`);
  return total;
}

/**
 * The last day of a period that begins on `start`: the eve of the same day, so that 5 October 2016 for 5 years ends on
 * 4 October 2021. Where the last month has no such day the period takes that month whole: one month from 31 January
 * ends on 28 or 29 February. A period never comes out shorter than its name.
 */
export function lastDayOfTerm(start: LocalDate, duration: Duration): LocalDate {
  const anniversary = addDuration(start, duration);
  return toParts(anniversary).day === toParts(start).day ? addDays(anniversary, -1) : anniversary;
}

/**
 * How long before a date something must have been done, in calendar months: « six mois avant le 4 octobre 2021 » is
 * 4 April 2021. The same clamp at the end of a month as `addMonths`.
 */
export function monthsBefore(date: LocalDate, months: number): LocalDate {
  return addMonths(date, -months);
}

/** 0 Monday to 6 Sunday. */
export function weekday(date: LocalDate): number {
  // Day 0 of the count, 1 March of year 0 in the Gregorian calendar, was a Wednesday.
  return (dayNumber(toParts(date)) + 2) % 7;
}

/** Days since 1 March of year 0: years counted from March put the leap day last, so no month table has to know of it. */
function dayNumber({ year, month, day }: DateParts): number {
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 153 + 2) / 5) + day - 1;
}

function fromDayNumber(count: number): LocalDate | null {
  const era = Math.floor(count / 146_097);
  const dayOfEra = count - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return fromParts({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  });
}

function checked(date: LocalDate | null, from: LocalDate, by: string): LocalDate {
  if (date === null) throw new RangeError(`${from} plus ${by} sort du calendrier.`);
  return date;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
