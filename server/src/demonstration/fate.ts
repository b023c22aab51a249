import type { Academy } from '../reference/reference-data.js';
import type { Status } from './demo-action.js';
import type { Profile } from './profile.js';
import { randomFrom, type Random } from './random.js';

/** What became of an action: every awkward case that a follow-up has to show. */
export type Fate =
  | 'ON_TIME'
  | 'LATE'
  | 'OVERSPENT'
  /** Committed, and no fiche réalisée ever came in. */
  | 'NOT_REPORTED'
  /** The fiche réalisée came in without its financial annex. */
  | 'NO_ANNEX'
  | 'DRAFT'
  | 'SUBMITTED'
  | 'PENDING'
  | 'REFUSED'
  | 'WITHDRAWN'
  /** Given up, once committed or just before. */
  | 'ABANDONED';

const USUAL: readonly (readonly [Fate, number])[] = [
  ['ON_TIME', 490],
  ['LATE', 120],
  ['OVERSPENT', 90],
  ['NOT_REPORTED', 85],
  ['NO_ANNEX', 40],
  ['DRAFT', 35],
  ['SUBMITTED', 25],
  ['PENDING', 35],
  ['REFUSED', 45],
  ['WITHDRAWN', 15],
  ['ABANDONED', 20],
];

/** Where fiches come in badly, so that a low figure from missing reports can be told from a low result. */
const POOR_REPORTING = 350;

export function drawFate(academies: readonly Academy[], random: Random): Fate {
  const [only] = academies;
  if (academies.length === 1 && only !== undefined && reportsBadly(only) && random.chance(POOR_REPORTING)) return 'NOT_REPORTED';
  let draw = random.int(1, 1000);
  for (const [fate, weight] of USUAL) {
    draw -= weight;
    if (draw <= 0) return fate;
  }
  return 'ON_TIME';
}

/** In a year that nearly fills its cap, all that was planned is engaged: partial engagements are for easier years. */
const FULL_YEAR = 950;

/** What is engaged of a planned budget, in thousandths. */
export function drawCommittedShare(fate: Fate, capShare: number, random: Random): number {
  if (!isEngaged(fate)) return 0;
  if (capShare >= FULL_YEAR) return 1000;
  if (fate === 'ABANDONED' && random.chance(400)) return 0;
  return random.chance(80) ? 900 : 1000;
}

/** One académie in six or so, drawn from its code. */
function reportsBadly({ code }: Academy): boolean {
  return randomFrom(`reporting/${code}`).chance(160);
}

/** Whether money was committed, or could have been: only then it counts against a cap. */
export function isEngaged(fate: Fate): boolean {
  return !['DRAFT', 'SUBMITTED', 'PENDING', 'REFUSED', 'WITHDRAWN'].includes(fate);
}

export function isReported(fate: Fate): boolean {
  return ['ON_TIME', 'LATE', 'OVERSPENT', 'NO_ANNEX'].includes(fate);
}

/** `committedShare`: what was engaged of its budget. What was given up before any commitment was withdrawn: only what is committed can be abandoned. */
export function statusOf(fate: Fate, committedShare: number, profile: Profile, random: Random): Status {
  switch (fate) {
    case 'ON_TIME':
    case 'OVERSPENT':
      return random.chance(850) ? 'CLOSED' : 'REALISED';
    case 'LATE':
      return random.chance(500) ? 'CLOSED' : 'REALISED';
    case 'NO_ANNEX':
      return 'REALISED';
    case 'NOT_REPORTED':
      return 'COMMITTED';
    case 'PENDING':
      return random.pick(profile.pendingSteps);
    case 'REFUSED':
      return profile.isRefused ? 'REFUSED' : 'WITHDRAWN';
    case 'ABANDONED':
      return committedShare > 0 ? 'ABANDONED' : 'WITHDRAWN';
    default:
      return fate;
  }
}
