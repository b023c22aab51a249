import { cents } from '../../money.js';
import { isSecretSum } from '../firms-money.js';
import type { DisclosureRules } from '../rules.js';

/** What a firm has in a place that is told as one (a cell or a group): what the attacker cannot tell apart further. */
export type Gift = ReadonlyMap<string, { readonly firm: string; readonly sum: number }>;

/** A sum that was told, with what it is made of: which the attacker does not know, but tells whether he has won. */
export interface Told {
  readonly state: number;
  readonly parts: readonly Gift[];
  readonly sum: number;
}

export const giftOf = (place: string, sums: ReadonlyMap<string, number>): Gift => new Map([...sums].map(([firm, sum]) => [`${firm}@${place}`, { firm, sum }]));

const combined = (left: Gift, right: Gift, sign: 1 | -1): Gift =>
  new Map([...new Map([...left, ...right])].map(([key, { firm }]) => [key, { firm, sum: (left.get(key)?.sum ?? 0) + sign * (right.get(key)?.sum ?? 0) }]));

const isSecret = (gift: Gift, rules: DisclosureRules): boolean =>
  isSecretSum([...gift.values()].map(({ firm, sum }) => ({ contributor: firm, cents: cents(Math.abs(sum)) })), rules);

/**
 * What singles out fewer firms than the rules ask, or one that dominates, among all that follows from what was told: each sum, and each
 * difference between two, of one state or of two, taken again and again from the differences found.
 * @param most how many different gifts to look at before giving up: what is left is combinations of combinations
 */
export const recoverFirms = (told: readonly Told[], rules: DisclosureRules, most = 80): readonly Gift[] => {
  const found = new Map<string, Gift>();
  const nameOf = (gift: Gift): string => JSON.stringify([...gift].flatMap(([key, { sum }]) => (sum === 0 ? [] : [[key, sum] as const])).sort(([left], [right]) => (left < right ? -1 : 1)));
  const add = (gift: Gift): void => void (found.size < most && found.set(nameOf(gift), gift));
  for (const { parts } of told) add(parts.reduce<Gift>((sum, part) => combined(sum, part, 1), new Map()));
  for (let size = -1; size !== found.size && found.size < most; ) {
    size = found.size;
    const all = [...found.values()];
    for (const left of all) for (const right of all) add(combined(left, right, -1));
  }
  return [...found.values()].filter((gift) => isSecret(gift, rules));
};
