import type { HeadcountLine } from './headcount-line.js';

/** Lines that are told together or not at all. */
export interface Group {
  readonly lines: readonly HeadcountLine[];
  /** The first of the keys of its lines. */
  readonly key: string;
  /** The block that all its lines share, level by level; null where they do not. */
  readonly path: readonly (string | null)[];
  /** How far it is from hiding its lines; 0: it does. */
  readonly missing: number;
}

export type Measured = (lines: readonly HeadcountLine[]) => number;

export const groupOf = (lines: readonly HeadcountLine[], missingOf: Measured): Group => {
  const [first, ...others] = lines;
  if (first === undefined) throw new RangeError('a group has lines');
  return {
    lines,
    key: others.reduce((least, { key }) => (key < least ? key : least), first.key),
    path: others.length === 0 ? first.path : first.path.map((block, level) => (others.every(({ path }) => path[level] === block) ? block : null)),
    missing: missingOf(lines),
  };
};

const merged = (left: Group, right: Group, missingOf: Measured): Group => ({
  lines: [...left.lines, ...right.lines],
  key: left.key < right.key ? left.key : right.key,
  path: left.path.map((block, level) => (right.path[level] === block ? block : null)),
  missing: missingOf([...left.lines, ...right.lines]),
});

const byKey = (left: Group, right: Group): number => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);

/**
 * Gives company to the groups that do not hide their lines, in the nearest block where there is any: first that of others in the same
 * need, so that nothing else has to be hidden; then of a group whose lines are hidden already; then of the smallest line shown.
 * Groups only grow, in an order that depends on their keys and sums alone. Those that found no company anywhere are returned as they are.
 */
export function groupUp(groups: readonly Group[], missingOf: Measured): readonly Group[] {
  const levels = groups[0]?.path.length ?? 0;
  let all = groups;
  for (let level = 0; level < levels && all.some(({ missing }) => missing > 0); level += 1) all = groupAtLevel(all, level, missingOf);
  return all;
}

function groupAtLevel(groups: readonly Group[], level: number, missingOf: Measured): readonly Group[] {
  const inNeed = new Map<string, Group[]>();
  for (const group of groups) {
    const block = group.path[level];
    if (group.missing > 0 && block !== null && block !== undefined) (inNeed.get(block) ?? inNeed.set(block, []).get(block)!).push(group);
  }
  const others = new Map<string, Group[]>([...inNeed.keys()].map((block) => [block, []]));
  const untouched: Group[] = [];
  for (const group of groups) {
    const block = group.path[level];
    if (group.missing > 0 && block !== null && block !== undefined) continue;
    const neighbours = block === null || block === undefined ? undefined : others.get(block);
    (neighbours ?? untouched).push(group);
  }
  return [...untouched, ...[...inNeed].flatMap(([block, needy]) => groupInBlock(needy.sort(byKey), others.get(block)!, missingOf))];
}

function groupInBlock(needy: readonly Group[], neighbours: readonly Group[], missingOf: Measured): readonly Group[] {
  const done: Group[] = [];
  let waiting: Group | null = null;
  for (const group of needy) {
    waiting = waiting === null ? group : merged(waiting, group, missingOf);
    if (waiting.missing > 0) continue;
    done.push(waiting);
    waiting = null;
  }
  if (waiting === null) return [...done, ...neighbours];
  return joined(waiting, [...done, ...neighbours], missingOf);
}

/** Neighbours that bring nothing by themselves and may with the next, tried at most. */
const MOST_IDLE = 4;

/** Adds neighbours, those that hurt least first, until the group hides its lines; then leaves out those that it can do without. */
function joined(needy: Group, neighbours: readonly Group[], missingOf: Measured): readonly Group[] {
  const weighed = neighbours.map((group) => ({ group, isHidden: group.lines.length > 1, weight: weightOf(group) }));
  weighed.sort((left, right) => Number(right.isHidden) - Number(left.isHidden) || left.weight - right.weight || byKey(left.group, right.group));
  let grown = needy;
  let idle = 0;
  const added: Group[] = [];
  for (const { group } of weighed) {
    if (grown.missing === 0) break;
    const tried = merged(grown, group, missingOf);
    if (tried.missing > grown.missing || (tried.missing === grown.missing && (idle += 1) > MOST_IDLE)) continue;
    grown = tried;
    added.push(group);
  }
  // Company that does not suffice would only be hidden for nothing: the next block is wider.
  if (grown.missing > 0) return [needy, ...neighbours];
  for (const group of [...added]) {
    const without = added.filter((one) => one !== group).reduce((all, one) => merged(all, one, missingOf), needy);
    if (without.missing > 0) continue;
    added.splice(added.indexOf(group), 1);
    grown = without;
  }
  return [grown, ...neighbours.filter((group) => !added.includes(group))];
}

function weightOf({ lines }: Group): number {
  return lines.reduce((sum, { total, girls, boys, disability }) => sum + (total ?? (girls ?? 0) + (boys ?? 0) + (disability ?? 0)), 0);
}
