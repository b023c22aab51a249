import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, sum, type Cents } from './money.js';
import { runningTotals } from './running-totals.js';

describe('running totals', () => {
  it('carry on over a step of which nothing is known, and go down with what is given back', () => {
    expect(runningTotals([cents(100), null, cents(50), cents(-30)])).toEqual([
      { before: 0, after: 100 },
      { before: 100, after: 100 },
      { before: 100, after: 150 },
      { before: 150, after: 120 },
    ]);
    expect(runningTotals([])).toEqual([]);
  });

  it('end at the sum, each step beginning where the one before ended', () => {
    const step = fc.option(fc.integer({ min: -1e9, max: 1e9 }).map(cents), { nil: null });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const totals = runningTotals(steps);
        expect(totals.at(-1)?.after).toBe(sum(steps.filter((each): each is Cents => each !== null)));
        for (const [index, { before }] of totals.entries()) expect(before).toBe(totals[index - 1]?.after ?? 0);
      }),
    );
  });
});
