import type { ActionFacts } from '@conventions-ouvertes/shared/action/action-facts';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { FrenchError } from '../platform/french-error.js';
import type { Acting } from '../record/perform.js';
import { perform, type Asking } from '../record/perform.js';
import { appendRecord } from '../record/append-record.js';
import { onAction, refusal, type ActingOnAction, type OnAction } from './acting-on-action.js';
import { allowedToSpeak, goOn, spokenVersion } from './give-opinion.js';
import type { ActAnswer } from './take-step.js';
import { checkMeetingHeld } from './held-meeting.js';
import { keepReason } from './keep-reason.js';

export type CommitteeValue = NonNullable<ActionFacts['committee']>;
export type BoardValue = NonNullable<ActionFacts['board']>;

export interface CommitteeDecision extends OnAction {
  readonly value: CommitteeValue;
  readonly grounds: string | null;
  /** The meeting, where it was held in the system. */
  readonly meetingId: number | null;
}

export interface BoardDecision extends OnAction {
  readonly value: BoardValue;
  readonly grounds: string | null;
}

/**
 * The committee's secretary records its opinion on an action (DEFi 11). Where the text sets a vote (OPCO EP 13 and 14) the result
 * comes from the ballots: nobody enters it, but for a tie that the text leaves to the chair.
 * @throws FrenchError as below; DECISION_IS_VOTED
 */
export const recordCommitteeDecision = (asking: Asking, key: string, input: CommitteeDecision): Promise<ActAnswer> =>
  perform(asking, { name: 'recordCommitteeDecision', key, input }, (acting) => writeCommitteeDecision(acting, input, 'BY_HAND'));

/**
 * The same inside a transaction that also holds the meeting.
 * @throws FrenchError as onAction does; DECISION_NOT_IN_TEXT, TOO_EARLY, TOO_LATE, STEP_NOT_IN_TEXT, ROLE_NOT_ALLOWED, MEETING_NOT_HELD
 */
export const writeCommitteeDecision = async (acting: Acting, input: CommitteeDecision, origin: 'BY_HAND' | 'BY_VOTE'): Promise<ActAnswer> => {
  const at = await onAction(acting, input);
  const articles = allowedToSpeak(at, 'COMMITTEE');
  const votes = committeeVotes(at.convention.terms);
  const isVote = input.value === 'ADOPTED' || input.value === 'NOT_ADOPTED';
  if (votes !== isVote) {
    const words = votes ? 'le comité vote : l’action est adoptée ou non' : 'le comité donne un avis : favorable, réservé ou défavorable';
    throw new FrenchError('DECISION_NOT_IN_TEXT', `Selon le texte, ${words}. Choisissez en conséquence.`);
  }
  if (votes && origin === 'BY_HAND' && !(await isLeftToChair(at, input.meetingId))) {
    throw refusal('DECISION_IS_VOTED', 'Le comité vote : son résultat vient des bulletins. Inscrivez l’action à une séance, enregistrez les bulletins, puis closez le vote.', articles);
  }
  if (origin === 'BY_HAND') await checkMeetingHeld(at, input.meetingId);
  return store(at, 'COMMITTEE', input.value, input.grounds, input.meetingId, articles);
};

const committeeVotes = ({ actionSteps }: BindingTerms): boolean => actionSteps.some(({ kind }) => kind === 'COMMITTEE_VOTE');

/** Whether a meeting's vote on the action was closed on a tie that the chair decides. */
export const isLeftToChair = async ({ client, action }: ActingOnAction, meetingId: number | null): Promise<boolean> => {
  const { rows } = await client.query(
    `SELECT FROM committee_vote v JOIN agenda_item i ON i.meeting_id = v.meeting_id AND i.position = v.position
      WHERE v.meeting_id = $1 AND i.action_id = $2 AND v.outcome = 'CHAIR_DECIDES'`,
    [meetingId, action.id],
  );
  return rows.length > 0;
};

/** The partner records what its board decided of an action (OPCO EP 14). @throws FrenchError as above */
export const recordBoardDecision = (asking: Asking, key: string, input: BoardDecision): Promise<ActAnswer> =>
  perform(asking, { name: 'recordBoardDecision', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    return store(at, 'BOARD', input.value, input.grounds, null, allowedToSpeak(at, 'BOARD'));
  });

const store = async (
  at: Awaited<ReturnType<typeof onAction>>,
  body: 'COMMITTEE' | 'BOARD',
  value: CommitteeValue | BoardValue,
  grounds: string | null,
  meetingId: number | null,
  articles: ReturnType<typeof allowedToSpeak>,
): Promise<ActAnswer> => {
  const { client, action, actor, on } = at;
  const version = await spokenVersion(at);
  const earlier = await client.query<{ value: string }>('SELECT value FROM body_decision WHERE action_id = $1 AND body = $2 ORDER BY id DESC LIMIT 1', [action.id, body]);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO body_decision (action_id, body, value, meeting_id, sheet_version, decided_on, actor_id, actor_role, articles)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [action.id, body, value, meetingId, version, on, actor.id, actor.role, articles],
  );
  await keepReason(client, 'DECISION', rows[0]!.id, action.conventionKey, grounds);
  const recordId = await appendRecord(client, actor, {
    subject: { kind: 'ACTION', key: action.slug },
    change: body === 'COMMITTEE' ? 'COMMITTEE_DECIDED' : 'BOARD_DECIDED',
    before: earlier.rows[0] ?? null,
    after: { value, sheetVersion: version, decidedOn: on },
    reason: grounds,
    articles,
  });
  return goOn(at, body, recordId, articles, 'La décision est enregistrée.');
};
