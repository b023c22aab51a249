import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { ConventionAct } from '@conventions-ouvertes/shared/convention/acts';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { meetingStep, type MeetingStep } from '@conventions-ouvertes/shared/committee/meeting-way';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import { conventionFacts } from '../life/convention-facts.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import type { Acting } from '../record/perform.js';
import { meetingById, type StoredMeeting } from './read-meetings.js';

export interface OpenedMeeting {
  /** The terms in force on the day of the meeting. */
  readonly terms: BindingTerms;
  readonly stored: StoredMeeting;
}

/**
 * Loads a meeting under a lock, for a step that someone may take on it as it stands.
 * @throws FrenchError UNKNOWN_MEETING, FORBIDDEN and what the step is refused with
 */
export const openMeeting = async ({ client, actor }: Acting, catalogue: Catalogue, id: string, act: ConventionAct, step: MeetingStep, concerned: readonly string[] | null = null): Promise<OpenedMeeting> => {
  const stored = await meetingById(client, id, true);
  if (stored === null) throw new FrenchError('UNKNOWN_MEETING', 'Cette réunion n’existe pas\u00A0: reprenez son identifiant dans la liste de la convention.');
  const { convention_key, kind, status, meets_on } = stored.meeting;
  const base = bindingTerms(catalogue, convention_key);
  permitAct(act, actor, base, concerned);
  const allowed = meetingStep(kind, status, step);
  if (!allowed.ok) throw new FrenchError(allowed.problem.code, allowed.problem.message);
  return { stored, terms: await termsOnDay(client, base, meets_on) };
};

/** A convention's terms as they bind on a day, read inside a transaction. */
export const termsOnDay = async (client: Queryable, base: BindingTerms, day: LocalDate): Promise<BindingTerms> => {
  const facts = (await conventionFacts(client, [base.key]))[0]!;
  return termsAt(base, facts.amendments, facts.life, day).terms;
};

/** The meeting as it is after a step. */
export const reread = async (client: Queryable, { meeting }: StoredMeeting): Promise<StoredMeeting> => {
  const after = await meetingById(client, String(meeting.id));
  if (after === null) throw new Error(`meeting ${meeting.id} is gone`);
  return after;
};
