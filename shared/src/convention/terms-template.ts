import type { LocalDate } from '../local-date.js';
import type { ArticleRef } from './article.js';
import type { VariantCode } from './terms-blank.js';
import type { Party, Signatory } from './terms-identity.js';

/** One of the things that a template can be made into (« coloration », « FCIL »). */
export interface TemplateVariant {
  readonly code: VariantCode;
  readonly label: string;
  readonly definition: string;
}

interface BlankBase {
  readonly key: string;
  readonly label: string;
  readonly article: ArticleRef | null;
  /** Null: to fill in always; else only for this variant, and refused for any other. */
  readonly variant: VariantCode | null;
}

/** A place to fill in, with its type (« champ à compléter »). */
export type Blank =
  | (BlankBase & { readonly type: 'TEXT'; readonly maxLength: number })
  | (BlankBase & { readonly type: 'DATE' })
  /** The length of a notice or a renewal, in whole months. */
  | (BlankBase & { readonly type: 'MONTHS'; readonly min: number; readonly max: number })
  | (BlankBase & { readonly type: 'CHOICE'; readonly options: readonly { readonly code: string; readonly label: string }[] })
  /** Which variant: exactly one blank of a template has this type. */
  | (BlankBase & { readonly type: 'VARIANT' })
  /** Audience codes of the common nomenclature, among those the text allows. */
  | (BlankBase & { readonly type: 'AUDIENCES'; readonly allowed: readonly string[] })
  | (BlankBase & { readonly type: 'PARTIES'; readonly side: Party['side']; readonly kinds: readonly Party['kind'][] })
  | (BlankBase & { readonly type: 'SIGNATORIES' })
  /** Where: an académie code, and a school's UAI where one school carries the convention. */
  | (BlankBase & { readonly type: 'LOCATION' })
  /** First and last day of a training. Its length must lie within the bounds. */
  | (BlankBase & {
      readonly type: 'TRAINING_PERIOD';
      /** Least length in calendar months; null where the text sets none. */
      readonly minMonths: number | null;
      /** Greatest length, null where the text sets none. */
      readonly maxLength: 'ONE_SCHOOL_YEAR' | null;
    })
  /** Whether the convention goes on by itself, and for how many months: « à préciser ». */
  | (BlankBase & { readonly type: 'RENEWAL'; readonly maxMonths: number })
  /** Those who sit on the committee, for the college of this key. */
  | (BlankBase & { readonly type: 'SEATS'; readonly college: string });

/** What a `RENEWAL` blank is filled with. */
export type FilledRenewal = { readonly kind: 'NONE' } | { readonly kind: 'TACIT'; readonly months: number };

/** What a template adds to the common terms. */
export interface TemplateClauses {
  /**
   * Titles of the conventions made from it: `{key}` stands for the value of the TEXT blank of that key, `{variant}` for
   * the label of the variant.
   */
  readonly localTitle: string;
  readonly localShortTitle: string;
  readonly variants: readonly TemplateVariant[];
  readonly blanks: readonly Blank[];
}

/** A filled-in training period: both days included. */
export interface TrainingPeriod {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** What a blank of each type is filled with. */
export interface FilledValues {
  readonly TEXT: string;
  readonly DATE: LocalDate;
  readonly MONTHS: number;
  readonly CHOICE: string;
  readonly VARIANT: VariantCode;
  readonly AUDIENCES: readonly string[];
  readonly PARTIES: readonly Party[];
  readonly SIGNATORIES: readonly Signatory[];
  readonly LOCATION: { readonly academyCode: string; readonly uai: string | null };
  readonly TRAINING_PERIOD: TrainingPeriod;
  readonly RENEWAL: FilledRenewal;
  readonly SEATS: readonly { readonly name: string; readonly office: string }[];
}

/** A value put in a blank, whose key is `key`. */
export type FilledBlank = {
  [Type in keyof FilledValues]: { readonly type: Type; readonly key: string; readonly value: FilledValues[Type] };
}[keyof FilledValues];

/** What a local convention brings: its own key, and the values of the blanks. */
export interface LocalValues {
  readonly key: string;
  readonly isDemonstration: boolean;
  readonly filled: readonly FilledBlank[];
}

/** Where a local convention comes from. */
export interface LocalOrigin {
  readonly templateKey: string;
  readonly variant: VariantCode;
  /** Every blank that applies to the variant, in the template's order. */
  readonly filled: readonly FilledBlank[];
}
