import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, basisPoints, cents, compare, divide, MoneyError, negate, subtract, sum, ZERO, type Cents } from './money.js';

const anyCents = fc.maxSafeInteger().map(cents);
const modestCents = fc.integer({ min: -1e12, max: 1e12 }).map(cents);

describe('Cents', () => {
  it.each([0.5, -0.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d, which is not whole cents', (amount) => {
    expect(() => cents(amount)).toThrow(MoneyError);
    expect(() => cents(amount)).toThrow(expect.objectContaining({ code: 'MONEY_NOT_WHOLE_CENTS' }));
  });

  it('refuses what a double no longer counts exactly', () => {
    expect(() => cents(2 ** 53)).toThrow(expect.objectContaining({ code: 'MONEY_TOO_LARGE' }));
    expect(() => add(cents(Number.MAX_SAFE_INTEGER), cents(1))).toThrow(MoneyError);
    expect(() => subtract(cents(Number.MIN_SAFE_INTEGER), cents(1))).toThrow(MoneyError);
    expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(Number.MAX_SAFE_INTEGER)])).toThrow(MoneyError);
  });

  it('has no minus zero', () => {
    expect(Object.is(negate(ZERO), 0)).toBe(true);
    expect(Object.is(cents(-0), 0)).toBe(true);
  });

  it('adds and takes away without loss', () => {
    fc.assert(
      fc.property(modestCents, modestCents, (left, right) => {
        expect(subtract(add(left, right), right)).toBe(left);
        expect(add(left, right)).toBe(add(right, left));
      }),
    );
  });

  it('sums to the same total in any order, through steps larger than the total', () => {
    fc.assert(
      fc.property(fc.array(anyCents, { maxLength: 6 }), (amounts) => {
        const balanced: Cents[] = [...amounts, ...amounts.map(negate), cents(7)];
        expect(sum(balanced)).toBe(7);
        expect(sum([...balanced].reverse())).toBe(7);
      }),
    );
  });

  it('orders amounts as numbers do', () => {
    fc.assert(fc.property(anyCents, anyCents, (left, right) => compare(left, right) === Math.sign(left - right)));
  });

  it('divides to the nearest cent, halves away from zero, and by nothing to nothing', () => {
    expect(divide(cents(100), 3)).toBe(33);
    expect(divide(cents(5), 2)).toBe(3);
    expect(divide(cents(-5), 2)).toBe(-3);
    expect(divide(cents(5), 0)).toBeNull();
    expect(() => divide(cents(5), -1)).toThrow(RangeError);
    fc.assert(
      fc.property(modestCents, fc.integer({ min: 1, max: 1_000_000 }), (amount, by) => {
        const mean = divide(amount, by);
        expect(mean).not.toBeNull();
        expect(2n * BigInt(Math.abs((mean ?? 0) * by - amount)) <= BigInt(by)).toBe(true);
      }),
    );
  });

  it('never rounds a share up to the whole', () => {
    expect(basisPoints(cents(149_999_999), cents(150_000_000))).toBe(9999);
    expect(basisPoints(cents(150_000_000), cents(150_000_000))).toBe(10_000);
    expect(basisPoints(cents(-1), cents(150_000_000))).toBe(-1);
    expect(basisPoints(cents(1), ZERO)).toBeNull();
  });
});
