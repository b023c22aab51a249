import type { ActionFacts } from '@conventions-ouvertes/shared/action/action-facts';
import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { checkTransition, type TransitionMark, type TransitionVerdict } from '@conventions-ouvertes/shared/action/transition';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import { appendRecord } from '../record/append-record.js';
import { refusal, type ActingOnAction } from './acting-on-action.js';
import { keepReason } from './keep-reason.js';

/** What a mutation on an action answers: plain data, kept under the request's key. */
export interface ActAnswer {
  /** Number of its line in the record. */
  readonly recordId: number;
  readonly actionId: number;
  /** The action's status after it. */
  readonly status: ActionStatus;
  readonly marks: readonly TransitionMark[];
  readonly articles: readonly ArticleRef[];
  /** One or two French sentences. */
  readonly explanation: string;
}

/** A step as it was allowed. */
export type AllowedStep = Extract<TransitionVerdict, { outcome: 'ALLOWED' }>;

/** @throws FrenchError with the code of the refusal */
export const allowedOrRefused = (verdict: TransitionVerdict): AllowedStep => {
  if (verdict.outcome === 'REFUSED') throw refusal(verdict.code, verdict.explanation, verdict.articles);
  return verdict;
};

/**
 * Takes an action to another status, if the one table of transitions lets it go there.
 * @param grounds on what it was decided, in French; may be null where the text asks for none
 * @throws FrenchError ACTION_IS_OVER, STEP_NOT_IN_TEXT, WRONG_ORIGIN, ROLE_NOT_ALLOWED, CONDITION_NOT_MET
 */
export const takeStep = async (at: ActingOnAction, to: ActionStatus, facts: ActionFacts, grounds: string | null): Promise<ActAnswer> => {
  const { action, actor, convention } = at;
  const allowed = allowedOrRefused(checkTransition(convention.terms, facts, action.status, to, actor.role));
  return writeStep(at, to, allowed, grounds);
};

/** Writes a step that was allowed, and the line of the record that tells it. */
export const writeStep = async (at: ActingOnAction, to: ActionStatus, allowed: AllowedStep, grounds: string | null): Promise<ActAnswer> => {
  const { client, action, actor, on } = at;
  await client.query('UPDATE action SET status = $2 WHERE id = $1', [action.id, to]);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO action_step (action_id, from_status, to_status, decided_on, actor_id, actor_role, actor_party, articles, marks)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [action.id, action.status, to, on, actor.id, actor.role, actor.party, allowed.articles, allowed.marks],
  );
  await keepReason(client, 'STEP', rows[0]!.id, action.conventionKey, grounds);
  const recordId = await appendRecord(client, actor, {
    subject: { kind: 'ACTION', key: action.slug },
    change: 'STATUS_CHANGED',
    before: { status: action.status },
    after: { status: to, decidedOn: on, marks: allowed.marks },
    reason: grounds,
    articles: allowed.articles,
  });
  return { recordId, actionId: action.id, status: to, marks: allowed.marks, articles: allowed.articles, explanation: allowed.explanation };
};
