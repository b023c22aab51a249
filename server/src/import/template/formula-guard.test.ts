import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textCell } from '../reading/text-cell.js';
import { guardApostrophe, guardFormula } from './formula-guard.js';

const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', ' ', 'a', '1', '\uFF1D') }).map((drawn) => `${drawn}fin`.trimEnd());

describe('text that a spreadsheet could run', () => {
  it.each(['=cmd|x', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', ' =1', '\uFF1D1'])('leaves %j with an apostrophe before it', (formula) => {
    expect(guardFormula(formula)).toBe(`'${formula}`);
  });

  it('leaves a negative number and ordinary text as they are', () => {
    expect(['-5', '-12,5', "l'an 2021", 'a=b', ''].map(guardFormula)).toEqual(['-5', '-12,5', "l'an 2021", 'a=b', '']);
  });

  it('comes back unchanged from CSV and from a workbook', () => {
    fc.assert(
      fc.property(text, (whole) => {
        // What is stored came in through the same door: trimmed at its ends.
        const stored = whole.trim();
        expect(textCell(guardFormula(stored))).toEqual({ kind: 'TEXT', text: stored });
        expect(textCell(guardApostrophe(stored))).toEqual({ kind: 'TEXT', text: stored });
      }),
    );
  });
});
