import type { AudienceCode } from '../convention/audiences.js';
import type { EquityClause } from '../convention/terms-content.js';
import { totalCount, type Figure } from '../figure.js';
import { citing, type Grounds } from '../verdict.js';

/** A share of participations in basis points, cut; null where it cannot be told. */
export interface EquityShare {
  readonly name: AudienceCode | 'GIRLS' | 'BOYS' | 'DISABILITY';
  readonly participations: Figure<number>;
  readonly basisPoints: number | null;
}

/** A best-effort duty (« une attention particulière sera portée »): an indicator, never met or missed. */
export interface EquityIndicator extends Grounds {
  readonly aim: EquityClause['aim'];
  readonly shares: readonly EquityShare[];
}

/** Participations by audience, as reported. */
export type ByAudience = ReadonlyMap<AudienceCode, Figure<number>>;

/**
 * The balance between the audiences that the text names (OPCO EP, article 15: lycée pupils, students and apprentices).
 * All of them always show, those that no action reached too: a missing report is no zero.
 */
export function fairTargeting(clause: EquityClause, reached: ByAudience): EquityIndicator {
  return balance(
    clause,
    clause.audiences.map((audience) => [audience, reached.get(audience) ?? NOBODY]),
  );
}

/** Girls and boys, as far as told: participations whose gender is not told are in neither, and in no share. */
export function genderBalance(clause: EquityClause, girls: Figure<number>, boys: Figure<number>): EquityIndicator {
  return balance(clause, [
    ['GIRLS', girls],
    ['BOYS', boys],
  ]);
}

/** Participations of people with a disability among all, as far as told. */
export function disabilityShare(clause: EquityClause, withDisability: Figure<number>, all: Figure<number>): EquityIndicator {
  const indicator = balance(clause, [['DISABILITY', withDisability]]);
  return { ...indicator, shares: indicator.shares.map((share) => ({ ...share, basisPoints: shareOf(withDisability, all) })) };
}

const NOBODY: Figure<number> = { state: 'KNOWN', value: 0, coverage: { reported: 0, expected: 0 } };

function balance(clause: EquityClause, parts: readonly (readonly [EquityShare['name'], Figure<number>])[]): EquityIndicator {
  // A part not reported would make the others look like the whole: then no share can be told.
  const isTold = parts.every(([, { state }]) => state === 'KNOWN');
  const whole = totalCount(parts.map(([, participations]) => participations));
  return {
    aim: clause.aim,
    shares: parts.map(([name, participations]) => ({ name, participations, basisPoints: isTold ? shareOf(participations, whole) : null })),
    articles: citing(clause.article),
    readings: [],
    inputs: [],
    explanation: `${clause.summary} C’est une obligation de moyens\u00A0: elle se suit par un indicateur, elle n’est ni tenue ni manquée.`,
  };
}

/** The share of a part in a whole, both fully known; null otherwise, or where the whole is zero. */
export function shareOf(part: Figure<number>, whole: Figure<number>): number | null {
  if (part.state !== 'KNOWN' || whole.state !== 'KNOWN' || whole.value === 0) return null;
  return Number((BigInt(part.value) * 10_000n) / BigInt(whole.value));
}
