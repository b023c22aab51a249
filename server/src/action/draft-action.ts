import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { FrenchError } from '../platform/french-error.js';
import { permit } from './acting-on-action.js';
import { conventionOnDay } from './convention-on-day.js';
import type { GivenSheet } from './given-sheet.js';
import { contentSha256, insertSheet } from './sheet-content.js';
import { applyTargets } from './sheet-measures.js';
import type { ActAnswer } from './take-step.js';

export interface DraftedAction {
  readonly convention: string;
  readonly reference: string;
  readonly axis: string;
  readonly year: number;
  readonly title: string;
  /** Codes of the académies where it takes place; empty: national, or not broken down. */
  readonly academies: readonly string[];
  /** Null: to come. */
  readonly sheet: GivenSheet | null;
}

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;

/**
 * A partner begins an action, with or without its planned sheet.
 * @throws FrenchError REFERENCE_INVALID, REFERENCE_TAKEN, AXIS_UNKNOWN, ROLE_NOT_ALLOWED, OUT_OF_SCOPE and those of perform
 */
export const draftAction = (asking: Asking, key: string, input: DraftedAction): Promise<ActAnswer> =>
  perform(asking, { name: 'draftAction', key, input }, async ({ client, actor, today }) => {
    const { terms } = await conventionOnDay(client, input.convention, today);
    await permit(client, actor, terms, []);
    if (actor.role !== 'PARTNER') throw new FrenchError('ROLE_NOT_ALLOWED', 'Seul un partenaire de la convention prépare une action.');
    if (!REFERENCE.test(input.reference)) {
      throw new FrenchError('REFERENCE_INVALID', `La référence « ${input.reference.slice(0, 80)} » n’est pas recevable : 1 à 64 lettres, chiffres, points ou tirets.`);
    }
    if (!terms.axes.some(({ code }) => code === input.axis)) {
      throw new FrenchError('AXIS_UNKNOWN', `La convention n’a pas d’axe « ${input.axis.slice(0, 20)} » : choisissez-en un de la liste.`);
    }
    const { rows } = await client.query<{ id: number; slug: string }>(
      `INSERT INTO action (reference, convention_key, axis_code, year, title, status, content_sha256)
       VALUES ($1, $2, $3, $4, $5, 'DRAFT', $6) ON CONFLICT DO NOTHING RETURNING id, slug`,
      [input.reference, input.convention, input.axis, input.year, input.title, contentSha256(input)],
    );
    const action = rows[0];
    if (!action) throw new FrenchError('REFERENCE_TAKEN', `Une action de cette convention a déjà la référence « ${input.reference} » : donnez-en une autre.`);
    await client.query('INSERT INTO action_academy (action_id, academy_code) SELECT $1, code FROM academy WHERE code = ANY ($2)', [action.id, input.academies]);
    if (input.sheet !== null) {
      const sheet = { actionId: action.id, conventionKey: input.convention, kind: 'PLANNED', version: 1, isCurrent: true, isPending: false } as const;
      await applyTargets(client, action.id, await insertSheet(client, { ...sheet, receivedOn: today, content: input.sheet }));
    }
    await client.query(
      `INSERT INTO action_step (action_id, to_status, decided_on, actor_id, actor_role, actor_party) VALUES ($1, 'DRAFT', $2, $3, $4, $5)`,
      [action.id, today, actor.id, actor.role, actor.party],
    );
    const recordId = await appendRecord(client, actor, {
      subject: { kind: 'ACTION', key: action.slug },
      change: 'ACTION_DRAFTED',
      before: null,
      after: { status: 'DRAFT', year: input.year, axis: input.axis, title: input.title },
    });
    return { recordId, actionId: action.id, status: 'DRAFT', marks: [], articles: [], explanation: 'L’action est en préparation : personne n’en est encore saisi.' };
  });
