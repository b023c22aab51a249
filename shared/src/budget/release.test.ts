import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../local-date.js';
import { cents, sum, ZERO } from '../money.js';
import { allocateRelease, type CommittedPart } from './release.js';

const part = (committedOn: string | null, net: number, academyCode: string | null = null): CommittedPart => ({
  academyCode,
  committedOn: committedOn === null ? null : localDate(committedOn),
  net: cents(net),
});

describe('of which commitments a release frees the money', () => {
  it('the latest first, those of no day last', () => {
    expect(allocateRelease([part(null, 50), part('2018-01-01', 100), part('2018-06-01', 30)], cents(140))).toEqual([
      { academyCode: null, committedOn: '2018-06-01', amount: 30 },
      { academyCode: null, committedOn: '2018-01-01', amount: 100 },
      { academyCode: null, committedOn: null, amount: 10 },
    ]);
  });

  it('none, when not so much is committed', () => {
    expect(allocateRelease([part('2018-01-01', 100)], cents(101))).toBeNull();
  });

  it('frees exactly what was asked, and of no commitment more than it has', () => {
    const parts = fc.uniqueArray(
      fc.record({ day: fc.option(fc.integer({ min: 0, max: 700 }), { nil: null }), net: fc.integer({ min: 0, max: 10_000 }) }),
      { selector: ({ day }) => day, maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 30_000 }), (given, asked) => {
        const committed = given.map(({ day, net }) => part(day === null ? null : addDays(localDate('2018-01-01'), day), net));
        const released = allocateRelease(committed, cents(asked));
        const total = sum(committed.map(({ net }) => net));
        expect(released === null).toBe(asked > total);
        expect(sum((released ?? []).map(({ amount }) => amount))).toBe(released === null ? ZERO : asked);
        for (const { committedOn, amount } of released ?? []) expect(amount).toBeLessThanOrEqual(committed.find((one) => one.committedOn === committedOn)!.net);
      }),
    );
  });
});
