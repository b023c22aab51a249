import { describe, expect, it } from 'vitest';
import type { Indicator } from '#lib/api/action.js';
import { bulletOf } from './bullet.js';

const anIndicator = (given: Partial<Indicator> = {}): Indicator => ({
  id: 'i',
  label: 'Établissements visités',
  unit: 'établissements',
  direction: 'UP',
  target: '12',
  result: '9',
  isHidden: false,
  attainment: 'PARTLY',
  attainmentBasisPoints: 7500,
  evaluatedOn: null,
  academy: null,
  ...given,
});

describe('bullet of an indicator', () => {
  it('keeps the unit of the indicator, and stands on one scale from zero', () => {
    const bullet = bulletOf(anIndicator());
    expect(bullet.result).toBe('9\u00a0établissements');
    expect(bullet.target).toBe('12\u00a0établissements');
    expect((bullet.resultAt ?? 0) / (bullet.targetAt ?? 1)).toBeCloseTo(9 / 12);
    expect(bullet.targetAt).toBeLessThan(100);
  });

  it('draws no bar for what was not evaluated: that is not zero', () => {
    const bullet = bulletOf(anIndicator({ result: null, attainment: 'NOT_EVALUATED' }));
    expect(bullet.resultAt).toBeNull();
    expect(bullet.result).toBe('Non évalué');
  });

  it('draws a result of zero as zero', () => {
    expect(bulletOf(anIndicator({ result: '0', attainment: 'MISSED' })).resultAt).toBe(0);
  });

  it('does without a target', () => {
    expect(bulletOf(anIndicator({ target: null })).targetAt).toBeNull();
  });

  it('says what is hidden, which is neither missing nor without a target, and what came of it', () => {
    const bullet = bulletOf(anIndicator({ target: null, result: null, isHidden: true }));
    expect(bullet).toMatchObject({ result: 'secret statistique', target: 'secret statistique', attainment: bulletOf(anIndicator()).attainment, resultAt: null, targetAt: null });
  });
});
