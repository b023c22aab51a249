import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapped } from './wrapped.js';

const atMost = (length: number) => (line: string) => line.length <= length;

it('cuts between words, and never within an amount', () => {
  expect(wrapped('Dépensé 1,2\u00a0M€ en 2018', atMost(13))).toEqual(['Dépensé', '1,2\u00a0M€ en', '2018']);
  expect(wrapped('', atMost(5))).toEqual([]);
  expect(wrapped('anticonstitutionnellement', atMost(5))).toEqual(['anticonstitutionnellement']);
});

it('loses no word, and no line is longer than there is room for, save a single long word', () => {
  const words = fc.array(fc.stringMatching(/^[a-zé]{1,9}$/u), { maxLength: 12 });
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 20 }), (list, room) => {
      const lines = wrapped(list.join(' '), atMost(room));
      expect(lines.join(' ')).toBe(list.join(' '));
      for (const line of lines) expect(line.length <= room || !line.includes(' ')).toBe(true);
    }),
  );
});
