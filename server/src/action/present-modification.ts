import { compareSheets } from '@conventions-ouvertes/shared/action/compare-sheets';
import { modificationDuty } from '@conventions-ouvertes/shared/action/modification';
import { majorityRule } from '@conventions-ouvertes/shared/committee/vote';
import { citing } from '@conventions-ouvertes/shared/verdict';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { FrenchError } from '../platform/french-error.js';
import { onAction, refusal, type ActingOnAction, type OnAction } from './acting-on-action.js';
import { checkMeetingHeld } from './held-meeting.js';
import { isLeftToChair } from './record-decision.js';
import { applyTargets } from './sheet-measures.js';
import { pendingOf, storedSheets } from './stored-sheet.js';
import type { ActAnswer } from './take-step.js';

export interface PresentedModification extends OnAction {
  /** What was decided of the change where the text has the committee speak again and no ballots say it; null where it only sees it. */
  readonly wasAdopted: boolean | null;
  readonly meetingId: number | null;
}

/**
 * The committee's secretary records that a change was put before it: from that day the changed sheet applies (OPCO EP, article
 * 15). Where the text has the committee vote again, the result comes from the ballots of that new vote, and closing it presents
 * the change: nobody enters it, but for a tie that the text leaves to the chair.
 * @throws FrenchError DECISION_IS_VOTED, VOTE_MISSING, VOTE_NOT_IN_TEXT, and those of writePresentation, onAction and perform
 */
export const presentModification = (asking: Asking, key: string, input: PresentedModification): Promise<ActAnswer> =>
  perform(asking, { name: 'presentModification', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const { modification } = at.convention.terms;
    const articles = citing(modification?.article);
    if (modification?.duty === 'VOTED_AGAIN') {
      if (majorityRule(at.convention.terms) !== null && !(await isLeftToChair(at, input.meetingId))) {
        throw refusal('DECISION_IS_VOTED', 'Le comité vote à nouveau\u00A0: son résultat vient des bulletins. Inscrivez l’action à une séance, enregistrez les bulletins, puis closez le vote.', articles);
      }
      if (input.wasAdopted === null) throw refusal('VOTE_MISSING', 'Le texte demande que le comité se prononce à nouveau\u00A0: dites ce qu’il a décidé.', articles);
    } else if (input.wasAdopted !== null) {
      throw refusal('VOTE_NOT_IN_TEXT', 'Le texte fait présenter la modification au comité, qui ne la vote pas\u00A0: retirez le résultat.', articles);
    }
    return writePresentation(at, input);
  });

/**
 * The same inside a transaction that also holds the vote.
 * @throws FrenchError ROLE_NOT_ALLOWED, NOTHING_TO_PRESENT, DATE_BEFORE_PROPOSAL, MEETING_NOT_HELD
 */
export const writePresentation = async (at: ActingOnAction, input: Pick<PresentedModification, 'wasAdopted' | 'meetingId'>): Promise<ActAnswer> => {
  const { client, action, actor, convention, on } = at;
  if (actor.role !== 'COMMITTEE_SECRETARY') throw new FrenchError('ROLE_NOT_ALLOWED', 'La présentation au comité est enregistrée par son secrétariat.');
  const sheets = await storedSheets(client, action.id);
  const pending = pendingOf(sheets);
  if (pending === null) throw new FrenchError('NOTHING_TO_PRESENT', 'Aucune modification de cette action n’attend d’être présentée au comité.');
  const { rows } = await client.query<{ proposed_on: string; from_version: number }>('SELECT proposed_on, from_version FROM sheet_change WHERE sheet_id = $1', [pending.id]);
  const change = rows[0]!;
  if (on < change.proposed_on) throw new FrenchError('DATE_BEFORE_PROPOSAL', 'La modification a été proposée après ce jour : corrigez la date de présentation.');
  await checkMeetingHeld(at, input.meetingId);
  const former = sheets.find(({ kind, sheet }) => kind === 'PLANNED' && sheet.version === change.from_version)!;
  const verdict = modificationDuty(convention.terms, action.status, compareSheets(former.sheet, pending.sheet), {
    presentedOn: on,
    wasAdopted: input.wasAdopted ?? false,
    appliesFrom: null,
  });
  const applies = verdict.outcome === 'PRESENTED' || verdict.outcome === 'FREE';
  await client.query(
    'INSERT INTO sheet_presentation (sheet_id, presented_on, was_adopted, meeting_id, actor_id, actor_role) VALUES ($1, $2, $3, $4, $5, $6)',
    [pending.id, on, input.wasAdopted, input.meetingId, actor.id, actor.role],
  );
  await client.query('UPDATE sheet SET is_pending = false WHERE id = $1', [pending.id]);
  if (applies) {
    await client.query(`UPDATE sheet SET is_current = false WHERE action_id = $1 AND kind = 'PLANNED' AND is_current`, [action.id]);
    await client.query('UPDATE sheet SET is_current = true WHERE id = $1', [pending.id]);
    await applyTargets(client, action.id, pending.id);
  }
  const recordId = await appendRecord(client, actor, {
    subject: { kind: 'ACTION', key: action.slug },
    change: 'MODIFICATION_PRESENTED',
    before: { version: change.from_version },
    after: { version: applies ? pending.sheet.version : change.from_version, presentedOn: on },
    articles: verdict.articles,
  });
  return { recordId, actionId: action.id, status: action.status, marks: [], articles: verdict.articles, explanation: verdict.explanation };
};
