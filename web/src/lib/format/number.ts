const COUNT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 });
const PERCENT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** What Intl.NumberFormat reads exactly, beyond the digits that a double holds. */
export type DecimalText = `${number}`;

/** A whole number: « 12 455 ». */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** An exact decimal as the API writes it: "12.5" is « 12,5 ». Text that is no number is shown as it is. */
export function formatDecimal(value: string): string {
  return isDecimalText(value) ? DECIMAL.format(value) : value;
}

/** A share, handed over in hundredths of a percent: 9340 is « 93,4 % ». */
export function formatBasisPoints(basisPoints: number): string {
  return `${PERCENT.format(basisPoints / 100)}\u00a0%`;
}

/** Ordinal of a day or an article: « 1er », « 2 ». */
export function ordinalDay(day: number): string {
  return day === 1 ? '1er' : String(day);
}

export function isDecimalText(value: string): value is DecimalText {
  return /^-?\d+(?:\.\d+)?$/u.test(value);
}
