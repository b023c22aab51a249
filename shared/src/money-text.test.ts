import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from './money.js';
import { centsToDecimal, formatCents, formatCentsShort, parseAmount, parseAmountCell } from './money-text.js';

const anyCents = fc.maxSafeInteger().map(cents);

describe('parseAmount', () => {
  it.each([
    ['58 400,00 €', 5_840_000],
    ['58\u00A0400,00\u00A0€', 5_840_000],
    ['58\u202F400,00\u00A0€', 5_840_000],
    ['58400.00', 5_840_000],
    ['58400', 5_840_000],
    ['58.400,00', 5_840_000],
    ['58,400.00', 5_840_000],
    ['1.500.000', 150_000_000],
    ['1.500.000 euros', 150_000_000],
    ['1 234,5', 123_450],
    ['12.5', 1_250],
    ['-12,50', -1_250],
    ['\u221212,50 €', -1_250],
    ['0', 0],
    ['-0,00', 0],
    ['58400,000', 5_840_000],
    ['0,07 EUR', 7],
    ['90071992547409,91', Number.MAX_SAFE_INTEGER],
  ])('reads « %s »', (text, expected) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['1,234', 'AMOUNT_AMBIGUOUS'],
    ['1.234', 'AMOUNT_AMBIGUOUS'],
    ['-999,000 €', 'AMOUNT_AMBIGUOUS'],
    ['', 'AMOUNT_EMPTY'],
    [' \u00A0', 'AMOUNT_EMPTY'],
    ['7,99E+13', 'AMOUNT_SCIENTIFIC'],
    ['12,345678', 'AMOUNT_BELOW_A_CENT'],
    ['0,001', 'AMOUNT_BELOW_A_CENT'],
    ['90071992547409,92', 'AMOUNT_TOO_LARGE'],
    ['12 34', 'AMOUNT_UNREADABLE'],
    ['1 2345', 'AMOUNT_UNREADABLE'],
    ['1,2,3', 'AMOUNT_UNREADABLE'],
    ['1.234.56', 'AMOUNT_UNREADABLE'],
    ['12,', 'AMOUNT_UNREADABLE'],
    [',50', 'AMOUNT_UNREADABLE'],
    ['$ 12', 'AMOUNT_UNREADABLE'],
    ['environ 500', 'AMOUNT_UNREADABLE'],
    ['12-', 'AMOUNT_UNREADABLE'],
    ['=1+1', 'AMOUNT_UNREADABLE'],
    ['58\n400,00', 'AMOUNT_UNREADABLE'],
    ['٣٤', 'AMOUNT_UNREADABLE'],
  ])('refuses « %s » and says why', (text, code) => {
    const parsed = parseAmount(text);
    expect(parsed).toMatchObject({ ok: false, problem: { code } });
    expect(parsed.ok ? '' : parsed.problem.message).toMatch(/:/u);
  });

  it('reads back every amount that it writes, for people and for machines', () => {
    fc.assert(
      fc.property(anyCents, (amount) => {
        expect(parseAmount(formatCents(amount))).toEqual({ ok: true, value: amount });
        expect(parseAmount(centsToDecimal(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseAmount(text).ok === 'boolean'));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 ,.-€\u00A0') }), (text) => {
        const parsed = parseAmount(text);
        return !parsed.ok || Number.isSafeInteger(parsed.value);
      }),
    );
  });
});

describe('parseAmountCell', () => {
  it('reads what the spreadsheet shows, at its own 15 digits', () => {
    expect(parseAmountCell(58400.1)).toEqual({ ok: true, value: 5_840_010 });
    expect(parseAmountCell(0.1 + 0.2)).toEqual({ ok: true, value: 30 });
    expect(parseAmountCell(-12)).toEqual({ ok: true, value: -1_200 });
  });

  it('refuses fractions of a cent and numbers too large to be amounts', () => {
    expect(parseAmountCell(1.2345)).toMatchObject({ problem: { code: 'AMOUNT_BELOW_A_CENT' } });
    expect(parseAmountCell(7.99e30)).toMatchObject({ problem: { code: 'AMOUNT_TOO_LARGE' } });
    expect(parseAmountCell(Number.NaN)).toMatchObject({ problem: { code: 'AMOUNT_TOO_LARGE' } });
  });

  it('reads every amount of up to ten million million euros', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (amount) => {
        expect(parseAmountCell(amount / 100)).toEqual({ ok: true, value: amount === 0 ? 0 : amount });
      }),
    );
  });
});

describe('formatCents', () => {
  it('writes whole euros as Intl does in French', () => {
    expect(formatCents(cents(123_456_789))).toBe('1\u202F234\u202F567,89\u00A0€');
    expect(formatCents(cents(-5))).toBe('-0,05\u00A0€');
    const intl = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (amount) => {
        expect(formatCents(cents(amount))).toBe(intl.format(amount === 0 ? 0 : amount / 100));
      }),
    );
  });

  it('shortens for charts without ever rounding up', () => {
    expect(formatCentsShort(cents(149_999_999))).toBe('1,4\u00A0M€');
    expect(formatCentsShort(cents(150_000_000))).toBe('1,5\u00A0M€');
    expect(formatCentsShort(cents(5_840_000))).toBe('58,4\u00A0k€');
    expect(formatCentsShort(cents(-94_012))).toBe('-940\u00A0€');
    expect(formatCentsShort(cents(12_345_678_900))).toBe('123\u00A0M€');
  });
});
