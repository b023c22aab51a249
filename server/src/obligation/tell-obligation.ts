import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { actorLabel } from '@conventions-ouvertes/shared/convention/actor-label';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { groundsOf } from '../life/grounds.graphql.js';
import type { ConventionObligation } from './compute-obligations.js';
import { ObligationFinding, ObligationKind, ObligationNature, ObligationStatus, obligationLabel } from './obligation-enums.js';
import type { Obligation, ObligationList } from './obligation.graphql.js';

/** Identifier of an obligation across conventions. No convention's key has a slash in it. */
export const obligationId = (conventionKey: string, id: string): string => `${conventionKey}/${id}`;

/** The convention and the obligation that an identifier names. */
export const splitObligationId = (id: string): { readonly convention: string; readonly obligation: string } => {
  const slash = id.indexOf('/');
  return { convention: slash < 0 ? id : id.slice(0, slash), obligation: slash < 0 ? '' : id.slice(slash + 1) };
};

export const tellObligation = (terms: BindingTerms, obligation: ConventionObligation): Obligation => ({
  id: obligationId(obligation.conventionKey, obligation.id),
  kind: ObligationKind[obligation.kind],
  nature: ObligationNature[obligation.nature],
  label: obligation.label,
  since: obligation.since,
  dueOn: obligation.dueOn,
  owedByLabel: actorLabel(terms, obligation.owedBy),
  owedToLabels: obligation.owedTo.map((actor) => actorLabel(terms, actor)),
  status: ObligationStatus[obligation.status],
  statusLabel: obligationLabel(obligation.status, obligation.finding),
  doneOn: obligation.doneOn,
  doneBy: obligation.doneBy,
  finding: obligation.finding && ObligationFinding[obligation.finding],
  grounds: groundsOf(terms, obligation),
  isDemo: obligation.isDemo,
  conventionKey: obligation.conventionKey,
  parties: obligation.parties,
  storedAnswers: obligation.answers,
});

export const listOf = (all: readonly Obligation[], on: LocalDate): ObligationList => ({
  on,
  total: all.length,
  counts: Object.values(ObligationStatus).map((status) => ({ status, count: all.filter((obligation) => obligation.status === status).length })),
  all,
});
