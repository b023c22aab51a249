import type { Cents } from '../money.js';
import type { ArticleRef } from './article.js';
import type { PartyKey } from './terms-identity.js';

/** Code of a funding source within its convention, upper snake: `HORS_QUOTA`. */
export type FundingSourceCode = string;

/** Where money charged by a fiche comes from (« ressource »). */
export interface FundingSource {
  readonly code: FundingSourceCode;
  readonly label: string;
  /** Null where only the annexed fiche, or nothing, names it. */
  readonly article: ArticleRef | null;
  /** Whose money; null where the text leaves it open. */
  readonly fundedBy: PartyKey | null;
  /** Whether a cap of this convention binds it. Agrees with `caps`. */
  readonly isCapped: boolean;
}

/** The amount of a cap for a year: known, or not in the text. Unknown is not zero and not "no cap". */
export type CapAmount =
  | {
      readonly state: 'KNOWN';
      /** Null: every year of the term. */
      readonly year: number | null;
      readonly cents: Cents;
    }
  | {
      readonly state: 'UNKNOWN';
      readonly year: number | null;
      readonly cents: null;
      /** Why the amount is not known, in French. */
      readonly reason: string;
    };

/** A ceiling on what may be committed from funding sources in a year (« plafond »). */
export interface Cap {
  readonly key: string;
  readonly label: string;
  readonly article: ArticleRef | null;
  /** The sources that count against it, and no other. */
  readonly fundingSourceCodes: readonly FundingSourceCode[];
  /** AS_READ: « par an », see the reading of topic `CAP_PERIOD`. */
  readonly period: 'CALENDAR_YEAR' | 'CONVENTION_YEAR' | 'AS_READ';
  /** What sets the amount. */
  readonly setBy: 'THIS_CONVENTION' | 'REGULATION' | 'OBJECTIVES_AND_MEANS_AGREEMENT';
  /** Keys of the other conventions of this site that share it; empty where none is known. */
  readonly coversConventions: readonly string[];
  /** The party all of whose conventions may share the cap; null where the cap is this convention's alone. */
  readonly mayCoverAllConventionsOf: PartyKey | null;
  /** At most one a year, and at most one for every year. */
  readonly amounts: readonly CapAmount[];
}

/** A pledge of means without an amount (« moyens mobilisés »). */
export interface MeansPledge {
  readonly by: PartyKey;
  /** The body through which it may flow; null where none is named. */
  readonly through: string | null;
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** How third parties are paid and may act (« prestataires »). */
export interface ProviderClause {
  /** The opinion that must come first; NONE where the text asks for none. */
  readonly opinionFirst: 'COMMITTEE' | 'NONE';
  /** A convention with the provider is made (« convention avec le tiers prestataire »). */
  readonly agreementRequired: boolean;
  /** That convention is sent to the committee, for information. */
  readonly agreementSentToCommittee: boolean;
  /** Article by which only actual costs are paid (« frais réels »); null where none says so. */
  readonly actualCostsOnly: ArticleRef | null;
  /** Who, beside the party itself, may carry out actions. */
  readonly performers: readonly ('PROVIDERS' | 'EMPLOYERS_ORGANISATIONS' | 'WORKERS_ORGANISATIONS' | 'BRANCHES' | 'BODIES_OF_BRANCHES' | 'CAMPUSES')[];
  /** Whether the text closes the list of performers, or gives it as examples (« dont »). */
  readonly listIsOpen: boolean;
  readonly article: ArticleRef | null;
}

/** The money of a convention. */
export interface MoneyTerms {
  /** Never empty: a fiche always has a source to charge to. */
  readonly fundingSources: readonly FundingSource[];
  /** Empty: the text sets no cap, which is neither zero nor unknown. */
  readonly caps: readonly Cap[];
  readonly meansPledges: readonly MeansPledge[];
  readonly providers: ProviderClause | null;
}
