import { countStandings, countUnconfirmed, type Standing } from '@conventions-ouvertes/shared/obligation/standing';
import type { Duty } from '#lib/api/obligations.js';
import { groupsOf, type DutyGroup } from './groups.js';
import { yearLineOf, type YearLine } from './year-line.js';

/** What the page of duties shows of a selection. */
export interface DutyView {
  readonly counts: Readonly<Record<Standing, number>>;
  /** Of the late and of the missed: those that nobody of the ministry has confirmed. */
  readonly unconfirmed: Readonly<Record<'LATE' | 'MISSED', number>>;
  readonly total: number;
  readonly hasDemo: boolean;
  readonly line: YearLine;
  readonly groups: readonly DutyGroup[];
}

/** `most`: how many duties of a group are handed over; the counts and the line hold them all. */
export function viewOf(duties: readonly Duty[], year: number, on: string, most: number): DutyView {
  return {
    counts: countStandings(duties),
    unconfirmed: countUnconfirmed(duties),
    total: duties.length,
    hasDemo: duties.some(({ isDemo }) => isDemo),
    line: yearLineOf(duties, year, on),
    groups: groupsOf(duties, most),
  };
}
