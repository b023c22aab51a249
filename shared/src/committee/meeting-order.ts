import type { YearlyMeeting } from '../convention/terms-committee.js';
import type { BindingTerms } from '../convention/terms.js';
import { addDays, daysBetween, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Verdict } from '../verdict.js';

/** A day on which a body of a party sat. */
export interface BodySitting {
  /** Key of the body. */
  readonly body: string;
  readonly on: LocalDate;
}

export type MeetingOrder = 'KEPT' | 'BROKEN' | 'NO_ORDER_IN_TEXT' | 'SITTINGS_UNKNOWN';

/** Where a body's sitting must fall beside a meeting, and on which side of it. */
interface Asked {
  readonly body: string;
  readonly side: 'BEFORE' | 'AFTER';
}

const WORDS = { BEFORE: 'après', AFTER: 'avant' } as const;

/**
 * Whether a yearly meeting came after the sitting of one body and before that of another, as the text asks (OPCO EP,
 * article 14: downstream of the apprenticeship commission, upstream of the board). Each meeting has sittings of its own: the
 * commission's lies between the meeting before and this one, the board's between this one and the next, be it in another
 * year. `meetings`: days of all ordinary meetings of the committee; `sittings`: all that are on record.
 * Broken: the only sitting that goes with this meeting, being closer to it than to the neighbour that it could serve, lies on
 * the wrong side. Where nothing on record goes with it the order is unknown: that is no breach.
 */
export function meetingOrder(terms: BindingTerms, meeting: YearlyMeeting, on: LocalDate, meetings: readonly LocalDate[], sittings: readonly BodySitting[]): Verdict<MeetingOrder> {
  const asked: readonly Asked[] = [
    ...(meeting.afterBody === null ? [] : [{ body: meeting.afterBody, side: 'BEFORE' } as const]),
    ...(meeting.beforeBody === null ? [] : [{ body: meeting.beforeBody, side: 'AFTER' } as const]),
  ];
  const name = (body: string) => terms.bodies.find(({ key }) => key === body)?.name ?? body;
  const places = asked.map(({ body, side }) => ({ body, side, ...placeOf(terms, side, on, meetings, sittings.filter((sitting) => sitting.body === body)) }));
  const grounds = {
    articles: citing(meeting.article),
    readings: [],
    inputs: [{ label: 'Réunion', value: formatDate(on) }, ...places.map(({ body, own }) => ({ label: name(body), value: own === null ? 'aucune séance connue pour cette réunion' : formatDate(own) }))],
  };
  if (asked.length === 0) return { ...grounds, outcome: 'NO_ORDER_IN_TEXT', explanation: 'Le texte ne situe pas la réunion par rapport à un autre organe.' };
  const broken = places.filter(({ own, isKept }) => own !== null && !isKept);
  if (broken.length > 0) {
    return { ...grounds, outcome: 'BROKEN', explanation: `La réunion devait se tenir ${broken.map(({ body, side }) => `${WORDS[side]}\u00A0: ${name(body)}`).join(', et ')}.` };
  }
  return places.some(({ own }) => own === null)
    ? { ...grounds, outcome: 'SITTINGS_UNKNOWN', explanation: 'Les séances des autres organes qui vont avec cette réunion ne sont pas toutes connues\u00A0: l’ordre ne peut pas être vérifié.' }
    : { ...grounds, outcome: 'KEPT', explanation: 'La réunion s’est tenue dans l’ordre que le texte demande.' };
}

/** The sitting of a body that goes with a meeting, and whether it lies on the right side; null: none on record. */
function placeOf(terms: BindingTerms, side: Asked['side'], on: LocalDate, meetings: readonly LocalDate[], sittings: readonly BodySitting[]): { readonly own: LocalDate | null; readonly isKept: boolean } {
  const days = sittings.map((sitting) => sitting.on).toSorted();
  // Where no neighbour is known yet, it is awaited after the usual while: half a year, of two meetings a year.
  const usual = Math.round(365 / Math.max(1, terms.committee.meetings.perYearMin));
  const previous = meetings.filter((day) => day < on).toSorted().at(-1) ?? addDays(on, -usual);
  const next = meetings.filter((day) => day > on).toSorted()[0] ?? addDays(on, usual);
  const right = side === 'BEFORE' ? days.findLast((day) => day > previous && day <= on) : days.find((day) => day >= on && day < next);
  if (right !== undefined) return { own: right, isKept: true };
  const neighbour = side === 'BEFORE' ? next : previous;
  const wrong = days.find((day) => (side === 'BEFORE' ? day > on && day < next : day < on && day > previous) && apart(day, on) < apart(day, neighbour));
  return { own: wrong ?? null, isKept: false };
}

const apart = (one: LocalDate, other: LocalDate): number => Math.abs(daysBetween(one, other));
