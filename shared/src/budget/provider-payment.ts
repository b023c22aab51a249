import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { add, compare, type Cents } from '../money.js';
import { formatCents } from '../money-text.js';
import { citing, type Grounds } from '../verdict.js';

export type ProviderFinding =
  | 'OPINION_MISSING'
  | 'AGREEMENT_MISSING'
  /** A duty to inform: it stops nothing, and is followed as an obligation. */
  | 'AGREEMENT_NOT_SENT'
  | 'BEYOND_ACTUAL_COSTS'
  | 'PROVIDERS_NOT_IN_TEXT';

export interface ProviderFacts {
  /** The day of the committee's opinion on leaving the action to a provider. */
  readonly opinionOn: LocalDate | null;
  readonly agreementSignedOn: LocalDate | null;
  readonly agreementSentOn: LocalDate | null;
  /** Costs that the provider has shown. */
  readonly actualCosts: Cents;
  readonly alreadyPaid: Cents;
}

export interface ProviderVerdict extends Grounds {
  readonly mayPay: boolean;
  readonly findings: readonly ProviderFinding[];
}

/**
 * Whether a provider may be paid an amount. DEFi, articles 11 and 12: after the committee's opinion, under an agreement
 * with the provider that is sent to the committee for information, and for actual costs only.
 */
export function checkProviderPayment(terms: BindingTerms, facts: ProviderFacts, amount: Cents): ProviderVerdict {
  const clause = terms.providers;
  if (clause === null) {
    const explanation = 'Le texte ne dit rien des prestataires\u00A0: rien ne l’empêche ni ne l’encadre.';
    return { mayPay: true, findings: ['PROVIDERS_NOT_IN_TEXT'], articles: [], readings: [], inputs: [], explanation };
  }
  const blocking: ProviderFinding[] = [];
  const total = add(facts.alreadyPaid, amount);
  if (clause.opinionFirst === 'COMMITTEE' && facts.opinionOn === null) blocking.push('OPINION_MISSING');
  if (clause.agreementRequired && facts.agreementSignedOn === null) blocking.push('AGREEMENT_MISSING');
  if (clause.actualCostsOnly !== null && compare(total, facts.actualCosts) > 0) blocking.push('BEYOND_ACTUAL_COSTS');
  const isUnsent = clause.agreementSentToCommittee && facts.agreementSignedOn !== null && facts.agreementSentOn === null;
  return {
    mayPay: blocking.length === 0,
    findings: isUnsent ? [...blocking, 'AGREEMENT_NOT_SENT'] : blocking,
    articles: citing(clause.article, clause.actualCostsOnly),
    readings: [],
    inputs: [
      { label: 'Frais réels justifiés', value: formatCents(facts.actualCosts) },
      { label: 'Déjà versé et à verser', value: formatCents(total) },
    ],
    explanation: explain(blocking, isUnsent),
  };
}

function explain(blocking: readonly ProviderFinding[], isUnsent: boolean): string {
  const sentences = [
    ...(blocking.includes('OPINION_MISSING') ? ['L’avis du comité de pilotage doit venir d’abord.'] : []),
    ...(blocking.includes('AGREEMENT_MISSING') ? ['Une convention doit être conclue avec le prestataire.'] : []),
    ...(blocking.includes('BEYOND_ACTUAL_COSTS') ? ['Seuls les frais réels sont versés\u00A0: le montant les dépasse.'] : []),
    ...(isUnsent ? ['La convention passée avec le prestataire reste à transmettre au comité de pilotage.'] : []),
  ];
  return sentences.length === 0 ? 'Les conditions du versement sont réunies.' : sentences.join(' ');
}
