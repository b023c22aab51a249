import type { ConductTerms } from './terms-conduct.js';
import type { ContentTerms } from './terms-content.js';
import type { CommitteeClause } from './terms-committee.js';
import type { GovernanceTerms } from './terms-governance.js';
import type { IdentityTerms } from './terms-identity.js';
import type { LifeTerms } from './terms-life.js';
import type { MoneyTerms } from './terms-money.js';
import type { Reading } from './readings.js';
import type { LocalOrigin, TemplateClauses } from './terms-template.js';

/**
 * What any text of the site sets, whatever its kind. Every section is present: an empty list, or `null`, or a
 * `NOT_SET` member states that the text says nothing of it, which is not the same as zero or "unknown".
 */
export interface CommonTerms
  extends IdentityTerms, LifeTerms, ContentTerms, MoneyTerms, GovernanceTerms, ConductTerms {
  /** Steering committee or other body that follows the convention (« comité de pilotage, comité de suivi »). */
  readonly committee: CommitteeClause;
  /** Readings of the clauses that the text leaves open (« interprétations »), at most one a topic, WORDING apart. */
  readonly readings: readonly Reading[];
}

/** A convention signed, or to be signed, by named parties (« convention de coopération, de partenariat »). */
export interface SignedConventionTerms extends CommonTerms {
  readonly kind: 'CONVENTION';
}

/**
 * A model with blanks (« modèle de convention »). It binds nobody: it has no date, no party but places for parties,
 * no action; conventions are made from it by `instantiateTemplate`.
 */
export interface TemplateTerms extends CommonTerms {
  readonly kind: 'TEMPLATE';
  readonly template: TemplateClauses;
}

/** A local convention made from a template, every blank filled in (« convention locale »). */
export interface LocalConventionTerms extends CommonTerms {
  readonly kind: 'LOCAL';
  readonly origin: LocalOrigin;
}

/** A convention's terms, as data. */
export type ConventionTerms = SignedConventionTerms | TemplateTerms | LocalConventionTerms;

/** The terms that can bind someone: on these, and on these alone, the rules run. */
export type BindingTerms = SignedConventionTerms | LocalConventionTerms;
