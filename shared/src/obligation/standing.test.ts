import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countStandings, countUnconfirmed, standingOf, STANDINGS } from './standing.js';

const STATUSES = ['MET', 'LATE', 'MISSED', 'NOT_YET_DUE', 'DUE', 'IMPOSSIBLE_TO_TELL'] as const;
const NATURES = ['DUTY', 'CONDITION', 'REMINDER'] as const;
const FINDINGS = [null, 'TO_BE_CONFIRMED', 'CONFIRMED', 'DISMISSED'] as const;

describe('where a duty counts', () => {
  it('a miss counts as missed, whether it is confirmed or not', () => {
    expect(standingOf({ status: 'MISSED', nature: 'DUTY', finding: 'TO_BE_CONFIRMED' })).toBe('MISSED');
    expect(standingOf({ status: 'LATE', nature: 'DUTY', finding: 'CONFIRMED' })).toBe('LATE');
  });

  it('a renewal that nobody asked for is no breach (DEFi 13), nor is a leave that was let end (OPCO EP 11)', () => {
    expect(standingOf({ status: 'MISSED', nature: 'CONDITION', finding: null })).toBe('NO_BREACH');
    expect(standingOf({ status: 'MISSED', nature: 'REMINDER', finding: null })).toBe('NO_BREACH');
  });

  it('what the ministry set aside counts against nobody', () => {
    expect(standingOf({ status: 'MISSED', nature: 'DUTY', finding: 'DISMISSED' })).toBe('NO_BREACH');
    expect(standingOf({ status: 'LATE', nature: 'DUTY', finding: 'DISMISSED' })).toBe('NO_BREACH');
  });

  it('what is due, to come, or impossible to tell is neither kept nor missed', () => {
    const standing = (status: (typeof STATUSES)[number]) => standingOf({ status, nature: 'DUTY', finding: null });
    expect([standing('DUE'), standing('NOT_YET_DUE'), standing('IMPOSSIBLE_TO_TELL')]).toEqual(['DUE', 'COMING', 'UNTELLABLE']);
  });

  it('a miss that the ministry has not confirmed is told apart from one that it has', () => {
    const miss = (finding: (typeof FINDINGS)[number]) => ({ status: 'MISSED', nature: 'DUTY', finding }) as const;
    const list = [miss('TO_BE_CONFIRMED'), miss('CONFIRMED'), miss('DISMISSED'), { ...miss('TO_BE_CONFIRMED'), status: 'LATE' as const }];
    expect(countStandings(list)).toMatchObject({ MISSED: 2, LATE: 1, NO_BREACH: 1 });
    expect(countUnconfirmed(list)).toEqual({ MISSED: 1, LATE: 1 });
  });

  it('every duty counts once, and no standing is left out', () => {
    const obligation = fc.record({ status: fc.constantFrom(...STATUSES), nature: fc.constantFrom(...NATURES), finding: fc.constantFrom(...FINDINGS) });
    fc.assert(
      fc.property(fc.array(obligation), (list) => {
        const counts = countStandings(list);
        expect(Object.keys(counts)).toEqual([...STANDINGS]);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(list.length);
      }),
    );
  });
});
