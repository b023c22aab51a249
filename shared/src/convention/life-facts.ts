import type { LocalDate } from '../local-date.js';
import type { PartyKey } from './terms-identity.js';

/** A party's written notice that it ends the convention (« dénonciation, résiliation »). */
export interface TerminationNotice {
  readonly id: string;
  readonly by: PartyKey;
  readonly sentOn: LocalDate | null;
  /** Null: not received, or no receipt on record. */
  readonly receivedOn: LocalDate | null;
  /** A last day that the notice asks for; only a minimum notice lets it be later than the minimum. */
  readonly requestedLastDay: LocalDate | null;
  /** A last day that all parties agreed on instead of what the article sets. */
  readonly agreedLastDay: LocalDate | null;
}

/** A party's notice that it will not renew (« non-reconduction »). */
export interface NonRenewalFact {
  readonly id: string;
  readonly by: PartyKey;
  readonly sentOn: LocalDate | null;
  readonly receivedOn: LocalDate | null;
}

/** All parties agreed to renew, in writing, to a last day of their own. */
export interface ExpressRenewal {
  readonly agreedOn: LocalDate;
  readonly lastDay: LocalDate;
}

/** An event outside the text that an ending clause names: a licence withdrawn, a logo used without leave. */
export interface EndingEventFact {
  readonly id: string;
  /** Key of the convention's ending clause. */
  readonly ending: string;
  /** The day of the breach, or of the decision. */
  readonly occurredOn: LocalDate;
  /** The day from which the event itself has effect, where it says so. */
  readonly effectiveOn: LocalDate | null;
  readonly notifiedOn: LocalDate | null;
  /** The day a person of the ministry confirmed it. Null: to be confirmed, and without effect on the convention. */
  readonly confirmedOn: LocalDate | null;
  /** Where it is known from, in French. */
  readonly source: string;
}

/**
 * How long actions whose credits were committed under the convention were to be carried through. NONE: there were none; UNTIL: to the
 * day on which the last of them was told as realised; OPEN: some still are.
 */
export type CommittedActions = { readonly kind: 'NONE' | 'OPEN' } | { readonly kind: 'UNTIL'; readonly lastDay: LocalDate };

/** What happened to a convention, beside its text. Each fact counts from its own day on. */
export interface LifeFacts {
  /** Who signed when; empty where only the text's own date is known. */
  readonly signatures: readonly { readonly party: PartyKey; readonly on: LocalDate }[];
  readonly terminationNotices: readonly TerminationNotice[];
  readonly nonRenewals: readonly NonRenewalFact[];
  /** The days on which a party asked in writing for a renewal (DEFi, article 13). */
  readonly renewalRequests: readonly { readonly by: PartyKey; readonly receivedOn: LocalDate }[];
  readonly expressRenewals: readonly ExpressRenewal[];
  readonly endingEvents: readonly EndingEventFact[];
  readonly committedActions: CommittedActions;
}

export const NO_FACTS: LifeFacts = {
  signatures: [],
  terminationNotices: [],
  nonRenewals: [],
  renewalRequests: [],
  expressRenewals: [],
  endingEvents: [],
  committedActions: { kind: 'NONE' },
};
