import { amendedLifeAt, termsVersions } from '@conventions-ouvertes/shared/convention/amendment';
import { partiesBehind } from '@conventions-ouvertes/shared/convention/actor-label';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { TriggerEvent } from '@conventions-ouvertes/shared/convention/terms-conduct';
import { addYears, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { obligationsAt } from '@conventions-ouvertes/shared/obligation/calendar';
import type { MeetingFact, ObligationFacts, TriggerFact } from '@conventions-ouvertes/shared/obligation/obligation-facts';
import type { Obligation } from '@conventions-ouvertes/shared/obligation/obligation';
import { asRecorded } from '@conventions-ouvertes/shared/obligation/records-kept';
import type { StoredMeeting } from '../committee/read-meetings.js';
import type { ConventionFacts } from '../life/convention-facts.js';
import { dayOfEvent, type EventRow } from '../life/event-row.js';
import type { StoredFacts } from './stored-facts.js';

/** All that is recorded of one convention and can meet a duty. */
export interface Recorded {
  readonly convention: ConventionFacts;
  readonly meetings: readonly StoredMeeting[];
  readonly stored: StoredFacts;
}

/** An obligation with the convention that sets it and the parties that answer for it. */
export interface ConventionObligation extends Obligation {
  readonly conventionKey: string;
  readonly parties: readonly string[];
  readonly answers: StoredFacts['answers'];
  /** Whether it rests on invented records (« fictif »). */
  readonly isDemo: boolean;
}

/** How far ahead duties are told, unless said otherwise. */
export const yearAhead = (on: LocalDate): LocalDate => addYears(on, 1);

/** Every duty that a convention's articles set, as of a day, up to another. */
export const computeObligations = (base: BindingTerms, { convention, meetings, stored }: Recorded, on: LocalDate, until: LocalDate): readonly ConventionObligation[] => {
  const { life, terms } = amendedLifeAt(base, convention.amendments, convention.life, on);
  const facts: ObligationFacts = {
    ...stored.facts,
    meetings: meetings.flatMap(meetingFact),
    renewalRequests: convention.events.flatMap(({ id, kind, received_on }) => (kind === 'RENEWAL_REQUEST' && received_on !== null ? [{ id: `event-${id}`, receivedOn: received_on }] : [])),
    triggers: triggersOf(base, convention.events, meetings, stored),
  };
  return obligationsAt(termsVersions(base, convention.amendments, convention.life), life, facts, until).map((obligation) => ({
    ...asRecorded(obligation, convention.recordsKeptFrom),
    conventionKey: base.key,
    parties: partiesBehind(terms, obligation.owedBy),
    answers: stored.answers.filter((answer) => answer.obligation === obligation.id && answer.answeredOn <= on),
    isDemo: base.isDemonstration || convention.recordsAreDemo,
  }));
};

/** A consultation by e-mail is no meeting; an exceptional one stands for none of the year's. */
const meetingFact = ({ meeting }: StoredMeeting): readonly MeetingFact[] =>
  meeting.kind === 'EMAIL' || meeting.status === 'CANCELLED'
    ? []
    : [
        {
          id: String(meeting.id),
          on: meeting.meets_on,
          isHeld: meeting.status === 'HELD',
          meantAs: meeting.kind === 'EXCEPTIONAL' ? 'EXCEPTIONAL' : meeting.meant_as,
          papersSentOn: meeting.papers_sent_on,
          draftedOn: meeting.drafted_on,
          rereadOn: meeting.reread_on,
          approvedOn: meeting.approved_on,
          prioritiesForYear: meeting.priorities_for_year,
        },
      ];

/** Events that set off duties: those recorded, those that end the convention, the first meeting, the board's decisions. */
const triggersOf = (terms: BindingTerms, events: readonly EventRow[], meetings: readonly StoredMeeting[], { boardDays, discharges }: StoredFacts): readonly TriggerFact[] => {
  const trigger = (id: string, event: TriggerEvent, occurredOn: LocalDate, source: string): TriggerFact => ({ id, event, occurredOn, source, discharges: discharges.get(id) ?? [] });
  const known = new Set<string>(terms.eventDuties.map(({ event }) => event));
  const isTrigger = (event: string | undefined): event is TriggerEvent => event !== undefined && known.has(event);
  const recorded = events.flatMap((row): readonly TriggerFact[] => {
    const event = row.kind === 'DUTY_EVENT' ? row.clause : terms.endingsByEvent.find(({ key }) => row.kind === 'ENDING' && key === row.clause)?.event;
    return isTrigger(event ?? undefined) ? [trigger(`event-${row.id}`, event as TriggerEvent, dayOfEvent(row), row.source)] : [];
  });
  const first = meetings.find(({ meeting }) => meeting.kind === 'ORDINARY' && meeting.status === 'HELD')?.meeting;
  return [
    ...recorded,
    ...(first === undefined || !known.has('FIRST_MEETING') ? [] : [trigger('first-meeting', 'FIRST_MEETING', first.meets_on, 'Première réunion tenue')]),
    ...(known.has('BOARD_DECIDED') ? boardDays.map((day) => trigger(`board-${day}`, 'BOARD_DECIDED', day, 'Décisions du conseil d’administration')) : []),
  ];
};
