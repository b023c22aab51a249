import { actorLabel, partiesBehind } from '../convention/actor-label.js';
import type { CommitteeClause } from '../convention/terms-committee.js';
import type { PartyKey } from '../convention/terms-identity.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing, type Verdict } from '../verdict.js';

export type AccordSubject = NonNullable<CommitteeClause['commonAccord']>['on'][number];

const SUBJECTS: Readonly<Record<AccordSubject, string>> = {
  CALENDAR: 'Le calendrier',
  AGENDA: 'L’ordre du jour',
  DRAFT_ACTIONS: 'Le choix des projets d’actions',
  YEARLY_PLAN: 'Le plan d’actions annuel',
  SECRETARIAT: 'Le secrétariat',
};

export type AccordOutcome = 'AGREED' | 'AWAITED' | 'NOT_REQUIRED';

/**
 * Whether those who must fix something by common accord have all agreed: calendar, agenda and draft actions under DEFi
 * (article 10), secretariat, calendar, agenda and yearly plan under OPCO EP (article 14).
 */
export function commonAccord(terms: BindingTerms, subject: AccordSubject, agreedBy: readonly PartyKey[]): Verdict<AccordOutcome> {
  const clause = terms.committee.commonAccord;
  const name = SUBJECTS[subject];
  const grounds = { articles: citing(clause?.article), readings: [], inputs: [{ label: 'Accords donnés', value: namesOf(terms, agreedBy) || 'aucun' }] };
  if (clause === null || !clause.on.includes(subject)) {
    return { ...grounds, articles: [], outcome: 'NOT_REQUIRED', explanation: `${name} ne demande pas, selon le texte, d’accord commun.` };
  }
  const needed = clause.between.flatMap((actor) => partiesBehind(terms, actor));
  const missing = needed.filter((party) => !agreedBy.includes(party));
  return missing.length === 0
    ? { ...grounds, outcome: 'AGREED', explanation: `${name} est fixé d’un commun accord.` }
    : { ...grounds, outcome: 'AWAITED', explanation: `${name} se fixe d’un commun accord\u00A0: il manque celui de ${namesOf(terms, missing)}.` };
}

function namesOf(terms: BindingTerms, parties: readonly PartyKey[]): string {
  return parties.map((party) => actorLabel(terms, { kind: 'PARTY', party, service: null })).join(', ');
}
