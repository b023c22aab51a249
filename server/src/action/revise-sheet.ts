import { compareSheets } from '@conventions-ouvertes/shared/action/compare-sheets';
import { modificationDuty } from '@conventions-ouvertes/shared/action/modification';
import { isFinal } from '@conventions-ouvertes/shared/action/status';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { FrenchError } from '../platform/french-error.js';
import { onAction, type OnAction } from './acting-on-action.js';
import { keepReason } from './keep-reason.js';
import type { GivenSheet } from './given-sheet.js';
import { insertSheet } from './sheet-content.js';
import { applyTargets } from './sheet-measures.js';
import { currentOf, storedSheets } from './stored-sheet.js';
import type { ActAnswer } from './take-step.js';

export interface RevisedSheet extends OnAction {
  readonly sheet: GivenSheet;
  readonly reason: string | null;
}

/**
 * The partner changes the planned sheet: a new version, the one before staying beside it. Before the action is approved the
 * change applies at once. After, where the text says so, it waits until the committee has seen it (OPCO EP, article 15); a
 * further change that comes meanwhile takes its place.
 * @throws FrenchError ROLE_NOT_ALLOWED, TOO_LATE, NO_CHANGE, SHEET_INVALID, CODE_UNKNOWN and those of onAction and perform
 */
export const reviseSheet = (asking: Asking, key: string, input: RevisedSheet): Promise<ActAnswer> =>
  perform(asking, { name: 'reviseSheet', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const { client, action, actor, convention, on } = at;
    if (actor.role !== 'PARTNER') throw new FrenchError('ROLE_NOT_ALLOWED', 'La fiche prévisionnelle est modifiée par le partenaire.');
    if (isFinal(action.status) || action.status === 'REALISED') throw new FrenchError('TOO_LATE', 'L’action est réalisée ou terminée : sa fiche prévisionnelle ne change plus.');
    const planned = (await storedSheets(client, action.id)).filter(({ kind }) => kind === 'PLANNED');
    const version = Math.max(0, ...planned.map(({ sheet }) => sheet.version)) + 1;
    // Written first as a version that nothing reads, so that both sides of the comparison are read the same way.
    await client.query('UPDATE sheet SET is_pending = false WHERE action_id = $1 AND is_pending', [action.id]);
    const sheet = { actionId: action.id, conventionKey: action.conventionKey, kind: 'PLANNED', version, isCurrent: false, isPending: false } as const;
    const sheetId = await insertSheet(client, { ...sheet, receivedOn: on, content: input.sheet });
    const before = currentOf(planned, 'PLANNED');
    const after = (await storedSheets(client, action.id)).find(({ id }) => id === sheetId)!;
    const duty =
      before === null
        ? null
        : modificationDuty(convention.terms, action.status, compareSheets(before.sheet, after.sheet), { presentedOn: null, wasAdopted: false, appliesFrom: null });
    if (duty?.outcome === 'NO_CHANGE') throw new FrenchError('NO_CHANGE', 'La fiche envoyée est la même que la fiche en vigueur : il n’y a rien à enregistrer.');
    const waits = duty?.outcome === 'MUST_BE_PRESENTED' || duty?.outcome === 'MUST_BE_VOTED_AGAIN';
    if (waits) {
      await client.query('UPDATE sheet SET is_pending = true WHERE id = $1', [sheetId]);
    } else {
      await client.query(`UPDATE sheet SET is_current = false WHERE action_id = $1 AND kind = 'PLANNED' AND is_current`, [action.id]);
      await client.query('UPDATE sheet SET is_current = true WHERE id = $1', [sheetId]);
      await applyTargets(client, action.id, sheetId);
    }
    if (before !== null) {
      await client.query(
        `INSERT INTO sheet_change (sheet_id, action_id, from_version, to_version, status, proposed_on, actor_id, actor_role)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [sheetId, action.id, before.sheet.version, version, action.status, on, actor.id, actor.role],
      );
      await keepReason(client, 'CHANGE', sheetId, action.conventionKey, input.reason);
    }
    const articles = duty?.articles ?? [];
    const recordId = await appendRecord(client, actor, {
      subject: { kind: 'ACTION', key: action.slug },
      change: 'SHEET_REVISED',
      before: before === null ? null : { version: before.sheet.version },
      after: { version, applies: !waits, proposedOn: on },
      reason: input.reason,
      articles,
    });
    const explanation = duty?.explanation ?? 'La fiche prévisionnelle est enregistrée.';
    return { recordId, actionId: action.id, status: action.status, marks: [], articles, explanation };
  });
