import type { DecimalText } from './number.js';

const EUROS = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const SHORT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** From here on an amount, shown with one decimal, reaches the next unit: 999 950 € is « 1 M€ », not « 1 000 k€ ». */
const MILLIONS_FROM = 99_995_000;
const THOUSANDS_FROM = 99_950;

/** Whole, for tables: 123456789 cents are « 1 234 567,89 € ». */
export function formatEuros(cents: number): string {
  return `${EUROS.format(decimalEuros(cents))}\u00a0€`;
}

/** Short, for charts and tiles: « 1,2 M€ », « 58,4 k€ », « 850 € ». The whole amount is always one step away. */
export function formatEurosShort(cents: number): string {
  const size = Math.abs(cents);
  if (size >= MILLIONS_FROM) return `${SHORT.format(cents / 100_000_000)}\u00a0M€`;
  if (size >= THOUSANDS_FROM) return `${SHORT.format(cents / 100_000)}\u00a0k€`;
  return `${WHOLE.format(cents / 100)}\u00a0€`;
}

/** Cents as an exact decimal text: division by 100 would not be exact beyond 2^53. */
function decimalEuros(cents: number): DecimalText {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const sign = cents < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}` as DecimalText;
}
