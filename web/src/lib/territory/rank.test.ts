import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReliable, rankOf } from './rank.js';

describe('rank', () => {
  it('counts from the largest, equal values sharing a rank; what is not known has none and takes no place', () => {
    const all = [50, null, 80, 50, 10];
    expect(all.map((value) => rankOf(value, all)?.rank ?? null)).toEqual([2, null, 1, 2, 4]);
    expect(rankOf(80, all)?.of).toBe(4);
    expect(rankOf(0, [0])).toEqual({ rank: 1, of: 1 });
  });

  it('never lets a missing report look like a low result', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(), { nil: null })), (values) => {
        for (const value of values) expect(rankOf(value, values) === null).toBe(value === null);
      }),
    );
  });

  it('is read where four reports in five came in', () => {
    expect(isReliable({ reported: 8, expected: 10 })).toBe(true);
    expect(isReliable({ reported: 7, expected: 10 })).toBe(false);
    expect(isReliable({ reported: 0, expected: 0 })).toBe(false);
  });
});
