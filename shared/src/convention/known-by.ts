import type { LocalDate } from '../local-date.js';
import type { LifeFacts } from './life-facts.js';

/** What was on record of a convention on a day: what came later had not happened, a later confirmation was still to come. */
export function knownBy(facts: LifeFacts, day: LocalDate): LifeFacts {
  const isPast = (on: LocalDate | null) => on !== null && on <= day;
  const orNull = (on: LocalDate | null) => (isPast(on) ? on : null);
  const given = <Notice extends { readonly sentOn: LocalDate | null; readonly receivedOn: LocalDate | null }>(notices: readonly Notice[]) =>
    notices.filter(({ sentOn, receivedOn }) => isPast(sentOn) || isPast(receivedOn)).map((notice) => ({ ...notice, receivedOn: orNull(notice.receivedOn) }));
  const committed = facts.committedActions;
  return {
    signatures: facts.signatures.filter(({ on }) => on <= day),
    terminationNotices: given(facts.terminationNotices),
    nonRenewals: given(facts.nonRenewals),
    renewalRequests: facts.renewalRequests.filter(({ receivedOn }) => receivedOn <= day),
    expressRenewals: facts.expressRenewals.filter(({ agreedOn }) => agreedOn <= day),
    endingEvents: facts.endingEvents
      .filter(({ occurredOn, notifiedOn, confirmedOn }) => [occurredOn, notifiedOn, confirmedOn].some(isPast))
      .map((event) => ({ ...event, notifiedOn: orNull(event.notifiedOn), confirmedOn: orNull(event.confirmedOn) })),
    committedActions: committed.kind === 'UNTIL' && committed.lastDay > day ? { kind: 'OPEN' } : committed,
  };
}
