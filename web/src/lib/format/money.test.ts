import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEuros, formatEurosShort } from './money.js';

describe('amounts whole, for tables', () => {
  it('groups, takes a comma and two decimals, and keeps the euro on the line', () => {
    expect(formatEuros(123_456_789)).toBe('1\u202f234\u202f567,89\u00a0€');
    expect(formatEuros(0)).toBe('0,00\u00a0€');
    expect(formatEuros(7)).toBe('0,07\u00a0€');
    expect(formatEuros(-150)).toBe('-1,50\u00a0€');
  });

  it('shows every cent of any amount that the API can send', () => {
    fc.assert(
      fc.property(fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }), (cents) => {
        const shown = formatEuros(cents).replace(/[^\d-]/gu, '');
        expect(Number(shown)).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });
});

describe('amounts short, for charts', () => {
  it('picks euros, thousands or millions', () => {
    expect(formatEurosShort(85_000)).toBe('850\u00a0€');
    expect(formatEurosShort(5_840_000)).toBe('58,4\u00a0k€');
    expect(formatEurosShort(120_000_000)).toBe('1,2\u00a0M€');
    expect(formatEurosShort(150_000_000)).toBe('1,5\u00a0M€');
  });

  it('goes to the next unit rather than show a thousand of the smaller one', () => {
    expect(formatEurosShort(99_999_999)).toBe('1,0\u00a0M€');
    expect(formatEurosShort(99_960)).toBe('1\u00a0k€');
  });
});
