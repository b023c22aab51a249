import { cents, type Cents } from '@conventions-ouvertes/shared/money';

/** `amount × numerator ÷ denominator`, cut down to a whole number of `step` cents: parts never add up to more than the whole. */
export function portion(amount: Cents, numerator: number, denominator: number, step = 1): Cents {
  const exact = (BigInt(amount) * BigInt(numerator)) / BigInt(denominator);
  return cents(Number(exact - (exact % BigInt(step))));
}
