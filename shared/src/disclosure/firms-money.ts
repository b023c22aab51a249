import type { Cents } from '../money.js';
import type { PartyKind } from '../convention/terms-identity.js';
import type { DisclosureRules } from './rules.js';

/** What one contributor gave. */
export interface Contribution {
  readonly contributor: string;
  readonly cents: Cents;
}

/** Whether the money of such a party is a firm's own, and can be secret. That of an OPCO, a ministry, a public body never is. */
export const isFirmsMoney = (kind: PartyKind | null): boolean => kind === 'FIRM' || kind === 'FIRM_GROUP';

/**
 * Whether a sum of firms' money must be hidden: fewer than three contributors, or one who gave too large a part of it. A contributor
 * who gave nothing is none; a sum of zero is told.
 */
export function isSecretSum(contributions: readonly Contribution[], { leastContributors, mostDominance }: DisclosureRules): boolean {
  const byContributor = new Map<string, bigint>();
  for (const { contributor, cents } of contributions) byContributor.set(contributor, (byContributor.get(contributor) ?? 0n) + BigInt(cents));
  const given = [...byContributor.values()].filter((cents) => cents > 0n);
  if (given.length === 0) return false;
  const whole = given.reduce((sum, cents) => sum + cents, 0n);
  const largest = given.reduce((most, cents) => (cents > most ? cents : most), 0n);
  return given.length < leastContributors || largest * 10_000n > whole * BigInt(mostDominance);
}
