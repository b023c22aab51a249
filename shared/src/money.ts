declare const centsBrand: unique symbol;

/** An amount of euros in whole cents; always a safe integer, may be negative. */
export type Cents = number & { readonly [centsBrand]: 'Cents' };

export type MoneyErrorCode = 'MONEY_NOT_WHOLE_CENTS' | 'MONEY_TOO_LARGE';

/** A defect of the caller, never of a user's input: parsers answer a `Parsed` instead. */
export class MoneyError extends RangeError {
  constructor(
    readonly code: MoneyErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'MoneyError';
  }
}

/**
 * Brands a number of cents.
 * @throws MoneyError when it is fractional, not finite, or beyond the integers that a double holds exactly.
 */
export function cents(amount: number): Cents {
  if (!isCents(amount)) {
    throw Number.isInteger(amount)
      ? new MoneyError('MONEY_TOO_LARGE', `${amount} centimes dépasse ce qui se compte exactement.`)
      : new MoneyError('MONEY_NOT_WHOLE_CENTS', `${amount} n’est pas un nombre entier de centimes.`);
  }
  // -0 would print as « -0,00 € » and differ from 0 under Object.is.
  return amount === 0 ? ZERO : amount;
}

export const ZERO = 0 as Cents;

export function isCents(amount: number): amount is Cents {
  return Number.isSafeInteger(amount);
}

/** @throws MoneyError when the sum is no longer exact. */
export function add(left: Cents, right: Cents): Cents {
  return cents(left + right);
}

/** @throws MoneyError when the difference is no longer exact. */
export function subtract(left: Cents, right: Cents): Cents {
  return cents(left - right);
}

export function negate(amount: Cents): Cents {
  return cents(-amount);
}

/**
 * The sum, whatever the order of the amounts: only the result has to be exact in a double, not each step on the way.
 * @throws MoneyError when the total is no longer exact.
 */
export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return cents(Number(total));
}

/** Negative when `left` is the smaller, positive when it is the larger, 0 when equal: for `Array.sort`. */
export function compare(left: Cents, right: Cents): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function minimum(left: Cents, right: Cents): Cents {
  return left < right ? left : right;
}

export function maximum(left: Cents, right: Cents): Cents {
  return left > right ? left : right;
}

/**
 * `amount ÷ divisor` to the nearest cent, halves away from zero, in whole-number arithmetic; null when the divisor is 0.
 * For means only (cost per participation): a mean is never added up again.
 * @throws RangeError when the divisor is not a non-negative safe integer.
 */
export function divide(amount: Cents, divisor: number): Cents | null {
  if (!Number.isSafeInteger(divisor) || divisor < 0) throw new RangeError(`Diviseur impossible\u00A0: ${divisor}.`);
  if (divisor === 0) return null;
  const magnitude = BigInt(amount < 0 ? -amount : amount);
  const by = BigInt(divisor);
  const quotient = Number((magnitude * 2n + by) / (by * 2n));
  return cents(amount < 0 ? -quotient : quotient);
}

/**
 * `part ÷ whole` in basis points (1/100 of a percent), rounded down so that 99.999 % never reads 100 %;
 * null when the whole is 0.
 */
export function basisPoints(part: Cents, whole: Cents): number | null {
  if (whole === 0) return null;
  const scaled = BigInt(part) * 10_000n;
  const by = BigInt(whole);
  const quotient = scaled / by;
  const exact = quotient * by === scaled;
  const negative = scaled < 0n !== by < 0n;
  return Number(!exact && negative ? quotient - 1n : quotient);
}
