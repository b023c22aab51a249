import { compareSheets } from '@conventions-ouvertes/shared/action/compare-sheets';
import { modificationDuty } from '@conventions-ouvertes/shared/action/modification';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { FrenchError } from '../platform/french-error.js';
import { onAction, refusal, type OnAction } from './acting-on-action.js';
import { applyTargets } from './sheet-measures.js';
import { pendingOf, storedSheets } from './stored-sheet.js';
import type { ActAnswer } from './take-step.js';

export interface PresentedModification extends OnAction {
  /** What the committee voted, where the text asks for a vote on a change; null where it only sees it. */
  readonly wasAdopted: boolean | null;
  readonly meetingId: number | null;
}

/**
 * The committee's secretary records that a change was put before it: from that day the changed sheet applies (OPCO EP, article
 * 15). Where the text asks for a new vote, a change that is not adopted never applies.
 * @throws FrenchError ROLE_NOT_ALLOWED, NOTHING_TO_PRESENT, VOTE_MISSING, DATE_BEFORE_PROPOSAL and those of onAction and perform
 */
export const presentModification = (asking: Asking, key: string, input: PresentedModification): Promise<ActAnswer> =>
  perform(asking, { name: 'presentModification', key, input }, async (acting) => {
    const { client, action, actor, convention, on } = await onAction(acting, input);
    if (actor.role !== 'COMMITTEE_SECRETARY') throw new FrenchError('ROLE_NOT_ALLOWED', 'La présentation au comité est enregistrée par son secrétariat.');
    const sheets = await storedSheets(client, action.id);
    const pending = pendingOf(sheets);
    if (pending === null) throw new FrenchError('NOTHING_TO_PRESENT', 'Aucune modification de cette action n’attend d’être présentée au comité.');
    const { rows } = await client.query<{ proposed_on: string; from_version: number }>('SELECT proposed_on, from_version FROM sheet_change WHERE sheet_id = $1', [pending.id]);
    const change = rows[0]!;
    if (on < change.proposed_on) throw new FrenchError('DATE_BEFORE_PROPOSAL', 'La modification a été proposée après ce jour : corrigez la date de présentation.');
    if (convention.terms.modification?.duty === 'VOTED_AGAIN' && input.wasAdopted === null) {
      throw refusal('VOTE_MISSING', 'Le texte demande que le comité se prononce à nouveau : dites ce qu’il a voté.', [convention.terms.modification.article ?? '1']);
    }
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
  });
