import type { Cents } from '../money.js';
import type { MinistryOpinion, OpinionValue } from './opinion.js';

/** Whether a sheet has all that its model asks for, and its itemised financial annex. */
export interface SheetState {
  readonly isComplete: boolean;
  readonly hasFinancialAnnex: boolean;
}

/** What is known of an action when someone wants to move it on. Null: has not happened. */
export interface ActionFacts {
  readonly plannedSheet: SheetState | null;
  readonly realisedSheet: SheetState | null;
  readonly commissionOpinion: OpinionValue | null;
  /** All of them, lifted ones included. */
  readonly ministryOpinions: readonly MinistryOpinion[];
  /** An opinion, or the result of a vote. */
  readonly committee: OpinionValue | 'ADOPTED' | 'NOT_ADOPTED' | null;
  readonly board: 'APPROVED' | 'REFUSED' | null;
  /** Whether the board approved the programme of the action's year. */
  readonly isProgrammeApproved: boolean;
  /** Whether the convention may commit money on that day; null: impossible to tell (undated). */
  readonly conventionMayCommit: boolean | null;
  /** How the commitment stands to the caps; null: the action charges nothing. */
  readonly cap: 'FITS' | 'NO_CAP' | 'UNKNOWN_CAP' | 'OVER' | null;
  /** A change to the approved sheet that has still to go before the committee. */
  readonly hasChangeToPresent: boolean;
  /** Committed, and neither spent nor released. */
  readonly leftOpen: Cents;
  /** Why, in French: asked for where an action is stopped. */
  readonly reason: string | null;
}
