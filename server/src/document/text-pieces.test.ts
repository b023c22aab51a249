import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces, rowInPieces } from './text-pieces.js';

const upTo = (most: number) => (text: string) => text.length <= most;
const letters = (text: string): string => text.replace(/\s/gu, '');

describe('a text too long for a row', () => {
  it('is cut where a sentence ends, then between words, then anywhere, and loses no letter', () => {
    expect(inPieces('Un. Deux. Trois.', upTo(9))).toEqual(['Un. Deux.', 'Trois.']);
    expect(inPieces('un deux trois', upTo(8))).toEqual(['un deux', 'trois']);
    expect(inPieces('x'.repeat(100), upTo(50))).toEqual(['x'.repeat(40), 'x'.repeat(40), 'x'.repeat(20)]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'mot', ' ', '.', '\n', '1,5 ')).map((parts) => parts.join('')), fc.integer({ min: 40, max: 90 }), (text, most) => {
        const pieces = inPieces(text, upTo(most));
        expect(letters(pieces.join(''))).toBe(letters(text));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('takes as many rows as it needs, each naming the row that it goes on', () => {
    expect(rowInPieces(['Bilan', 'un deux trois', '12'], () => upTo(8))).toEqual([
      ['Bilan', 'un deux', '12'],
      ['Bilan (suite)', 'trois', ''],
    ]);
    expect(rowInPieces(['', ''], () => upTo(8))).toEqual([['', '']]);
  });
});
