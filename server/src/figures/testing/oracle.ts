import type { BuiltAction, BuiltHeadcount, BuiltMoney } from './insert-actions.js';

/** What a figure is narrowed to, in the oracle's own words. */
export interface Slice {
  readonly convention?: string;
  readonly year?: number;
  readonly axis?: string;
  readonly source?: string;
  readonly academy?: string;
  readonly notBrokenDown?: true;
  readonly audience?: string;
}

const NOT_PLANNED = ['DRAFT', 'REFUSED', 'WITHDRAWN', 'ABANDONED'];

const isIn = (action: BuiltAction, { convention, year, axis }: Slice): boolean =>
  (convention === undefined || action.convention === convention) &&
  (year === undefined || action.year === year) &&
  (axis === undefined || action.axis === axis || action.axis.startsWith(`${axis}.`));

const reachesFor = (action: BuiltAction, audience: string | undefined): boolean =>
  audience === undefined || [...action.plannedHeadcounts, ...action.reachedHeadcounts].some((line) => line.audience === audience);

const usesSource = (action: BuiltAction, source: string | undefined): boolean =>
  source === undefined || [...(action.planned ?? []), ...action.committed, ...(action.spent ?? [])].some((line) => line.source === source);

const isAt = (place: string | null, { academy, notBrokenDown }: Slice): boolean =>
  (academy === undefined || place === academy) && (!notBrokenDown || place === null);

const moneySum = (lines: readonly BuiltMoney[] | null, slice: Slice): number =>
  (lines ?? [])
    .filter((line) => isAt(line.academy, slice) && (slice.source === undefined || line.source === slice.source))
    .reduce((sum, line) => sum + line.cents, 0);

const headSum = (lines: readonly BuiltHeadcount[], slice: Slice, part: 'total' | 'girls'): number =>
  lines
    .filter((line) => isAt(line.academy, slice) && (slice.audience === undefined || line.audience === slice.audience))
    .reduce((sum, line) => sum + (line[part] ?? 0), 0);

/** The sums that any answer must agree with, computed in the plainest way from what was put in. */
export const expectedSums = (actions: readonly BuiltAction[], slice: Slice) => {
  const forMoney = actions.filter((action) => isIn(action, slice) && reachesFor(action, slice.audience));
  const forHeads = actions.filter((action) => isIn(action, slice) && usesSource(action, slice.source));
  const counted = (action: BuiltAction): boolean => !NOT_PLANNED.includes(action.status);
  const sum = (list: readonly BuiltAction[], of: (action: BuiltAction) => number): number => list.reduce((total, action) => total + of(action), 0);
  return {
    planned: sum(forMoney.filter(counted), (action) => moneySum(action.planned, slice)),
    committed: sum(forMoney, (action) => moneySum(action.committed, slice)),
    spent: sum(forMoney, (action) => moneySum(action.spent, slice)),
    headsPlanned: sum(forHeads.filter(counted), (action) => headSum(action.plannedHeadcounts, slice, 'total')),
    headsReached: sum(forHeads, (action) => headSum(action.reachedHeadcounts, slice, 'total')),
    girls: sum(forHeads, (action) => headSum(action.reachedHeadcounts, slice, 'girls')),
  };
};
