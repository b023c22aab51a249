import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { yearOf, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { onWorkingDay } from './on-working-day.js';

/** The days between which an action goes before the committee. */
export interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A meeting beside those that the text singles out, or a consultation by e-mail. */
export interface FurtherMeeting {
  readonly on: LocalDate;
  readonly kind: 'ORDINARY' | 'EMAIL';
}

/**
 * The fewest meetings beside the scheduled ones, so that every action was before the committee in time: credits are committed
 * after it (DEFi, article 11; OPCO EP, article 14). Where the text lets members be consulted by e-mail once the year has
 * its meetings, they are; otherwise they meet, for the texts set a least number of meetings and no greatest.
 */
export const furtherMeetings = ({ committee }: BindingTerms, windows: readonly Window[], scheduled: readonly LocalDate[]): readonly FurtherMeeting[] => {
  const days: LocalDate[] = [];
  const isServed = ({ from, to }: Window) => [...scheduled, ...days].some((day) => day >= from && day <= to);
  for (const window of windows.toSorted((one, other) => (one.to < other.to ? -1 : 1))) {
    if (isServed(window)) continue;
    const friday = onWorkingDay(window.to);
    days.push(friday >= window.from ? friday : window.to);
  }
  const meetsFirst = committee.emailConsultation?.afterMeetings ?? null;
  const isEmail = (day: LocalDate) => meetsFirst !== null && scheduled.filter((other) => yearOf(other) === yearOf(day)).length >= meetsFirst;
  return days.map((on) => ({ on, kind: isEmail(on) ? 'EMAIL' : 'ORDINARY' }));
};
