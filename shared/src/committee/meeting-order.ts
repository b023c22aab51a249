import type { YearlyMeeting } from '../convention/terms-committee.js';
import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Verdict } from '../verdict.js';

/** A day on which a body of a party sat. */
export interface BodySitting {
  /** Key of the body. */
  readonly body: string;
  readonly on: LocalDate;
}

export type MeetingOrder = 'KEPT' | 'BROKEN' | 'NO_ORDER_IN_TEXT' | 'SITTINGS_UNKNOWN';

/**
 * Whether a yearly meeting came after the sitting of one body and before that of another, as the text asks (OPCO EP,
 * article 14: after the apprenticeship commission, before the board). `sittings`: those of the same year. A body of
 * which no sitting is on record leaves the order unknown.
 */
export function meetingOrder(terms: BindingTerms, meeting: YearlyMeeting, on: LocalDate, sittings: readonly BodySitting[]): Verdict<MeetingOrder> {
  const days = (body: string) => sittings.filter((sitting) => sitting.body === body).map((sitting) => sitting.on);
  const name = (body: string) => terms.bodies.find(({ key }) => key === body)?.name ?? body;
  const asked = [
    ...(meeting.afterBody === null ? [] : [{ body: meeting.afterBody, word: 'après', isKept: (day: LocalDate) => day <= on }]),
    ...(meeting.beforeBody === null ? [] : [{ body: meeting.beforeBody, word: 'avant', isKept: (day: LocalDate) => day >= on }]),
  ];
  const grounds = {
    articles: citing(meeting.article),
    readings: [],
    inputs: [{ label: 'Réunion', value: formatDate(on) }, ...asked.map(({ body }) => ({ label: name(body), value: days(body).map(formatDate).join(', ') || 'aucune séance connue' }))],
  };
  if (asked.length === 0) return { ...grounds, outcome: 'NO_ORDER_IN_TEXT', explanation: 'Le texte ne situe pas la réunion par rapport à un autre organe.' };
  const broken = asked.filter(({ body, isKept }) => days(body).length > 0 && !days(body).some(isKept));
  if (broken.length > 0) {
    return { ...grounds, outcome: 'BROKEN', explanation: `La réunion devait se tenir ${broken.map(({ body, word }) => `${word}\u00A0: ${name(body)}`).join(', et ')}.` };
  }
  return asked.some(({ body }) => days(body).length === 0)
    ? { ...grounds, outcome: 'SITTINGS_UNKNOWN', explanation: 'Les séances des autres organes ne sont pas toutes connues\u00A0: l’ordre ne peut pas être vérifié.' }
    : { ...grounds, outcome: 'KEPT', explanation: 'La réunion s’est tenue dans l’ordre que le texte demande.' };
}
