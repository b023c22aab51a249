import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import type { Obligation } from './obligation.js';

/**
 * Nothing on record is no proof that nothing was done. Before the day from which a convention's records are kept here, a
 * duty without a record is impossible to tell, and nobody is said to have missed it. `keptFrom` null: none are kept.
 */
export function asRecorded(obligation: Obligation, keptFrom: LocalDate | null): Obligation {
  const isUnproved = obligation.doneOn === null && (obligation.status === 'MISSED' || obligation.status === 'DUE');
  const day = obligation.dueOn ?? obligation.since;
  if (!isUnproved || (keptFrom !== null && day !== null && day >= keptFrom)) return obligation;
  const why =
    keptFrom === null
      ? 'Aucun fait n’est enregistré ici pour cette convention\u00A0: on ne peut pas dire si ce fut fait.'
      : `Les faits de cette convention sont enregistrés depuis le ${formatDate(keptFrom)}\u00A0: pour les jours d’avant, on ne peut pas dire si ce fut fait.`;
  return { ...obligation, status: 'IMPOSSIBLE_TO_TELL', finding: null, explanation: why };
}
