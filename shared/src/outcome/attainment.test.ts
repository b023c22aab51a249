import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPCO_EP } from '../../test/opco-ep.js';
import type { AudienceCode } from '../convention/audiences.js';
import { HIDDEN, known, NOT_APPLICABLE, NOT_REPORTED, type Figure } from '../figure.js';
import { cents } from '../money.js';
import { attainment, costPerParticipation, countLevels, parseDecimal, type Decimal } from './attainment.js';
import { disabilityShare, fairTargeting, genderBalance, type ByAudience } from './equity.js';

const decimal = (text: string | null): Decimal | null => {
  if (text === null) return null;
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
};
const of = (direction: 'UP' | 'DOWN', target: string | null, result: string | null) => attainment({ direction, target: decimal(target), result: decimal(result) });

describe('an indicator', () => {
  it.each([
    ['UP', '80', '80.0000', 'REACHED', 10_000],
    ['UP', '80', '79.9999', 'PARTLY', 9_999],
    ['UP', '80', '40', 'PARTLY', 5_000],
    ['UP', '80', '39.9999', 'MISSED', 4_999],
    ['UP', '80', '0', 'MISSED', 0],
    ['UP', '80', '120', 'REACHED', 15_000],
    ['DOWN', '10', '10', 'REACHED', 10_000],
    ['DOWN', '10', '5', 'REACHED', 20_000],
    ['DOWN', '10', '12.5', 'PARTLY', 8_000],
    ['DOWN', '10', '25', 'MISSED', 4_000],
    ['UP', '0', '0', 'REACHED', null],
    ['UP', '0', '3', 'REACHED', null],
    ['UP', '0', '-1', 'MISSED', null],
    ['DOWN', '0', '0', 'REACHED', null],
    ['DOWN', '0', '1', 'MISSED', null],
    ['DOWN', '10', '0', 'REACHED', null],
    ['UP', '-5', '-2', 'REACHED', null],
    ['UP', '80', null, 'NOT_EVALUATED', null],
    ['DOWN', null, null, 'NOT_EVALUATED', null],
    ['UP', null, '5', 'NO_TARGET', null],
  ] as const)('going %s with target %s and result %s is %s', (direction, target, result, level, basisPoints) => {
    expect(of(direction, target, result)).toEqual({ level, basisPoints });
  });

  it('not evaluated is counted apart, and is neither zero nor missed', () => {
    expect(countLevels([of('UP', '1', null), of('UP', '1', '0'), of('UP', '1', '1')])).toMatchObject({ NOT_EVALUATED: 1, MISSED: 1, REACHED: 1 });
  });

  it('is not hurt by a better result', () => {
    const rank = { REACHED: 2, PARTLY: 1, MISSED: 0 } as const;
    const tenths = fc.integer({ min: 0, max: 1000 }).map((value) => (value / 10).toFixed(1));
    fc.assert(
      fc.property(fc.constantFrom('UP', 'DOWN'), tenths, tenths, tenths, (direction, target, one, other) => {
        const [worse, better] = [one, other].map(Number).sort((a, b) => (direction === 'UP' ? a - b : b - a)).map(String);
        const [low, high] = [of(direction, target, worse ?? '0'), of(direction, target, better ?? '0')];
        expect(rank[high.level as keyof typeof rank]).toBeGreaterThanOrEqual(rank[low.level as keyof typeof rank]);
      }),
    );
  });

  it('is read exactly, or refused', () => {
    expect(parseDecimal('0,1')).toEqual({ ok: true, value: { units: 1000n } });
    expect(parseDecimal('-12.3456')).toEqual({ ok: true, value: { units: -123_456n } });
    expect(parseDecimal('1.00001')).toMatchObject({ problem: { code: 'DECIMAL_TOO_FINE' } });
    expect(parseDecimal('1e3')).toMatchObject({ problem: { code: 'DECIMAL_UNREADABLE' } });
  });
});

describe('cost per participation', () => {
  it('is a mean to the cent, of what was reported', () => {
    expect(costPerParticipation(known(cents(1000)), known(3, { reported: 1, expected: 2 }))).toEqual(known(333, { reported: 1, expected: 2 }));
  });

  it('without participations is not applicable, without report not reported, with a secret hidden', () => {
    expect(costPerParticipation(known(cents(1000)), known(0))).toBe(NOT_APPLICABLE);
    expect(costPerParticipation(known(cents(1000)), NOT_REPORTED).state).toBe('NOT_REPORTED');
    expect(costPerParticipation(known(cents(1000)), HIDDEN)).toBe(HIDDEN);
  });
});

const reached = (...pairs: readonly (readonly [AudienceCode, Figure<number>])[]): ByAudience => new Map(pairs);

describe('fair targeting (OPCO EP, article 15)', () => {
  it('is an indicator with all three audiences, never a miss', () => {
    const [clause] = OPCO_EP.equity;
    if (clause === undefined) throw new Error('a clause was expected');
    const indicator = fairTargeting(clause, reached(['LYCEE_PUPILS', known(300)], ['APPRENTICES', known(100)]));
    expect(indicator.shares.map(({ name, basisPoints }) => [name, basisPoints])).toEqual([
      ['LYCEE_PUPILS', 7500],
      ['STUDENTS', 0],
      ['APPRENTICES', 2500],
    ]);
    expect(indicator).toMatchObject({ articles: ['15'] });
    expect(fairTargeting(clause, reached(['STUDENTS', NOT_REPORTED], ['APPRENTICES', known(100)])).shares[1]?.basisPoints).toBeNull();
  });
});

describe('equity (DEFi, article 4; OPCO EP, article 8)', () => {
  const clause = { aim: 'GIRLS_BOYS', audiences: [], article: '8', summary: 'Corriger les représentations.' } as const;

  it('shares between girls and boys what was told of either, and nothing where one side is not reported', () => {
    expect(genderBalance(clause, known(30), known(90)).shares.map(({ basisPoints }) => basisPoints)).toEqual([2500, 7500]);
    expect(genderBalance(clause, known(0), known(0)).shares.map(({ basisPoints }) => basisPoints)).toEqual([null, null]);
    expect(genderBalance(clause, NOT_REPORTED, known(90)).shares.map(({ basisPoints }) => basisPoints)).toEqual([null, null]);
    expect(genderBalance(clause, HIDDEN, known(90)).shares.map(({ basisPoints }) => basisPoints)).toEqual([null, null]);
  });

  it('counts people with a disability among all participations', () => {
    expect(disabilityShare({ ...clause, aim: 'DISABILITY' }, known(5), known(200)).shares).toMatchObject([{ name: 'DISABILITY', basisPoints: 250 }]);
    expect(disabilityShare({ ...clause, aim: 'DISABILITY' }, NOT_REPORTED, known(200)).shares[0]?.basisPoints).toBeNull();
  });
});
