import type { CommitteeClause } from '../convention/terms-committee.js';
import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { accepted, refused, type Parsed } from '../parsed.js';
import { nextMinutesStep, type MinutesFacts } from './meeting.js';

/** ORDINARY: one of the year's; EXCEPTIONAL: over a dispute, besides; EMAIL: a consultation of the members, no meeting. */
export const MEETING_KINDS = ['ORDINARY', 'EXCEPTIONAL', 'EMAIL'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** « Réunion convoquée, tenue, annulée ». */
export const MEETING_STATUSES = ['CALLED', 'HELD', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_STEPS = ['SEND_PAPERS', 'RECORD_BALLOT', 'CLOSE_VOTE', 'HOLD', 'CANCEL', 'DRAFT_MINUTES', 'REREAD_MINUTES', 'APPROVE_MINUTES'] as const;
export type MeetingStep = (typeof MEETING_STEPS)[number];

/** The one table: on which status a step may be taken. Votes are cast while a meeting is held; by e-mail, until it is closed. */
const FROM: Readonly<Record<MeetingStep, Readonly<Record<'MEETING' | 'EMAIL', readonly MeetingStatus[]>>>> = {
  SEND_PAPERS: { MEETING: ['CALLED', 'HELD'], EMAIL: ['CALLED', 'HELD'] },
  RECORD_BALLOT: { MEETING: ['HELD'], EMAIL: ['CALLED'] },
  CLOSE_VOTE: { MEETING: ['HELD'], EMAIL: ['CALLED'] },
  HOLD: { MEETING: ['CALLED'], EMAIL: ['CALLED'] },
  CANCEL: { MEETING: ['CALLED'], EMAIL: ['CALLED'] },
  DRAFT_MINUTES: { MEETING: ['HELD'], EMAIL: [] },
  REREAD_MINUTES: { MEETING: ['HELD'], EMAIL: [] },
  APPROVE_MINUTES: { MEETING: ['HELD'], EMAIL: [] },
};

export type MeetingProblemCode = 'MEETING_NOT_HELD' | 'MEETING_ALREADY_HELD' | 'MEETING_CANCELLED' | 'NO_MINUTES_OF_A_CONSULTATION' | 'MINUTES_STEP_NOT_IN_TEXT' | 'MINUTES_OUT_OF_ORDER' | 'TOO_EARLY';

/** Whether a step may be taken on a meeting that stands so. */
export function meetingStep(kind: MeetingKind, status: MeetingStatus, step: MeetingStep): Parsed<MeetingStep, MeetingProblemCode> {
  const allowed = FROM[step][kind === 'EMAIL' ? 'EMAIL' : 'MEETING'];
  if (allowed.includes(status)) return accepted(step);
  if (allowed.length === 0) return refused('NO_MINUTES_OF_A_CONSULTATION', 'Une consultation par courriel n’a pas de compte-rendu\u00A0: seules les réunions en ont un.');
  if (status === 'CANCELLED') return refused('MEETING_CANCELLED', 'Cette réunion a été annulée\u00A0: convoquez-en une autre.');
  if (status === 'CALLED') return refused('MEETING_NOT_HELD', 'Cette réunion n’a pas encore eu lieu\u00A0: enregistrez d’abord sa tenue.');
  return refused('MEETING_ALREADY_HELD', 'Cette réunion a déjà eu lieu, ou cette consultation est close.');
}

const MINUTES = { DRAFT_MINUTES: 'DRAFTED', REREAD_MINUTES: 'REREAD', APPROVE_MINUTES: 'APPROVED' } as const;

/**
 * Whether a step of the minutes may be taken on a day. The text's own steps, in its order (DEFi, article 10: drafted,
 * reread, then approved); where it sets none, minutes may be recorded all the same, in that usual order.
 */
export function minutesStep(
  committee: CommitteeClause,
  heldOn: LocalDate,
  facts: MinutesFacts,
  step: keyof typeof MINUTES,
  on: LocalDate,
): Parsed<(typeof MINUTES)[keyof typeof MINUTES], MeetingProblemCode> {
  const wanted = MINUTES[step];
  const previous = [facts.draftedOn, facts.rereadOn, facts.approvedOn].filter((day) => day !== null).at(-1) ?? heldOn;
  if (on < previous) return refused('TOO_EARLY', `Cette étape ne peut pas précéder la réunion ni l’étape d’avant\u00A0: donnez un jour à partir du ${formatDate(previous)}.`);
  const steps = committee.minutes.length > 0 ? committee.minutes : USUAL;
  if (!steps.some((clause) => clause.step === wanted)) return refused('MINUTES_STEP_NOT_IN_TEXT', 'Le texte ne prévoit pas cette étape du compte-rendu.');
  const next = nextMinutesStep({ ...committee, minutes: steps }, facts);
  if (next?.step === wanted) return accepted(wanted);
  return refused('MINUTES_OUT_OF_ORDER', 'Le compte-rendu est rédigé, puis relu, puis validé\u00A0: cette étape est déjà faite, ou celle d’avant manque.');
}

const USUAL = (['DRAFTED', 'REREAD', 'APPROVED'] as const).map((step) => ({ step, by: { kind: 'NOT_IN_TEXT' }, article: null }) as const);
