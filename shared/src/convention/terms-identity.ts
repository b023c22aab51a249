import type { LocalDate } from '../local-date.js';
import type { ArticleRef } from './article.js';
import type { BlankValue } from './terms-blank.js';

/** Whom the convention binds, by its widest party on the education side (« niveau »). */
export type ConventionLevel = 'NATIONAL' | 'ACADEMIC_REGION' | 'ACADEMY' | 'LOCAL';

/** Where the convention applies (« territoire »). Codes are those of the reference data. */
export type Territory =
  | { readonly kind: 'NATIONAL' }
  | { readonly kind: 'ACADEMIC_REGION'; readonly academicRegionCode: string; readonly academyCodes: readonly string[] }
  | { readonly kind: 'ACADEMY'; readonly academyCode: string }
  /** A local convention: the académie of the school; `uai` is null when no single school carries it. */
  | { readonly kind: 'LOCAL'; readonly academyCode: string; readonly uai: string | null }
  /** A template: known once the blanks are filled in. */
  | { readonly kind: 'TO_FILL_IN' };

/** What a party is (« nature de la partie »). OPCO stands for an OPCA too, as it was called until 2019. */
export type PartyKind =
  | 'MINISTRY'
  | 'ACADEMIC_REGION'
  | 'ACADEMY'
  | 'SCHOOL'
  | 'OPCO'
  | 'EMPLOYERS_ORGANISATION'
  | 'PROFESSIONAL_BRANCH'
  | 'ASSOCIATION'
  | 'FIRM'
  | 'FIRM_GROUP'
  | 'LOCAL_AUTHORITY'
  | 'PUBLIC_HEALTH_BODY';

/** Education and the State on one side, the professional world on the other (« d'une part, d'autre part »). */
export type PartySide = 'EDUCATION' | 'PROFESSIONAL';

/** Key of a party within its convention, lower case with hyphens: `opca-defi`. */
export type PartyKey = string;

/** A body bound by the convention (« partie »). */
export interface Party {
  readonly key: PartyKey;
  /** Full name, as the text has it. */
  readonly name: string;
  /** Short name for tables. */
  readonly shortName: string;
  readonly kind: PartyKind;
  readonly side: PartySide;
  /** SIREN, nine digits; null where none is recorded (no text gives any). */
  readonly siren: string | null;
  readonly article: ArticleRef | null;
  /** Where the text names the body in two ways that do not agree, in French; else null. */
  readonly discrepancy: string | null;
}

/** A person who signs (« signataire »), with the office held and the party signed for. */
export interface Signatory {
  readonly name: string;
  /** The office as the signature block has it (« qualité »). */
  readonly office: string;
  readonly signsFor: PartyKey;
  readonly article: ArticleRef | null;
  /** Where the opening and the signature block differ, or the office is told in two ways, in French; else null. */
  readonly discrepancy: string | null;
}

/** When and where the text was signed (« date et lieu de signature »). */
export type SignatureClause =
  | { readonly state: 'DATED'; readonly date: LocalDate; readonly place: string | null; readonly article: ArticleRef | null }
  /** Signature block left without a date: the convention stays undated, whatever else is known of it. */
  | { readonly state: 'UNDATED'; readonly note: string; readonly article: ArticleRef | null }
  /** A template. */
  | { readonly state: 'TO_FILL_IN'; readonly dateBlank: string; readonly placeBlank: string | null; readonly article: ArticleRef | null };

/** A text of law that the convention rests upon (« visa »). */
export interface LegalBasis {
  /** Short citation: « Code du travail, article R. 6242-5 ». */
  readonly citation: string;
  /** What it brings to the convention, in our own words. */
  readonly summary: string;
  readonly article: ArticleRef | null;
}

/** A text that this one comes under (« convention-cadre, convention nationale »). */
export interface ParentConvention {
  /** DECLENSION: « vient en déclinaison de »; FRAME_ANNEXED: annexed, part of this text and its frame. */
  readonly relation: 'DECLENSION' | 'FRAME_ANNEXED';
  readonly parent:
    | { readonly kind: 'INTERNAL'; readonly conventionKey: string }
    | { readonly kind: 'EXTERNAL'; readonly title: string; readonly signedOn: LocalDate | null; readonly parties: string };
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** How the convention may be, or is, carried to a lower level (« déclinaison, convention locale »). */
export interface Declension {
  /** DECLENSION: a lower text of the same object; LOCAL_CONVENTION: a child between a firm and a school. */
  readonly kind: 'DECLENSION' | 'LOCAL_CONVENTION' | 'IMPLEMENTATION';
  readonly toLevel: ConventionLevel;
  /** TO_BE_STUDIED: the parties look into it; ALLOWED: may be made; SET: the text itself applies so. */
  readonly strength: 'TO_BE_STUDIED' | 'ALLOWED' | 'SET';
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** An article of the text (« article »). Numbers are the text's own: a gap is a gap. */
export interface TextArticle {
  readonly article: ArticleRef;
  readonly title: string;
}

/** Who agreed, on what ground, where and when. */
export interface IdentityTerms {
  /** Stable key, lower case with hyphens: `opca-defi-2016`. Part of addresses. */
  readonly key: string;
  readonly title: string;
  readonly shortTitle: string;
  /** What the convention is for, in our own words (« objet »). */
  readonly purpose: { readonly summary: string; readonly article: ArticleRef | null };
  /** The articles that the text has, in its order: a term can cite these and the named places, and no other. */
  readonly articles: readonly TextArticle[];
  readonly level: ConventionLevel;
  readonly territory: Territory;
  readonly legalBases: readonly LegalBasis[];
  readonly parties: readonly Party[];
  readonly signatories: readonly Signatory[];
  readonly signature: SignatureClause;
  readonly parents: readonly ParentConvention[];
  readonly declensions: readonly Declension[];
  /** True for invented conventions of the demonstration data: marked as fictitious wherever they show. */
  readonly isDemonstration: boolean;
}

/** A length of time in whole calendar months, or the reason why it is not known. */
export type MonthsValue =
  | { readonly state: 'KNOWN'; readonly months: number }
  | { readonly state: 'NOT_IN_TEXT' }
  | BlankValue;
