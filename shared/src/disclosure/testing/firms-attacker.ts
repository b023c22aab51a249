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

const nameOf = (gift: Gift): string => JSON.stringify([...gift].flatMap(([key, { sum }]) => (sum === 0 ? [] : [[key, sum] as const])).sort(([left], [right]) => (left < right ? -1 : 1)));

/** All that follows from what was told of one state: each sum, and each difference, taken again and again from the differences found. */
const within = (gifts: readonly Gift[], most: number): readonly Gift[] => {
  const found = new Map<string, Gift>();
  const add = (gift: Gift): void => void (found.size < most && found.set(nameOf(gift), gift));
  gifts.forEach(add);
  for (let size = -1; size !== found.size && found.size < most; ) {
    size = found.size;
    const all = [...found.values()];
    for (const left of all) for (const right of all) add(combined(left, right, -1));
  }
  return [...found.values()];
};

/**
 * What singles out fewer firms than the rules ask, or one that dominates, in what follows from what was told of each state, and in the
 * differences between any sum told of one state and any told of another.
 * @param most how many different gifts of a state to look at before giving up: what is left is combinations of combinations
 */
export const recoverFirms = (told: readonly Told[], rules: DisclosureRules, most = 80): readonly Gift[] => {
  const states = [...new Set(told.map(({ state }) => state))].map((state) =>
    told.filter((one) => one.state === state).map(({ parts }) => parts.reduce<Gift>((sum, part) => combined(sum, part, 1), new Map())),
  );
  const changes = states.flatMap((earlier, index) => states.slice(index + 1).flatMap((later) => later.flatMap((right) => earlier.map((left) => combined(right, left, -1)))));
  return [...states.flatMap((gifts) => within(gifts, most)), ...changes].filter((gift) => isSecret(gift, rules));
};
