import type { LogoLeave } from '../action/logo.js';
import type { MinutesFacts } from '../committee/meeting.js';
import type { TriggerEvent } from '../convention/terms-conduct.js';
import type { PartyKey } from '../convention/terms-identity.js';
import type { LocalDate } from '../local-date.js';
import type { Confirmation } from './obligation.js';

/** A meeting of the committee, called or held. */
export interface MeetingFact extends MinutesFacts {
  readonly id: string;
  readonly on: LocalDate;
  /** Whether it took place; a called meeting is due its papers all the same. */
  readonly isHeld: boolean;
  /** Key of the yearly meeting of the text that it is meant as; null: any. */
  readonly meantAs: string | null;
  readonly papersSentOn: LocalDate | null;
  /** The year whose priorities it set; null: none. */
  readonly prioritiesForYear: number | null;
}

export interface ReportFact {
  readonly id: string;
  /** Key of the report in the text. */
  readonly report: string;
  /** The calendar year reported on; for a report made at a yearly meeting, the year of that meeting's period; null: the whole term. */
  readonly year: number | null;
  readonly sentOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
  /** To which bodies it was shown, by key. */
  readonly presentations: readonly { readonly body: string; readonly on: LocalDate }[];
}

export interface DigitalToolFact {
  readonly id: string;
  readonly name: string;
  /** Null: not yet online. */
  readonly onlineOn: LocalDate | null;
  readonly agreements: readonly { readonly party: PartyKey; readonly on: LocalDate }[];
  readonly sheets: readonly { readonly kind: 'GDPR' | 'PUBLIC_ALGORITHM'; readonly on: LocalDate }[];
}

export interface ProviderAgreementFact {
  readonly id: string;
  readonly provider: string;
  readonly signedOn: LocalDate;
  readonly sentOn: LocalDate | null;
}

/** Something outside the text that sets off a duty of it, with its source. */
export interface TriggerFact {
  readonly id: string;
  readonly event: TriggerEvent;
  readonly occurredOn: LocalDate;
  /** Where it is known from, in French. */
  readonly source: string;
  /** By key of the duty: when it was done, and whether in writing. */
  readonly discharges: readonly { readonly duty: string; readonly on: LocalDate; readonly isWritten: boolean }[];
}

/** All that happened and can meet an obligation. */
export interface ObligationFacts {
  readonly meetings: readonly MeetingFact[];
  readonly reports: readonly ReportFact[];
  readonly renewalRequests: readonly { readonly id: string; readonly receivedOn: LocalDate }[];
  readonly contactLists: readonly { readonly id: string; readonly exchangedOn: LocalDate }[];
  readonly logoLeaves: readonly (LogoLeave & { readonly id: string })[];
  readonly digitalTools: readonly DigitalToolFact[];
  readonly providerAgreements: readonly ProviderAgreementFact[];
  readonly triggers: readonly TriggerFact[];
  readonly confirmations: readonly Confirmation[];
}

export const NOTHING_HAPPENED: ObligationFacts = {
  meetings: [],
  reports: [],
  renewalRequests: [],
  contactLists: [],
  logoLeaves: [],
  digitalTools: [],
  providerAgreements: [],
  triggers: [],
  confirmations: [],
};
