import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Verdict } from '../verdict.js';
import type { SheetComparison } from './compare-sheets.js';
import type { ActionStatus } from './status.js';
import { wayOf } from './way.js';

export type ModificationDuty =
  /** Nothing that the text is about has changed. */
  | 'NO_CHANGE'
  /** The text asks for nothing, or the action is not yet approved: the change may be made. */
  | 'FREE'
  | 'MUST_BE_PRESENTED'
  | 'MUST_BE_VOTED_AGAIN'
  /** What the text asks for was done before the change applies. */
  | 'PRESENTED'
  /** Presented, but only after the change had begun to apply. */
  | 'PRESENTED_TOO_LATE';

/** When a change was put before the committee, and from when it applies. Null: not yet. */
export interface ChangeFacts {
  readonly presentedOn: LocalDate | null;
  /** Whether the committee then voted for it; only some texts ask for that. */
  readonly wasAdopted: boolean;
  readonly appliesFrom: LocalDate | null;
}

/**
 * What a change to a planned sheet calls for. OPCO EP, article 15: a change to the content or to the planned budget of
 * an approved action is presented to the committee beforehand — presented, and not voted again.
 */
export function modificationDuty(terms: BindingTerms, status: ActionStatus, comparison: SheetComparison, change: ChangeFacts): Verdict<ModificationDuty> {
  const rule = terms.modification;
  const touched = [
    ...(rule?.of.includes('CONTENT') && comparison.content.length > 0 ? ['contenu'] : []),
    ...(rule?.of.includes('BUDGET') && comparison.budget.length > 0 ? ['budget'] : []),
  ];
  const changed = comparison.content.length + comparison.budget.length;
  const grounds = {
    articles: citing(rule?.article),
    readings: [],
    inputs: [
      { label: 'Changements de contenu', value: String(comparison.content.length) },
      { label: 'Changements de budget', value: String(comparison.budget.length) },
    ],
  };
  if (changed === 0) return { ...grounds, outcome: 'NO_CHANGE', explanation: 'La fiche n’a pas changé.' };
  if (rule === null) return { ...grounds, outcome: 'FREE', explanation: 'Le texte ne demande rien pour modifier une action.' };
  if (!isApproved(terms, status) || touched.length === 0) {
    return { ...grounds, outcome: 'FREE', explanation: 'L’action n’est pas encore validée, ou le changement n’est pas de ceux que le texte vise\u00A0: il est libre.' };
  }
  const what = `Changement de ${touched.join(' et de ')} d’une action validée`;
  const { presentedOn, appliesFrom } = change;
  if (presentedOn === null || (rule.duty === 'VOTED_AGAIN' && !change.wasAdopted)) {
    return rule.duty === 'PRESENTED_BEFOREHAND'
      ? { ...grounds, outcome: 'MUST_BE_PRESENTED', explanation: `${what}\u00A0: il est présenté au comité de pilotage avant de s’appliquer.` }
      : { ...grounds, outcome: 'MUST_BE_VOTED_AGAIN', explanation: `${what}\u00A0: le comité de pilotage se prononce à nouveau avant qu’il s’applique.` };
  }
  const told = `${what}, présenté au comité de pilotage le ${formatDate(presentedOn)}`;
  return appliesFrom !== null && appliesFrom < presentedOn
    ? { ...grounds, outcome: 'PRESENTED_TOO_LATE', explanation: `${told}, après avoir commencé à s’appliquer.` }
    : { ...grounds, outcome: 'PRESENTED', explanation: `${told}.` };
}

/** Approved: past the committee, or past the first halt after the deposit where the text has no committee on the way. */
function isApproved(terms: BindingTerms, status: ActionStatus): boolean {
  const statuses = wayOf(terms).map((halt) => halt.status);
  const committee = statuses.indexOf('COMMITTEE');
  const from = committee === -1 ? statuses.indexOf('COMMITTED') : committee;
  return statuses.indexOf(status) >= from;
}
