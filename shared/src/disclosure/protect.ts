import { deficit, type Guard } from './deficit.js';
import { groupOf, groupUp, type Group, type Measured } from './group-up.js';
import { MEASURES, partsOf, type HeadcountLine, type SecretMeasure } from './headcount-line.js';
import { isSmall, type DisclosureRules } from './rules.js';

/** Why a cell is hidden. Never told to the public: it would say which of the hidden cells are the small ones. */
export type SecrecyReason =
  /** Itself below the threshold, or what it leaves of the total is (« secret primaire »). */
  | 'SMALL'
  /** Would give a small one back by subtraction (« secret secondaire »). */
  | 'COMPLEMENT'
  /** No company was found anywhere: it is told in no sum at all. */
  | 'ALONE';

/** A measure of a line that is hidden, and the lines that it is told with. */
export interface Protection {
  /** Name of the group: the first of its keys. */
  readonly group: string;
  /** How many lines the group has. A sum that contains them all may be told, one that contains some may not. 0: no sum may. */
  readonly size: number;
  readonly reason: SecrecyReason;
}

/** What is hidden of a line. Null: shown as it is. */
export type LineSecrecy = Readonly<Record<SecretMeasure, Protection | null>>;

/** The groups of the release before, by line and measure; a line that was shown has none. Lines it does not know are new. */
export type FormerGroups = ReadonlyMap<string, Readonly<Record<SecretMeasure, string | null>>>;

export const NOTHING_BEFORE: FormerGroups = new Map();

interface Settled {
  readonly groups: readonly Group[];
  /** Told in no sum. */
  readonly closed: readonly Group[];
  /** Whether all that is asked for was found for each group: nothing was asked less of. */
  readonly isWhole: boolean;
}

type Secrecy = ReadonlyMap<string, LineSecrecy>;

/**
 * Decides, once for all filters, which lines are told alone, and which only together with others.
 * Deterministic; groups of the release before are kept, and only grow. What it promises is proved in docs/adr/0006.
 * @param lines all that the public's figures are made of, each once
 */
export const protect = (lines: readonly HeadcountLine[], rules: DisclosureRules, before: FormerGroups = NOTHING_BEFORE): Secrecy => decided(lines, rules, before).secrecy;

/**
 * The same for all lines of one block of the widest level but the whole (a convention), while those of all other blocks stay as they were
 * decided: for where each of them is in a group of its own block, if any, now and in the release before.
 * @returns null where company from other blocks may be needed: then all must be decided together
 */
export const protectBlock = (lines: readonly HeadcountLine[], rules: DisclosureRules, before: FormerGroups): Secrecy | null => {
  const within = lines.map((line) => ({ ...line, path: line.path.slice(0, -1) }));
  const { secrecy, isWhole } = decided(within, rules, before);
  return isWhole ? secrecy : null;
};

function decided(lines: readonly HeadcountLine[], rules: DisclosureRules, before: FormerGroups): { readonly secrecy: Secrecy; readonly isWhole: boolean } {
  const sorted = [...lines].sort((left, right) => (left.key < right.key ? -1 : 1));
  const total = settleTotals(sorted, rules, before);
  const secrecy = new Map<string, Record<SecretMeasure, Protection | null>>();
  record(secrecy, 'total', total, rules);
  const parts = (['gender', 'disability'] as const).map((measure) => ({ measure, settled: settleParts(sorted, measure, total, rules, before) }));
  for (const { measure, settled: own } of parts) record(secrecy, measure, own, rules);
  return { secrecy, isWhole: total.isWhole && parts.every(({ settled: { isWhole } }) => isWhole) };
}

function settleTotals(lines: readonly HeadcountLine[], rules: DisclosureRules, before: FormerGroups): Settled {
  const told = lines.filter(({ total }) => total !== null && total > 0);
  return settled(together(told.map((line) => [line]), 'total', before, ({ kind }) => kind), 'total', ({ kind }) => kind, rules, before);
}

/**
 * Groups of parts. Lines of one group of totals that tell the same parts stay together: the totals are hidden by moving the parts among
 * them. Where it tells different parts they need not: its totals are hidden by what no part bounds.
 */
function settleParts(lines: readonly HeadcountLine[], measure: 'gender' | 'disability', totals: Settled, rules: DisclosureRules, before: FormerGroups): Settled {
  const tells = (line: HeadcountLine): boolean => partsOf(line, measure).length > 0;
  const kindOf = (line: HeadcountLine): string => `${line.kind}|${line.total === null}|${tellsOf(line, measure)}`;
  const alike = (group: readonly HeadcountLine[]): readonly (readonly HeadcountLine[])[] => [...classes(group.filter(tells).map((line) => [line]), kindOf).values()].map((some) => some.flat());
  const units = totals.groups.flatMap((group) => alike(group.lines));
  const withoutTotal = lines.filter((line) => line.total === null && partsOf(line, measure).some((part) => part > 0));
  const found = settled(together([...units, ...withoutTotal.map((line) => [line])], measure, before, kindOf), measure, kindOf, rules, before);
  // What is in no sum of totals is in none of parts.
  const closed = totals.closed.flatMap(({ lines: some }) => (some.some(tells) ? [groupOf(some.filter(tells), () => 1)] : []));
  return { groups: found.groups, closed: [...found.closed, ...closed], isWhole: found.isWhole };
}

/** Grows each class of groups by itself. */
function settled(
  started: readonly (readonly HeadcountLine[])[],
  measure: SecretMeasure,
  classOf: (line: HeadcountLine) => string,
  rules: DisclosureRules,
  before: FormerGroups,
): Settled {
  const missingOf = (guard: Guard): Measured => (some) => deficit(some, measure, rules, guard);
  const rounds = [...classes(started, classOf).values()].map((some) => inRounds(some, missingOf, before));
  const grown = rounds.flatMap(({ groups }) => groups);
  return { groups: grown.filter(({ missing }) => missing === 0), closed: grown.filter(({ missing }) => missing > 0), isWhole: rounds.every(({ isFirst }) => isFirst) };
}

const tellsOf = ({ girls, boys, disability }: HeadcountLine, measure: 'gender' | 'disability'): string =>
  measure === 'gender' ? `${girls !== null}${boys !== null}` : `${disability !== null}`;

/** Asks for the most first: protected from insiders and from who kept the last release; else from the public of today at least. */
function inRounds(
  some: readonly (readonly HeadcountLine[])[],
  missingOf: (guard: Guard) => Measured,
  before: FormerGroups,
): { readonly groups: readonly Group[]; /** Whether the first guard was satisfied. */ readonly isFirst: boolean } {
  const seenBefore = before.size === 0 ? null : before;
  const guards: Guard[] = [
    ...(seenBefore ? [{ againstInsiders: true, seenBefore }] : []),
    { againstInsiders: true, seenBefore: null },
    { againstInsiders: false, seenBefore: null },
  ];
  let groups: readonly (readonly HeadcountLine[])[] = some;
  let grown: readonly Group[] = [];
  for (const [round, guard] of guards.entries()) {
    const measured = missingOf(guard);
    grown = groupUp(groups.map((lines) => groupOf(lines, measured)), measured);
    if (grown.every(({ missing }) => missing === 0)) return { groups: grown, isFirst: round === 0 };
    groups = grown.map((group) => group.lines);
  }
  return { groups: grown, isFirst: false };
}

function classes(groups: readonly (readonly HeadcountLine[])[], classOf: (line: HeadcountLine) => string): ReadonlyMap<string, (readonly HeadcountLine[])[]> {
  const found = new Map<string, (readonly HeadcountLine[])[]>();
  for (const group of groups) {
    const name = classOf(group[0]!);
    (found.get(name) ?? found.set(name, []).get(name)!).push(group);
  }
  return found;
}

/** Puts together the units whose lines were in one group before, as far as they may be. */
function together(
  units: readonly (readonly HeadcountLine[])[],
  measure: SecretMeasure,
  before: FormerGroups,
  classOf: (line: HeadcountLine) => string,
): readonly (readonly HeadcountLine[])[] {
  if (before.size === 0) return units;
  const heads = new Map<string, HeadcountLine[]>();
  const found = new Set<HeadcountLine[]>();
  for (const unit of units) {
    const names = [...new Set(unit.flatMap((line) => before.get(line.key)?.[measure] ?? []))].map((name) => `${classOf(unit[0]!)}|${name}`);
    const joined = [...new Set(names.map((name) => heads.get(name)).filter((list) => list !== undefined))];
    const home = joined[0] ?? [];
    for (const other of joined.slice(1)) {
      home.push(...other);
      found.delete(other);
      for (const [name, list] of heads) if (list === other) heads.set(name, home);
    }
    home.push(...unit);
    found.add(home);
    for (const name of names) heads.set(name, home);
  }
  return [...found];
}

function record(secrecy: Map<string, Record<SecretMeasure, Protection | null>>, measure: SecretMeasure, { groups, closed }: Settled, rules: DisclosureRules): void {
  const note = ({ lines, key }: Group, size: number): void => {
    for (const line of lines) {
      const own = secrecy.get(line.key) ?? Object.fromEntries(MEASURES.map((name) => [name, null])) as Record<SecretMeasure, Protection | null>;
      const isPrimary = partsOf(line, measure).some((part) => isSmall(part, rules));
      own[measure] = { group: key, size, reason: isPrimary ? 'SMALL' : size === 0 ? 'ALONE' : 'COMPLEMENT' };
      secrecy.set(line.key, own);
    }
  };
  for (const group of groups) if (group.lines.length > 1) note(group, group.lines.length);
  for (const group of closed) note(group, 0);
}
