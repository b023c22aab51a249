import type { PartyKey } from '../convention/terms-identity.js';
import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Verdict } from '../verdict.js';

/** A ministry's express written leave to use its logo, with the days it holds for. */
export interface LogoLeave {
  readonly ministry: PartyKey;
  readonly from: LocalDate;
  /** Null: the leave states no duration, which the text asks for. */
  readonly lastDay: LocalDate | null;
  readonly isWritten: boolean;
}

export type LogoUse = 'ALLOWED' | 'WITHOUT_LEAVE' | 'LEAVE_INVALID' | 'NOT_REGULATED';

/**
 * Whether a ministry's logo may be used on a day (OPCO EP, article 11). A favourable opinion is no leave (14): only a
 * leave in writing counts, for as long as it says.
 */
export function logoUse(terms: BindingTerms, leaves: readonly LogoLeave[], ministry: PartyKey, on: LocalDate): Verdict<LogoUse> {
  const clause = terms.communication.find((candidate) => candidate.kind === 'LOGO_LEAVE');
  if (clause === undefined) {
    return { outcome: 'NOT_REGULATED', articles: [], readings: [], inputs: [], explanation: 'Le texte ne règle pas l’emploi des logos.' };
  }
  const grounds = { articles: citing(clause.article), readings: [], inputs: [{ label: 'Jour d’emploi', value: formatDate(on) }] };
  const held = leaves.filter((leave) => leave.ministry === ministry && leave.from <= on && (leave.lastDay === null || on <= leave.lastDay));
  const valid = held.find((leave) => leave.isWritten && (!clause.statesDuration || leave.lastDay !== null));
  if (valid !== undefined) {
    const until = valid.lastDay === null ? '' : ` jusqu’au ${formatDate(valid.lastDay)}`;
    return { ...grounds, outcome: 'ALLOWED', explanation: `Le ministère a autorisé par écrit l’emploi de son logo${until}.` };
  }
  if (held.length > 0) {
    return { ...grounds, outcome: 'LEAVE_INVALID', explanation: 'L’autorisation doit être écrite et dire pour combien de temps elle vaut.' };
  }
  return { ...grounds, outcome: 'WITHOUT_LEAVE', explanation: 'Aucune autorisation du ministère ne couvre ce jour\u00A0: son logo ne peut pas être employé.' };
}
