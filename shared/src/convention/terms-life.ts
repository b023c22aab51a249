import type { LocalDate } from '../local-date.js';
import type { ArticleRef } from './article.js';
import type { MonthsValue, PartyKey } from './terms-identity.js';
import type { BlankValue, VariantCode } from './terms-blank.js';

/** How a convention can end (« fin de la convention »). */
export type EndingGround =
  /** The term is over, and the text excludes renewal or nobody asked for it (« échéance »). */
  | 'EXPIRY'
  /** A renewal was possible and did not take place (« non-renouvellement, non-reconduction »). */
  | 'NON_RENEWAL'
  /** One party's notice (« dénonciation, résiliation »). */
  | 'TERMINATION'
  /** By the sole effect of an event that the text names (« résiliation de plein droit »). */
  | 'TERMINATION_BY_LAW'
  /** « Caducité ». */
  | 'LAPSE';

/** How long the convention runs (« durée »). */
export type TermLength =
  | { readonly kind: 'MONTHS'; readonly months: number }
  /** To a date that the text states; that day is the last. */
  | { readonly kind: 'UNTIL'; readonly date: LocalDate; readonly because: 'END_OF_TRAINING_CYCLE' | 'STATED_IN_TEXT' }
  /** A template: the date of the end of the cycle of study is to fill in. */
  | { readonly kind: 'UNTIL_BLANK'; readonly blank: string; readonly because: 'END_OF_TRAINING_CYCLE' }
  /** The text gives no length: see the reading of topic `UNSTATED_TERM`. */
  | { readonly kind: 'NOT_IN_TEXT' };

/** Whether the convention goes on by itself at the end of its term (« tacite reconduction »). */
export type TacitRenewal =
  | { readonly kind: 'EXCLUDED'; readonly article: ArticleRef | null }
  | { readonly kind: 'NOT_MENTIONED' }
  | {
      readonly kind: 'ALLOWED';
      /** EXPRESS: the text says so; IMPLIED: it follows from a notice needed not to renew. */
      readonly basis: 'EXPRESS' | 'IMPLIED';
      /** NOT_IN_TEXT: see the reading of topic `TACIT_RENEWAL_LENGTH`. */
      readonly length: MonthsValue;
      readonly article: ArticleRef | null;
    }
  /** A template: to be specified by the local convention. */
  | ({ readonly kind: 'TO_FILL_IN'; readonly article: ArticleRef | null } & Pick<BlankValue, 'blank'>);

/** A request that renewal calls for (« demande de renouvellement »). */
export interface RenewalRequest {
  readonly by: PartyKey;
  readonly to: PartyKey;
  /** Calendar months before the end of the term. */
  readonly monthsBeforeEnd: number;
  readonly form: 'WRITTEN';
  readonly article: ArticleRef | null;
}

/** Notice not to renew (« préavis de non-reconduction »). */
export interface NonRenewalNotice {
  readonly by: 'ANY_PARTY';
  readonly notice: MonthsValue;
  readonly article: ArticleRef | null;
}

/** The convention's own term. Several only in a template, one a variant. */
export interface TermClause {
  /** Null: for all; else only for this variant of a template. */
  readonly variant: VariantCode | null;
  /** From the signature, or from the day on which the last party signed (« prise d'effet »). */
  readonly startsOn: 'SIGNATURE' | 'LAST_SIGNATURE';
  readonly length: TermLength;
  readonly tacitRenewal: TacitRenewal;
  readonly renewalRequest: RenewalRequest | null;
  readonly nonRenewalNotice: NonRenewalNotice | null;
  readonly article: ArticleRef | null;
}

/** When a notice of termination takes effect (« prise d'effet de la résiliation »). */
export type TerminationEffect =
  | {
      readonly kind: 'AFTER_NOTICE';
      readonly notice: MonthsValue;
      /** « délai minimal »: the notice may set a later day, never an earlier one. */
      readonly isMinimum: boolean;
      /** AS_READ: the text does not say; see the reading of topic `NOTICE_RUNS_FROM`. */
      readonly runsFrom: 'RECEIPT' | 'SENDING' | 'AS_READ';
    }
  /** At the start of the next school year (« à la rentrée scolaire suivante »). */
  | { readonly kind: 'NEXT_SCHOOL_YEAR' };

/** One party's right to put an end to the convention (« dénonciation, résiliation »). */
export interface TerminationClause {
  readonly by: 'ANY_PARTY';
  readonly form: 'WRITTEN' | 'REGISTERED_LETTER_WITH_RECEIPT' | 'NOT_IN_TEXT';
  readonly effect: TerminationEffect;
  /** The parties must meet before this right is used (« avant d'avoir recours à la résiliation »); null where none must. */
  readonly meetingRequiredFirst: { readonly when: 'ALWAYS' | 'SERIOUS_DISPUTE'; readonly article: ArticleRef | null } | null;
  readonly article: ArticleRef | null;
}

/** An event that ends the convention without any notice. */
export interface EndingByEvent {
  readonly key: string;
  readonly event: 'COLLECTION_LICENCE_WITHDRAWN' | 'MINISTRY_LOGO_USED_WITHOUT_LEAVE';
  readonly ground: 'TERMINATION_BY_LAW' | 'LAPSE';
  /** AS_READ: the text gives no day; see the reading of topic `LAPSE_DATE`. */
  readonly effectiveOn: 'EFFECT_OF_THE_EVENT' | 'AS_READ';
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** What outlives an ending (« actions menées à leur terme »). */
export interface WindingDown {
  /** The grounds on which it applies, and on no other. */
  readonly on: readonly EndingGround[];
  /**
   * COMMITTED_ACTIONS: what was committed is carried through; SCHOOL_YEAR_ACTIONS: what was set for the school year
   * under way; TERMS_DURING_NOTICE: the terms hold until the notice has run.
   */
  readonly scope: 'COMMITTED_ACTIONS' | 'SCHOOL_YEAR_ACTIONS' | 'TERMS_DURING_NOTICE';
  /** Who must see to it; null: all parties. */
  readonly owedBy: PartyKey | null;
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** How the text may be changed (« avenant »). */
export interface AmendmentClause {
  /** Which changes need it. */
  readonly scope: 'ANY_CHANGE' | 'SIGNIFICANT_CHANGE';
  /** Who may ask for it. NOT_IN_TEXT where only the agreement is told. */
  readonly askedBy: 'ANY_PARTY' | 'NOT_IN_TEXT';
  /** What it takes: an avenant agreed, in writing by all, or signed by all. */
  readonly agreement: 'AVENANT' | 'AVENANT_WRITTEN_BY_ALL' | 'AVENANT_SIGNED_BY_ALL';
  readonly article: ArticleRef | null;
}

/** From the start of a convention to its end. */
export interface LifeTerms {
  /** One member, or one a variant in a template. */
  readonly terms: readonly TermClause[];
  readonly termination: TerminationClause | null;
  readonly endingsByEvent: readonly EndingByEvent[];
  readonly windingDown: readonly WindingDown[];
  readonly amendment: AmendmentClause | null;
}
