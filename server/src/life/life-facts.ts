import type { CommittedActions, LifeFacts, NonRenewalFact } from '@conventions-ouvertes/shared/convention/life-facts';
import { dayOfEvent, type EventKind, type EventRow } from './event-row.js';

/** The rules' own view of what is stored. */
export const lifeFactsOf = (events: readonly EventRow[], committedActions: CommittedActions): LifeFacts => {
  const of = (kind: EventKind) => events.filter((event) => event.kind === kind);
  return {
    signatures: of('SIGNATURE').map((event) => ({ party: event.party_key ?? '', on: dayOfEvent(event) })),
    terminationNotices: of('TERMINATION_NOTICE').map((event) => ({
      ...noticeOf(event),
      requestedLastDay: event.requested_last_day,
      agreedLastDay: event.agreed_last_day,
    })),
    nonRenewals: of('NON_RENEWAL').map(noticeOf),
    renewalRequests: of('RENEWAL_REQUEST').flatMap(({ party_key, received_on }) => (received_on === null ? [] : [{ by: party_key ?? '', receivedOn: received_on }])),
    expressRenewals: of('EXPRESS_RENEWAL').flatMap((event) =>
      event.agreed_last_day === null ? [] : [{ agreedOn: dayOfEvent(event), lastDay: event.agreed_last_day }],
    ),
    endingEvents: of('ENDING').map((event) => ({
      id: String(event.id),
      ending: event.clause ?? '',
      occurredOn: dayOfEvent(event),
      effectiveOn: event.effective_on,
      notifiedOn: event.notified_on,
      confirmedOn: event.confirmed_on,
      source: event.source,
    })),
    committedActions,
  };
};

const noticeOf = ({ id, party_key, occurred_on, received_on }: EventRow): NonRenewalFact => ({
  id: String(id),
  by: party_key ?? '',
  sentOn: occurred_on,
  receivedOn: received_on,
});
