import { actsOn } from '@conventions-ouvertes/shared/action/reach';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { citation } from '@conventions-ouvertes/shared/verdict';
import { FrenchError } from '../platform/french-error.js';
import type { Queryable } from '../platform/database.js';
import { pastDay } from '../platform/graphql/day.js';
import type { Actor } from '../access/actor.js';
import { requireTokenFor } from '../access/require-may.js';
import type { Acting } from '../record/perform.js';
import { conventionOnDay, type ConventionOnDay } from './convention-on-day.js';
import { lockAction, type LockedAction } from './locked-action.js';

/** Someone at work on an action, whose row they hold. */
export interface ActingOnAction extends Acting {
  readonly action: LockedAction;
  readonly convention: ConventionOnDay;
  /** The day of the act, which may lie before the day on which it is recorded. */
  readonly on: LocalDate;
}

/** Which action, and the day of the act; null: today. */
export interface OnAction {
  readonly action: string;
  readonly on: string | null;
}

/**
 * Loads and locks an action, and lets through those who act on it at all.
 * @throws FrenchError ACTION_UNKNOWN, OUT_OF_SCOPE, DATE_IN_THE_FUTURE, DATE_BEFORE_LAST_STEP
 */
export const onAction = async (acting: Acting, { action: slug, on: day }: OnAction): Promise<ActingOnAction> => {
  const on = dayOfAct(acting.today, day);
  const action = await lockAction(acting.client, slug);
  const convention = await conventionOnDay(acting.client, action.conventionKey, on);
  await permit(acting.client, acting.actor, convention.terms, action.regions);
  await refuseOlderThanLastStep(acting.client, action, on);
  return { ...acting, action, convention, on };
};

/** Null: today. @throws FrenchError DATE_IMPOSSIBLE, DATE_IN_THE_FUTURE: what is recorded has happened */
export const dayOfAct = (today: LocalDate, day: string | null): LocalDate => (day === null ? today : pastDay(day, today));

/** @throws FrenchError OUT_OF_SCOPE, FORBIDDEN to a token that does not reach the convention */
export const permit = async (client: Queryable, actor: Actor, terms: BindingTerms, regionsOfAction: readonly string[]): Promise<void> => {
  requireTokenFor(actor, terms.key);
  const { rows } = await client.query<{ code: string; academic_region_code: string }>('SELECT code, academic_region_code FROM academy');
  const regionOfAcademy = new Map(rows.map((row) => [row.code, row.academic_region_code]));
  if (!actsOn(terms, actor, regionsOfAction, regionOfAcademy)) {
    throw new FrenchError('OUT_OF_SCOPE', 'Vous n’agissez pas pour une partie de cette convention, ni pour ce territoire : adressez-vous à qui en a la charge.');
  }
};

/** A rule's no, in its own words, with the article. */
export const refusal = (code: string, explanation: string, articles: readonly ArticleRef[]): FrenchError =>
  new FrenchError(code, explanation.replace(/\.$/u, `${citation(articles)}.`));

const refuseOlderThanLastStep = async (client: Queryable, { id }: LockedAction, on: LocalDate): Promise<void> => {
  const { rows } = await client.query<{ decided_on: LocalDate }>('SELECT decided_on FROM action_step WHERE action_id = $1 ORDER BY id DESC LIMIT 1', [id]);
  const last = rows[0]?.decided_on;
  if (last !== undefined && on < last) {
    throw new FrenchError('DATE_BEFORE_LAST_STEP', `Le ${formatDate(on)} précède la dernière étape de l’action, du ${formatDate(last)} : corrigez la date.`);
  }
};
