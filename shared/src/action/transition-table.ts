import type { ActionRole, ActionStatus } from './status.js';

/** The extra condition of a transition, by name; `transition.ts` says what each asks for. */
export type ConditionName =
  | 'PLANNED_SHEET_COMPLETE'
  | 'COMMISSION_HAS_SPOKEN'
  | 'EVERY_MINISTRY_HAS_SPOKEN'
  | 'COMMITTEE_HAS_SPOKEN'
  | 'BOARD_HAS_SPOKEN'
  | 'MONEY_MAY_BE_COMMITTED'
  | 'REALISED_SHEET_COMPLETE'
  | 'NOTHING_LEFT_OPEN'
  | 'A_BODY_SAID_NO'
  | 'REASON_GIVEN'
  | 'REASON_GIVEN_AND_NOTHING_LEFT_OPEN';

export interface TransitionRule {
  /** Every origin that some text may set; a convention's own way narrows them down. */
  readonly from: readonly ActionStatus[];
  /** Who records the act. The commission and the board are the partner's own bodies, so the partner records them. */
  readonly by: readonly ActionRole[];
  readonly condition: ConditionName;
}

const STEPS_BEFORE_MONEY = ['SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD'] as const;

/** The one table: target status → where from, by whom, on what condition. Nothing leads back to a draft. */
export const TRANSITIONS: Readonly<Record<ActionStatus, TransitionRule>> = {
  DRAFT: { from: [], by: [], condition: 'REASON_GIVEN' },
  SUBMITTED: { from: ['DRAFT'], by: ['PARTNER'], condition: 'PLANNED_SHEET_COMPLETE' },
  COMMISSION_OPINION: { from: STEPS_BEFORE_MONEY, by: ['PARTNER'], condition: 'COMMISSION_HAS_SPOKEN' },
  MINISTRIES_OPINION: { from: STEPS_BEFORE_MONEY, by: ['MINISTRY'], condition: 'EVERY_MINISTRY_HAS_SPOKEN' },
  COMMITTEE: { from: STEPS_BEFORE_MONEY, by: ['COMMITTEE_SECRETARY'], condition: 'COMMITTEE_HAS_SPOKEN' },
  BOARD: { from: STEPS_BEFORE_MONEY, by: ['PARTNER'], condition: 'BOARD_HAS_SPOKEN' },
  COMMITTED: { from: STEPS_BEFORE_MONEY, by: ['PARTNER'], condition: 'MONEY_MAY_BE_COMMITTED' },
  REALISED: { from: ['COMMITTED'], by: ['PARTNER'], condition: 'REALISED_SHEET_COMPLETE' },
  CLOSED: { from: ['REALISED'], by: ['MINISTRY', 'DELEGATION', 'COMMITTEE_SECRETARY'], condition: 'NOTHING_LEFT_OPEN' },
  REFUSED: { from: STEPS_BEFORE_MONEY, by: ['COMMITTEE_SECRETARY', 'PARTNER'], condition: 'A_BODY_SAID_NO' },
  WITHDRAWN: { from: ['DRAFT', ...STEPS_BEFORE_MONEY], by: ['PARTNER'], condition: 'REASON_GIVEN' },
  ABANDONED: { from: ['COMMITTED'], by: ['PARTNER'], condition: 'REASON_GIVEN_AND_NOTHING_LEFT_OPEN' },
};
