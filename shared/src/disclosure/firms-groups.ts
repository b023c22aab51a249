import { cents } from '../money.js';
import { isSecretSum, type Contribution } from './firms-money.js';
import type { DisclosureRules } from './rules.js';

/** What firms gave in one cell of the table of firms' money: one stage of one convention's year. */
export interface FirmsCell {
  /** Unique among the cells of its stage. */
  readonly key: string;
  readonly convention: string;
  readonly year: number;
  readonly contributions: readonly Contribution[];
  /** Who sees all of its convention, and can take it away from what is told: its parties. */
  readonly insiders: readonly string[];
}

/** Cells that are told whole or not at all, with what was told of them: cents by firm, whose sum is public. */
export interface FirmsGroup {
  /** Keys of its cells, sorted. They never change: what was told together stays together. */
  readonly cells: readonly string[];
  readonly told: ReadonlyMap<string, number>;
  /** What was told of it before: whoever kept that can take it from what is told now. */
  readonly before: readonly ReadonlyMap<string, number>[];
  /** Whether `told` is what the cells hold now; else the change since would give a firm away, and what was told stays. */
  readonly isOfNow: boolean;
  /** Whether it may be told by the present rules, which may be stricter than those that it was made by. */
  readonly isTold: boolean;
}

const sumsOf = (cells: readonly FirmsCell[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { contributions } of cells) for (const { contributor, cents: given } of contributions) sums.set(contributor, (sums.get(contributor) ?? 0) + given);
  return sums;
};

/** Money that was taken back weighs as much as money given: both say what one firm did. */
const weighed = (sums: ReadonlyMap<string, number>): readonly Contribution[] => [...sums].map(([contributor, sum]) => ({ contributor, cents: cents(Math.abs(sum)) }));

const isZero = (sums: ReadonlyMap<string, number>): boolean => [...sums.values()].every((sum) => sum === 0);

const mayTell = (cells: readonly FirmsCell[], rules: DisclosureRules): boolean => {
  const sums = sumsOf(cells);
  return !isZero(sums) && !isSecretSum(weighed(sums), rules);
};

/** Whether what is left of the cells without those that someone inside sees may be told, too, whoever that is. */
const mayTellInsiders = (cells: readonly FirmsCell[], rules: DisclosureRules): boolean =>
  mayTell(cells, rules) &&
  [...new Set(cells.flatMap(({ insiders }) => insiders))].every((insider) => {
    const rest = sumsOf(cells.filter(({ insiders }) => !insiders.includes(insider)));
    return isZero(rest) || !isSecretSum(weighed(rest), rules);
  });

const byKey = (left: { readonly key: string }, right: { readonly key: string }): number => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);

/** Where a cell looks for company, the nearest first: the other years of its convention, the other conventions of its year, anywhere. */
const BLOCKS: readonly ((cell: FirmsCell) => string)[] = [({ key }) => key, ({ convention }) => convention, ({ year }) => String(year), () => ''];

/** The cells put in groups that may be told, each as small as its order allows; those left over are told in nothing. */
const grouped = (cells: readonly FirmsCell[], isWell: (cells: readonly FirmsCell[]) => boolean): { readonly groups: readonly (readonly FirmsCell[])[]; readonly left: readonly FirmsCell[] } => {
  const groups: (readonly FirmsCell[])[] = [];
  let left: readonly FirmsCell[] = [...cells].sort(byKey);
  for (const blockOf of BLOCKS) {
    const blocks = new Map<string, FirmsCell[]>();
    for (const cell of left) (blocks.get(blockOf(cell)) ?? blocks.set(blockOf(cell), []).get(blockOf(cell))!).push(cell);
    const still: FirmsCell[] = [];
    for (const block of blocks.values()) {
      let gathered: FirmsCell[] = [];
      for (const cell of block) {
        gathered.push(cell);
        if (!isWell(gathered)) continue;
        groups.push(gathered);
        gathered = [];
      }
      still.push(...gathered);
    }
    left = still.sort(byKey);
  }
  return { groups, left };
};

/** What is stored of a group between two decisions. */
export type FormerFirmsGroup = Pick<FirmsGroup, 'cells' | 'told' | 'before'>;

const changeBetween = (now: ReadonlyMap<string, number>, then: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...new Set([...then.keys(), ...now.keys()])].map((firm) => [firm, (now.get(firm) ?? 0) - (then.get(firm) ?? 0)]));

/** What was told, brought up to date where the change since each state that was ever told may be told too: anyone can take the one from the other. */
const retold = ({ cells: keys, told, before }: FormerFirmsGroup, cells: ReadonlyMap<string, FirmsCell>, rules: DisclosureRules): FirmsGroup => {
  const now = sumsOf(keys.flatMap((key) => cells.get(key) ?? []));
  const isTold = (sums: ReadonlyMap<string, number>): boolean => !isSecretSum(weighed(sums), rules);
  if (isZero(changeBetween(now, told))) return { cells: keys, told, before, isOfNow: true, isTold: isTold(told) };
  const mayChange = isTold(now) && [told, ...before].map((then) => changeBetween(now, then)).every((change) => isZero(change) || isTold(change));
  if (!mayChange) return { cells: keys, told, before, isOfNow: false, isTold: isTold(told) };
  const others = before.filter((then) => !isZero(changeBetween(now, then)));
  return { cells: keys, told: now, before: [...others, told], isOfNow: true, isTold: true };
};

/**
 * Puts the cells of one stage in groups that are told whole or not at all. A group is told when at least three firms gave what is in it
 * and none gave too large a part, as `rules` say; sums over whole groups are then as safe, since both hold of unions. What was told
 * before stays together, and changes only by what may be told itself. Cells that have come since find company among themselves.
 * Deterministic: it depends on keys, amounts and the former groups alone.
 */
export const groupFirmsMoney = (cells: readonly FirmsCell[], rules: DisclosureRules, former: readonly FormerFirmsGroup[] = []): readonly FirmsGroup[] => {
  const known = new Map(cells.map((cell) => [cell.key, cell]));
  const taken = new Set(former.flatMap(({ cells: keys }) => keys));
  const free = cells.filter((cell) => !taken.has(cell.key) && !isZero(sumsOf([cell])));
  const first = grouped(free, (some) => mayTellInsiders(some, rules));
  // Last resort: protected from the public alone.
  const second = grouped(first.left, (some) => mayTell(some, rules));
  const fresh = [...first.groups, ...second.groups].map((group): FirmsGroup => ({ cells: group.map(({ key }) => key).sort(), told: sumsOf(group), before: [], isOfNow: true, isTold: true }));
  return [...former.map((group) => retold(group, known, rules)), ...fresh];
};

/** A sum over some cells as the public may read it. */
export interface ToldSum {
  /** Integer cents; null: hidden. */
  readonly cents: number | null;
  /** Whether the cells hold now what is told of them. */
  readonly isOfNow: boolean;
}

/** What may be told of these cells together: each group whole or not at all, and nothing of a cell that is in none. */
export const toldSum = (cells: readonly FirmsCell[], groups: readonly FirmsGroup[]): ToldSum => {
  const asked = new Set(cells.map(({ key }) => key));
  const touched = groups.filter(({ cells: keys }) => keys.some((key) => asked.has(key)));
  const held = new Set(touched.flatMap(({ cells: keys }) => keys));
  const isWhole = touched.every(({ cells: keys, isTold }) => isTold && keys.every((key) => asked.has(key)));
  const isAllHeld = cells.every((cell) => held.has(cell.key) || isZero(sumsOf([cell])));
  if (!isWhole || !isAllHeld) return { cents: null, isOfNow: true };
  return {
    cents: touched.reduce((sum, { told }) => sum + [...told.values()].reduce((all, given) => all + given, 0), 0),
    isOfNow: touched.every(({ isOfNow }) => isOfNow),
  };
};
