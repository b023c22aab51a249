import { describe, expect, it } from 'vitest';
import type { Cents } from '../money.js';
import { isFirmsMoney, isSecretSum } from './firms-money.js';
import { FIRST_DISCLOSURE_RULES as RULES, mayTellRate } from './rules.js';

const given = (...cents: number[]) => cents.map((amount, index) => ({ contributor: `firm ${index}`, cents: amount as Cents }));

describe('money of firms', () => {
  it('is secret from fewer than three of them, and where one gave more than 85 %', () => {
    expect(isSecretSum(given(500, 500), RULES)).toBe(true);
    expect(isSecretSum(given(500, 500, 500), RULES)).toBe(false);
    expect(isSecretSum(given(8500, 1000, 500), RULES)).toBe(false);
    expect(isSecretSum(given(8501, 1000, 499), RULES)).toBe(true);
  });

  it('counts a firm once, whatever its lines, and none that gave nothing', () => {
    expect(isSecretSum([...given(500, 500), ...given(500)], RULES)).toBe(true);
    expect(isSecretSum(given(500, 500, 0), RULES)).toBe(true);
    expect(isSecretSum(given(0, 0), RULES)).toBe(false);
  });

  it('is that of firms alone: an OPCO’s, a ministry’s and an organisation’s never is', () => {
    expect((['FIRM', 'FIRM_GROUP', 'OPCO', 'MINISTRY', 'EMPLOYERS_ORGANISATION', 'LOCAL_AUTHORITY', null] as const).map(isFirmsMoney)).toEqual([true, true, false, false, false, false, false]);
  });
});

describe('rates', () => {
  it('are told of twenty participations and more', () => {
    expect([19, 20].map((base) => mayTellRate(base, RULES))).toEqual([false, true]);
  });
});
