import type { ArticleRef } from './article.js';
import type { PartyKey } from './terms-identity.js';
import type { AudienceCode } from './audiences.js';

/** A field of cooperation (« axe de coopération »). Actions hang on axes. */
export interface Axis {
  /** The number of its article: `4`, `4.1`. */
  readonly code: string;
  /** Code of the axis it is a part of; null for one at the top. */
  readonly parentCode: string | null;
  readonly article: ArticleRef;
  readonly title: string;
  /** What the article sets, in our own words. */
  readonly summary: string;
  /** Code in the common nomenclature of themes. */
  readonly themeCode: string;
  /** From 1, in the order of the articles, unique within the convention. */
  readonly position: number;
}

/** A goal that the parties set themselves beside the axes (« engagement »). */
export interface Pledge {
  readonly code: string;
  readonly article: ArticleRef | null;
  readonly summary: string;
  readonly themeCode: string;
  /** Code of the axis under which its actions are carried; null where none. */
  readonly axisCode: string | null;
}

/** A group of people that the convention is for (« public visé »). */
export interface ConventionAudience {
  readonly code: AudienceCode;
  readonly article: ArticleRef | null;
}

/** A body beside the parties that the text calls upon (« acteur »). */
export interface Actor {
  readonly kind:
    | 'CAMPUS'
    | 'CLEE'
    | 'DRAFPIC'
    | 'POLE_DE_STAGES'
    | 'PEPITE'
    | 'ONISEP'
    | 'CIO'
    | 'GRETA'
    | 'CEFPEP'
    | 'SUIO_IP'
    | 'SCHOOL'
    | 'HIGHER_EDUCATION_INSTITUTION'
    | 'FIRM'
    | 'BRANCH'
    | 'REGIONAL_DELEGATION'
    | 'ASSOCIATION'
    | 'REGION'
    | 'OTHER';
  readonly name: string;
  readonly article: ArticleRef | null;
}

/** A fairness aim (« équité »). Best effort: an indicator follows it, and it is never met or missed. */
export interface EquityClause {
  readonly aim:
    | 'FAIR_TARGETING'
    | 'GIRLS_BOYS'
    | 'SOCIAL_ORIGIN'
    | 'DISABILITY'
    | 'DIGITAL_ACCESSIBILITY'
    | 'WOMEN'
    | 'PRIORITY_EDUCATION';
  /** The audiences to be balanced, for FAIR_TARGETING; else those concerned, empty for all. */
  readonly audiences: readonly AudienceCode[];
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** Support that is not money (« apport en nature »). */
export interface InKindClause {
  readonly kind: 'LOAN_OF_EQUIPMENT' | 'EQUIPMENT_GRANT' | 'DOCUMENTS' | 'DOCUMENTARY_ACCESS' | 'TOOLS' | 'VIDEOS' | 'TECHNICAL_PLATFORM' | 'PEOPLE_TIME';
  /** Null: any party. */
  readonly givenBy: PartyKey | null;
  readonly article: ArticleRef | null;
  readonly summary: string;
}

/** What the parties do together, and for whom. */
export interface ContentTerms {
  /** In the order of `position`. */
  readonly axes: readonly Axis[];
  readonly pledges: readonly Pledge[];
  readonly audiences: readonly ConventionAudience[];
  readonly actors: readonly Actor[];
  readonly equity: readonly EquityClause[];
  readonly inKind: readonly InKindClause[];
}
