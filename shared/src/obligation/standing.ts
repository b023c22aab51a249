import type { Obligation } from './obligation.js';

/**
 * How a duty reads in a summary of what was kept. NO_BREACH: what is told of it is no failing — its day is over, and it bound
 * only who wanted its effect, or the ministry set the finding aside.
 */
export const STANDINGS = ['KEPT', 'LATE', 'MISSED', 'DUE', 'COMING', 'UNTELLABLE', 'NO_BREACH'] as const;
export type Standing = (typeof STANDINGS)[number];

type Judged = Pick<Obligation, 'status' | 'nature' | 'finding'>;

/** Where a duty counts. Only what an article owes can be missed: a renewal that nobody asked for is no breach. */
export function standingOf({ status, nature, finding }: Judged): Standing {
  switch (status) {
    case 'MET':
      return 'KEPT';
    case 'LATE':
    case 'MISSED':
      return nature !== 'DUTY' || finding === 'DISMISSED' ? 'NO_BREACH' : status;
    case 'NOT_YET_DUE':
      return 'COMING';
    case 'DUE':
      return 'DUE';
    case 'IMPOSSIBLE_TO_TELL':
      return 'UNTELLABLE';
  }
}

/** What the computer found against someone, and nobody of the ministry has confirmed: how many of the late, of the missed. */
export function countUnconfirmed(obligations: readonly Judged[]): Readonly<Record<'LATE' | 'MISSED', number>> {
  const counts = { LATE: 0, MISSED: 0 };
  for (const obligation of obligations) {
    const standing = standingOf(obligation);
    if ((standing === 'LATE' || standing === 'MISSED') && obligation.finding === 'TO_BE_CONFIRMED') counts[standing] += 1;
  }
  return counts;
}

/** How many stand so: every standing present, and their sum is the length of the list. */
export function countStandings(obligations: readonly Judged[]): Readonly<Record<Standing, number>> {
  const counts: Record<Standing, number> = { KEPT: 0, LATE: 0, MISSED: 0, DUE: 0, COMING: 0, UNTELLABLE: 0, NO_BREACH: 0 };
  for (const obligation of obligations) counts[standingOf(obligation)] += 1;
  return counts;
}
