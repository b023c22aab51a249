import type { Cap } from '@conventions-ouvertes/shared/convention/terms-money';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { formatEuros } from '#lib/format/money.js';
import { m } from '#lib/paraglide/messages.js';
import type { Clause } from './clause.js';

/** Caps, means and providers. */
export function moneyClauses(terms: ConventionTerms): readonly Clause[] {
  const { providers } = terms;
  return [
    ...terms.caps.flatMap(capClauses),
    ...terms.meansPledges.map(({ article, summary }) => ({ article, sentence: summary })),
    ...(providers === null || !providers.agreementRequired
      ? []
      : [{ article: providers.article, sentence: providers.opinionFirst === 'COMMITTEE' ? m.clause_providers_after_opinion() : m.clause_providers() }]),
    ...(providers === null || providers.actualCostsOnly === null
      ? []
      : [{ article: providers.actualCostsOnly, sentence: m.clause_actual_costs() }]),
  ];
}

function capClauses(cap: Cap): readonly Clause[] {
  return cap.amounts.map((amount) => ({
    article: cap.article,
    sentence:
      amount.state === 'KNOWN'
        ? m.clause_cap_known({ label: cap.label, amount: formatEuros(amount.cents) })
        : m.clause_cap_unknown({ label: cap.label, reason: amount.reason }),
  }));
}
