import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSiren } from './siren.js';
import { parseSiret, sirenOf } from './siret.js';
import { parseUai, uaiCheckLetter } from './uai.js';

describe('SIREN', () => {
  it('is read with or without spaces', () => {
    expect(parseSiren('110 043 015')).toEqual({ ok: true, value: '110043015' });
  });

  it.each([
    ['110043016', 'SIREN_CHECK_DIGIT'],
    ['000000000', 'SIREN_CHECK_DIGIT'],
    ['11004301', 'SIREN_MALFORMED'],
    ['1,10E+08', 'SIREN_MANGLED'],
  ])('« %s » is refused', (text, code) => {
    expect(parseSiren(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('betrays any single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'110043015'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(parseSiren(digits.join('')).ok).toBe(false);
      }),
    );
  });
});

describe('SIRET', () => {
  it('is read, and tells its SIREN', () => {
    const parsed = parseSiret('110 043 015 00012');
    expect(parsed).toEqual({ ok: true, value: '11004301500012' });
    expect(parsed.ok && sirenOf(parsed.value)).toBe('110043015');
  });

  it('of La Poste may fail Luhn where its digits add up to a multiple of 5', () => {
    expect(parseSiret('35600000000048').ok).toBe(true);
    expect(parseSiret('35600000049837').ok).toBe(true);
    expect(parseSiret('35600000049838')).toMatchObject({ problem: { code: 'SIRET_CHECK_DIGIT' } });
  });

  it.each([
    ['7,99E+13', 'SIRET_MANGLED'],
    ['7.99e13', 'SIRET_MANGLED'],
    ['11004301500013', 'SIRET_CHECK_DIGIT'],
    ['1100430150001', 'SIRET_MALFORMED'],
    ['00000000000000', 'SIRET_CHECK_DIGIT'],
  ])('« %s » is refused', (text, code) => {
    expect(parseSiret(text)).toMatchObject({ ok: false, problem: { code } });
  });
});

describe('UAI', () => {
  it('is read in any case', () => {
    expect(parseUai('0750655e')).toEqual({ ok: true, value: '0750655E' });
  });

  it.each([
    ['0750655F', 'UAI_CHECK_LETTER'],
    ['0750655I', 'UAI_CHECK_LETTER'],
    ['750655E', 'UAI_MALFORMED'],
    ['', 'UAI_MALFORMED'],
  ])('« %s » is refused', (text, code) => {
    expect(parseUai(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('never closes with I, O or Q', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (number) => {
        const digits = String(number).padStart(7, '0');
        expect('IOQ').not.toContain(uaiCheckLetter(digits));
        expect(parseUai(digits + uaiCheckLetter(digits)).ok).toBe(true);
      }),
    );
  });
});
