import type { ActionRole } from '../action/status.js';
import type { PartyKey } from './terms-identity.js';

/** What people record of a convention's life, its committee, its duties, its certificates and its disputes. */
export const CONVENTION_ACTS = [
  'RECORD_NOTICE',
  'RECORD_FACT',
  'CONFIRM_FACT',
  'RECORD_AMENDMENT',
  'CALL_MEETING',
  'CANCEL_MEETING',
  'SEND_PAPERS',
  'HOLD_MEETING',
  'RECORD_MINUTES',
  'RECORD_BALLOT',
  'CLOSE_VOTE',
  'READ_BALLOTS',
  'RECORD_FULFILMENT',
  'REVIEW_FINDING',
  'ANSWER_FINDING',
  'ISSUE_CERTIFICATE',
  'OPEN_DISPUTE',
  'RECORD_DISPUTE_STEP',
  'READ_DISPUTES',
] as const;

export type ConventionAct = (typeof CONVENTION_ACTS)[number];

/**
 * How far a role's right reaches. ANY: every convention; SIGNED: those that its party signed; ITSELF: those, and only for
 * what concerns its own party.
 */
export type Reach = 'ANY' | 'SIGNED' | 'ITSELF';

/** Who acts, as far as a right depends on it. */
export interface ActingBody {
  readonly role: ActionRole;
  /** Null: belongs to no party. */
  readonly party: PartyKey | null;
}

const STATE = { MINISTRY: 'ANY', ADMINISTRATOR: 'ANY' } as const;
const CLERK = { ...STATE, COMMITTEE_SECRETARY: 'SIGNED' } as const;

/**
 * One table of who may do what; a role that is not there may not. The ministry alone confirms a fact or a finding: a
 * breach is never established by the computer, nor by the party that it is held against.
 */
export const ACT_RIGHTS: Readonly<Record<ConventionAct, Readonly<Partial<Record<ActionRole, Reach>>>>> = {
  RECORD_NOTICE: { ...STATE, PARTNER: 'ITSELF' },
  RECORD_FACT: STATE,
  CONFIRM_FACT: { MINISTRY: 'ANY' },
  RECORD_AMENDMENT: STATE,
  CALL_MEETING: CLERK,
  CANCEL_MEETING: CLERK,
  SEND_PAPERS: CLERK,
  HOLD_MEETING: CLERK,
  RECORD_MINUTES: CLERK,
  RECORD_BALLOT: { ...CLERK, COMMITTEE_MEMBER: 'ITSELF' },
  CLOSE_VOTE: CLERK,
  READ_BALLOTS: CLERK,
  RECORD_FULFILMENT: { ...CLERK, PARTNER: 'ITSELF' },
  REVIEW_FINDING: { MINISTRY: 'ANY' },
  ANSWER_FINDING: { PARTNER: 'ITSELF', MINISTRY: 'ITSELF' },
  ISSUE_CERTIFICATE: { ...STATE, PARTNER: 'SIGNED' },
  OPEN_DISPUTE: { ...STATE, PARTNER: 'ITSELF' },
  RECORD_DISPUTE_STEP: { ...STATE, PARTNER: 'SIGNED' },
  READ_DISPUTES: { ...CLERK, COMMITTEE_MEMBER: 'SIGNED', PARTNER: 'SIGNED' },
};

/**
 * Whether someone may do an act under a convention. `parties`: those of the convention; `concerned`: those that the act
 * is about (who gives the notice, who owes the duty); null where it is about none in particular. Nobody: the public.
 */
export function mayAct(act: ConventionAct, who: ActingBody | null, parties: readonly PartyKey[], concerned: readonly PartyKey[] | null = null): boolean {
  const reach = who === null ? undefined : ACT_RIGHTS[act][who.role];
  if (who === null || reach === undefined) return false;
  if (reach === 'ANY') return true;
  if (who.party === null || !parties.includes(who.party)) return false;
  return reach === 'SIGNED' || (concerned?.includes(who.party) ?? false);
}
