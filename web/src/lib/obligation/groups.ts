import { standingOf, type Standing } from '@conventions-ouvertes/shared/obligation/standing';
import type { Duty } from '#lib/api/obligations.js';

/** Duties of the list that stand alike, in the order in which a reader asks for them. */
export interface DutyGroup {
  readonly key: GroupKey;
  /** How many there are, whatever the page holds of them. */
  readonly total: number;
  readonly duties: readonly Duty[];
}

export type GroupKey = 'TO_DO' | 'MISSED' | 'LATE' | 'KEPT' | 'NO_BREACH' | 'UNTELLABLE';

/** What is owed comes first, then what was missed: the question that the page answers. */
const GROUPS: readonly { readonly key: GroupKey; readonly standings: readonly Standing[]; readonly isLatestFirst: boolean }[] = [
  { key: 'TO_DO', standings: ['COMING', 'DUE'], isLatestFirst: false },
  { key: 'MISSED', standings: ['MISSED'], isLatestFirst: true },
  { key: 'LATE', standings: ['LATE'], isLatestFirst: true },
  { key: 'KEPT', standings: ['KEPT'], isLatestFirst: true },
  { key: 'NO_BREACH', standings: ['NO_BREACH'], isLatestFirst: true },
  { key: 'UNTELLABLE', standings: ['UNTELLABLE'], isLatestFirst: false },
];

/** The groups that hold anything. `most`: how many of each are handed over. */
export function groupsOf(duties: readonly Duty[], most = Infinity): readonly DutyGroup[] {
  return GROUPS.map(({ key, standings, isLatestFirst }) => {
    const alike = duties.filter((duty) => standings.includes(standingOf(duty)));
    const ordered = isLatestFirst ? alike.sort(latestFirst) : alike.sort(soonestFirst);
    return { key, total: ordered.length, duties: ordered.slice(0, most) };
  }).filter(({ total }) => total > 0);
}

/** Those that nobody can tell, by the reason for it: the same sentence is said once. */
export function byReason(duties: readonly Duty[]): readonly { readonly reason: string; readonly duties: readonly Duty[] }[] {
  const reasons = [...new Set(duties.map(({ grounds }) => grounds.explanation))];
  return reasons.map((reason) => ({ reason, duties: duties.filter(({ grounds }) => grounds.explanation === reason) }));
}

/** The next ones that a convention's parties have to meet, soonest first; those without a last day come after. */
export function nextDuties(duties: readonly Duty[], most: number): readonly Duty[] {
  return groupsOf(duties).find(({ key }) => key === 'TO_DO')?.duties.slice(0, most) ?? [];
}

/** Where a duty stands on a page: an identifier may hold spaces and slashes, an anchor may not. */
export function anchorOfDuty(id: string): string {
  const plain = id.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return `echeance-${plain.replaceAll(/[^a-z\d]+/gu, '-')}`;
}

/** What has no last day comes after what has one, by the day from which it is owed. */
function soonestFirst(left: Duty, right: Duty): number {
  return place(left) < place(right) ? -1 : 1;
}

function place({ dueOn, since, id }: Duty): string {
  return `${dueOn ?? '9999'} ${since ?? '9999'} ${id}`;
}

/** By the last day, or by the day on which it was done where the text sets none. */
function latestFirst(left: Duty, right: Duty): number {
  return pastPlace(left) > pastPlace(right) ? -1 : 1;
}

function pastPlace({ dueOn, doneOn, since, id }: Duty): string {
  return `${dueOn ?? doneOn ?? since ?? ''} ${id}`;
}
