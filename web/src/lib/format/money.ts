import { getLocale } from '#lib/paraglide/runtime.js';
import { inBothLanguages } from './language.js';
import type { DecimalText } from './number.js';

const EUROS = inBothLanguages((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
/** Always one decimal: of « 10,3 M€ » and « 8,0 M€ » side by side, one is not less exact than the other. */
const MILLIONS = inBothLanguages((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
const THOUSANDS = inBothLanguages((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));
const WHOLE = inBothLanguages((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));

/** From here on an amount, shown with one decimal, reaches the next unit: 999 950 € is « 1,0 M€ », not « 1 000 k€ ». */
const MILLIONS_FROM = 99_995_000;
const THOUSANDS_FROM = 99_950;

/** Whole, for tables: 123456789 cents are « 1 234 567,89 € », “€1,234,567.89”. */
export function formatEuros(cents: number): string {
  return inEuros(EUROS().format(decimalEuros(cents)), '');
}

/** Short, for charts and tiles: « 1,2 M€ », « 58,4 k€ », « 850 € »; “€1.2M”. The whole amount is always one step away. */
export function formatEurosShort(cents: number): string {
  const size = Math.abs(cents);
  if (size >= MILLIONS_FROM) return inEuros(MILLIONS().format(cents / 100_000_000), 'M');
  if (size >= THOUSANDS_FROM) return inEuros(THOUSANDS().format(cents / 100_000), 'k');
  return inEuros(WHOLE().format(cents / 100), '');
}

/** The sign stands after the number in French, before it in English. */
function inEuros(number: string, thousands: '' | 'k' | 'M'): string {
  if (getLocale() === 'fr') return `${number}\u00a0${thousands}€`;
  return number.startsWith('-') ? `-€${number.slice(1)}${thousands}` : `€${number}${thousands}`;
}

/** Cents as an exact decimal text: division by 100 would not be exact beyond 2^53. */
function decimalEuros(cents: number): DecimalText {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const sign = cents < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}` as DecimalText;
}
