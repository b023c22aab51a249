import { PERMISSIONS, type Permission } from '@conventions-ouvertes/shared/access/permissions';

/** What someone who acts may do to the rows of a table. */
export interface WriteRight {
  readonly commands: readonly ('INSERT' | 'UPDATE' | 'DELETE')[];
  /** Rights of which one is needed; their roles are those of the one table of permissions. */
  readonly by: readonly Permission[];
  /** SQL condition on the row, besides the role. */
  readonly where: string;
}

const CONVENTIONS = 'ANY ((SELECT writer_conventions())::text[])';

/** Of a convention that they reach. */
const OF_CONVENTION = `convention_key = ${CONVENTIONS}`;

const ofAction = (id: string, convention: string): string =>
  `${convention} = ${CONVENTIONS} AND ((SELECT writer_role()) <> 'DELEGATION' OR ${id} IN (SELECT writer_actions()))`;

const THE_ACTION = ofAction('id', 'convention_key');
const THEIR_ACTION = `EXISTS (SELECT FROM action a WHERE a.id = action_id AND ${ofAction('a.id', 'a.convention_key')})`;

/** Signed with their own account and role, and no other's. */
const IN_THEIR_NAME = 'actor_id = (SELECT writer_id()) AND actor_role = (SELECT writer_role())';

/** A right of a party ITSELF: in its own name, where the one who acts is a partner. */
const forItself = (column: string): string => `((SELECT writer_role()) <> 'PARTNER' OR ${column} = (SELECT writer_party()))`;

/** What is answered in a party's own name is answered under a convention that it signed. */
const signedByIt = (table: string): string =>
  `party_key = (SELECT writer_party()) AND EXISTS (SELECT FROM convention_party c WHERE c.convention_key = ${table}.convention_key AND c.party_key = ${table}.party_key)`;

/** A delegation gives reasons of its own steps alone. */
const OF_A_STEP_IN_REACH =
  "((SELECT writer_role()) <> 'DELEGATION' OR (kind = 'STEP' AND EXISTS (SELECT FROM action_step s WHERE s.id = reason.id AND s.action_id IN (SELECT writer_actions()))))";

const THEIR_ACCOUNT = 'account_id = (SELECT writer_id())';

const ofParent = (table: string, id: string, key: string): string => `EXISTS (SELECT FROM ${table} p WHERE p.${id} = ${key} AND p.${OF_CONVENTION})`;

const EVERY = ['INSERT', 'UPDATE', 'DELETE'] as const;
const STEPS = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => name.startsWith('STEP_TO_'));
const MONEY: readonly Permission[] = ['STEP_TO_COMMITTED'];
const CLERKS: readonly Permission[] = ['CALL_MEETING', 'HOLD_MEETING', 'RECORD_MINUTES', 'CANCEL_MEETING', 'SEND_PAPERS'];

const sheetParts: readonly WriteRight[] = [{ commands: EVERY, by: ['WRITE_ACTION'], where: OF_CONVENTION }];
const actionParts: readonly WriteRight[] = [{ commands: EVERY, by: ['WRITE_ACTION'], where: THEIR_ACTION }];

/**
 * Who may write what, in the database itself: the one place where a table says by which right its rows are written by someone who
 * acts. A table that is not here is written by the program alone.
 */
export const WRITE_RIGHTS: Readonly<Record<string, readonly WriteRight[]>> = {
  action: [
    { commands: ['INSERT'], by: ['WRITE_ACTION'], where: OF_CONVENTION },
    { commands: ['UPDATE'], by: ['WRITE_ACTION', 'PUBLISH_ACTION', ...STEPS], where: THE_ACTION },
  ],
  action_academy: actionParts,
  action_actor: actionParts,
  // A change that the committee has seen brings its own indicators into force.
  indicator: [...actionParts, { commands: EVERY, by: ['STEP_TO_COMMITTEE'], where: THEIR_ACTION }],
  sheet: [...sheetParts, { commands: ['UPDATE'], by: ['STEP_TO_COMMITTEE'], where: OF_CONVENTION }],
  expense_item: sheetParts,
  expense_share: sheetParts,
  headcount: sheetParts,
  sheet_target: [{ commands: EVERY, by: ['WRITE_ACTION'], where: `EXISTS (SELECT FROM sheet p WHERE p.id = sheet_id AND p.${OF_CONVENTION})` }],
  in_kind_support: [{ commands: EVERY, by: ['WRITE_ACTION'], where: `EXISTS (SELECT FROM sheet p WHERE p.id = sheet_id AND p.${OF_CONVENTION})` }],
  commitment: [{ commands: EVERY, by: MONEY, where: OF_CONVENTION }],
  // An empty row, to be held while a commitment is weighed against it by whoever asks; what counts in it is kept by triggers.
  cap_year: [{ commands: ['INSERT'], by: ['OWN_TOKENS'], where: 'committed_cents = 0 AND breach_cents IS NULL AND limit_cents IS NOT DISTINCT FROM cap_limit(cap_key, year)' }],
  money_entry: [{ commands: ['INSERT'], by: MONEY, where: OF_CONVENTION }],
  provider_agreement: [{ commands: ['INSERT', 'UPDATE'], by: [...MONEY, 'STEP_TO_COMMITTEE'], where: OF_CONVENTION }],
  action_step: [{ commands: ['INSERT'], by: STEPS, where: `${IN_THEIR_NAME} AND ${THEIR_ACTION}` }],
  opinion: [
    {
      commands: ['INSERT'],
      by: ['STEP_TO_COMMISSION_OPINION', 'STEP_TO_MINISTRIES_OPINION'],
      where: `${IN_THEIR_NAME} AND party_key = (SELECT writer_party()) AND ${THEIR_ACTION}`,
    },
  ],
  body_decision: [{ commands: ['INSERT'], by: ['STEP_TO_COMMITTEE', 'STEP_TO_BOARD'], where: `${IN_THEIR_NAME} AND ${THEIR_ACTION}` }],
  reason: [{ commands: ['INSERT'], by: ['WRITE_ACTION', ...STEPS], where: `${OF_CONVENTION} AND ${OF_A_STEP_IN_REACH}` }],
  programme_approval: [{ commands: ['INSERT'], by: ['STEP_TO_BOARD'], where: `${IN_THEIR_NAME} AND ${OF_CONVENTION}` }],
  sheet_change: [{ commands: ['INSERT'], by: ['WRITE_ACTION'], where: `${IN_THEIR_NAME} AND ${THEIR_ACTION}` }],
  sheet_presentation: [
    { commands: ['INSERT'], by: ['STEP_TO_COMMITTEE'], where: `${IN_THEIR_NAME} AND EXISTS (SELECT FROM sheet p WHERE p.id = sheet_id AND p.${OF_CONVENTION})` },
  ],
  convention: [{ commands: ['UPDATE'], by: ['RECORD_FACT'], where: `key = ${CONVENTIONS}` }],
  amendment: [{ commands: ['INSERT'], by: ['RECORD_AMENDMENT'], where: OF_CONVENTION }],
  convention_event: [
    { commands: ['INSERT'], by: ['RECORD_FACT', 'RECORD_NOTICE'], where: `${OF_CONVENTION} AND ${forItself('party_key')}` },
    { commands: ['UPDATE'], by: ['CONFIRM_FACT'], where: OF_CONVENTION },
  ],
  duty_discharge: [{ commands: ['INSERT'], by: ['RECORD_FULFILMENT'], where: OF_CONVENTION }],
  committee_meeting: [{ commands: ['INSERT', 'UPDATE'], by: CLERKS, where: OF_CONVENTION }],
  agenda_item: [{ commands: EVERY, by: CLERKS, where: OF_CONVENTION }],
  committee_attendance: [{ commands: EVERY, by: CLERKS, where: ofParent('committee_meeting', 'id', 'meeting_id') }],
  committee_vote: [
    { commands: ['INSERT'], by: ['RECORD_BALLOT'], where: ofParent('committee_meeting', 'id', 'meeting_id') },
    { commands: ['UPDATE'], by: ['CLOSE_VOTE'], where: ofParent('committee_meeting', 'id', 'meeting_id') },
  ],
  committee_ballot: [
    {
      commands: EVERY,
      by: ['RECORD_BALLOT'],
      where: `EXISTS (SELECT FROM committee_vote v JOIN committee_meeting p ON p.id = v.meeting_id WHERE v.id = vote_id AND p.${OF_CONVENTION})`,
    },
  ],
  body_sitting: [{ commands: ['INSERT'], by: ['RECORD_FULFILMENT'], where: OF_CONVENTION }],
  common_accord: [{ commands: ['INSERT'], by: ['RECORD_FULFILMENT'], where: `${OF_CONVENTION} AND ${forItself('party_key')}` }],
  report_sent: [{ commands: ['INSERT', 'UPDATE'], by: ['RECORD_FULFILMENT'], where: OF_CONVENTION }],
  report_correction: [{ commands: ['INSERT'], by: ['RECORD_FULFILMENT'], where: `${OF_CONVENTION} AND actor_role = (SELECT writer_role())` }],
  report_presentation: [{ commands: EVERY, by: ['RECORD_FULFILMENT'], where: ofParent('report_sent', 'id', 'report_id') }],
  contact_list_exchange: [{ commands: ['INSERT'], by: ['RECORD_FULFILMENT'], where: OF_CONVENTION }],
  digital_tool: [{ commands: ['INSERT', 'UPDATE'], by: ['RECORD_FULFILMENT'], where: OF_CONVENTION }],
  digital_tool_paper: [{ commands: ['INSERT', 'UPDATE'], by: ['RECORD_FULFILMENT'], where: ofParent('digital_tool', 'id', 'tool_id') }],
  logo_leave: [{ commands: ['INSERT'], by: ['RECORD_FACT'], where: OF_CONVENTION }],
  finding_review: [{ commands: ['INSERT'], by: ['REVIEW_FINDING'], where: OF_CONVENTION }],
  finding_answer: [{ commands: ['INSERT'], by: ['ANSWER_FINDING'], where: `${OF_CONVENTION} AND ${signedByIt('finding_answer')}` }],
  skills_certificate: [{ commands: ['INSERT'], by: ['ISSUE_CERTIFICATE'], where: OF_CONVENTION }],
  dispute: [
    { commands: ['INSERT'], by: ['OPEN_DISPUTE'], where: `${OF_CONVENTION} AND ${forItself('opened_by')}` },
    { commands: ['UPDATE'], by: ['RECORD_DISPUTE_STEP'], where: OF_CONVENTION },
  ],
  body: [{ commands: ['INSERT', 'UPDATE'], by: ['MANAGE_ACCOUNTS'], where: 'true' }],
  account: [{ commands: ['INSERT', 'UPDATE'], by: ['MANAGE_ACCOUNTS'], where: 'true' }],
  account_request: [{ commands: ['DELETE'], by: ['MANAGE_ACCOUNTS'], where: 'true' }],
  confidentiality: [{ commands: ['INSERT'], by: ['MARK_CONFIDENTIAL'], where: OF_CONVENTION }],
  consent: [{ commands: ['INSERT'], by: ['RECORD_CONSENT'], where: ofParent('confidentiality', 'id', 'confidentiality_id') }],
  contact_list: [{ commands: ['INSERT', 'UPDATE'], by: ['SHARE_CONTACTS'], where: `${OF_CONVENTION} AND ${signedByIt('contact_list')}` }],
  contact: [
    { commands: ['INSERT'], by: ['SHARE_CONTACTS'], where: `EXISTS (SELECT FROM contact_list p WHERE p.id = list_id AND p.party_key = (SELECT writer_party()) AND p.${OF_CONVENTION})` },
    { commands: ['DELETE'], by: ['ERASE_PERSONAL_DATA'], where: `EXISTS (SELECT FROM contact_list p WHERE p.id = list_id AND ((SELECT writer_role()) = 'ADMINISTRATOR' OR p.party_key = (SELECT writer_party())) AND p.${OF_CONVENTION})` },
  ],
  import_run: [{ commands: ['UPDATE'], by: ['ERASE_PERSONAL_DATA'], where: OF_CONVENTION }],
  session: [{ commands: ['UPDATE', 'DELETE'], by: ['MANAGE_ACCOUNTS'], where: 'true' }],
  access_token: [
    { commands: ['INSERT', 'UPDATE'], by: ['OWN_TOKENS'], where: THEIR_ACCOUNT },
    { commands: ['UPDATE', 'DELETE'], by: ['MANAGE_ACCOUNTS'], where: 'true' },
  ],
  record: [{ commands: ['INSERT'], by: ['OWN_TOKENS'], where: IN_THEIR_NAME }],
};
