import type { AudienceCode } from '../convention/audiences.js';
import type { EquityClause } from '../convention/terms-content.js';
import { totalCount, type Figure } from '../figure.js';
import { citing, type Grounds } from '../verdict.js';

/** A share of participations in basis points, cut; null where it cannot be told. */
export interface EquityShare {
  readonly name: AudienceCode | 'GIRLS' | 'BOYS' | 'DISABILITY' | 'OTHER';
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
 * All of them always show, those not reached too: a missing report is no zero.
 */
export function fairTargeting(clause: EquityClause, reached: ByAudience): EquityIndicator {
  const parts = clause.audiences.map((audience) => ({ name: audience, participations: reached.get(audience) ?? { state: 'KNOWN' as const, value: 0, coverage: { reported: 0, expected: 0 } } }));
  const whole = totalCount(parts.map(({ participations }) => participations));
  return {
    aim: clause.aim,
    shares: parts.map((part) => ({ ...part, basisPoints: shareOf(part.participations, whole) })),
    articles: citing(clause.article),
    readings: [],
    inputs: [],
    explanation: `${clause.summary} C’est une obligation de moyens : elle se suit par un indicateur, elle n’est ni tenue ni manquée.`,
  };
}

/** The share of a part in a whole, both fully known; null otherwise, or where the whole is zero. */
export function shareOf(part: Figure<number>, whole: Figure<number>): number | null {
  if (part.state !== 'KNOWN' || whole.state !== 'KNOWN' || whole.value === 0) return null;
  return Number((BigInt(part.value) * 10_000n) / BigInt(whole.value));
}
