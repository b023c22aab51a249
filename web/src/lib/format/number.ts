import { getLocale } from '#lib/paraglide/runtime.js';
import { inBothLanguages } from './language.js';

const COUNT = inBothLanguages((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const DECIMAL = inBothLanguages((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }));
const PERCENT = inBothLanguages((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

/** What Intl.NumberFormat reads exactly, beyond the digits that a double holds. */
export type DecimalText = `${number}`;

/** A whole number: « 12 455 », “12,455”. */
export function formatCount(count: number): string {
  return COUNT().format(count);
}

/** An exact decimal as the API writes it: "12.5" is « 12,5 ». Text that is no number is shown as it is. */
export function formatDecimal(value: string): string {
  return isDecimalText(value) ? DECIMAL().format(value) : value;
}

/** A share, handed over in hundredths of a percent: 9340 is « 93,4 % », “93.4%”. */
export function formatBasisPoints(basisPoints: number): string {
  return `${PERCENT().format(basisPoints / 100)}${getLocale() === 'fr' ? '\u00a0%' : '%'}`;
}

export function isDecimalText(value: string): value is DecimalText {
  return /^-?\d+(?:\.\d+)?$/u.test(value);
}
