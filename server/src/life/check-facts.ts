import { amendedLifeAt } from '@conventions-ouvertes/shared/convention/amendment';
import { termClause } from '@conventions-ouvertes/shared/convention/term';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { conventionFacts } from './convention-facts.js';

export interface CheckedNotice {
  readonly kind: 'TERMINATION_NOTICE' | 'NON_RENEWAL' | 'RENEWAL_REQUEST';
  readonly party: string;
  /** The day of it: its receipt, else its sending. */
  readonly givenOn: LocalDate;
  readonly agreedLastDay: LocalDate | null;
}

/**
 * A notice that the text in force on its day gives some effect.
 * @throws FrenchError CONVENTION_ENDED, NO_TERMINATION_IN_TEXT, NOTHING_TO_RENEW, NOT_THE_ASKING_PARTY, AGREED_BEFORE_NOTICE
 */
export const checkNotice = async (client: Queryable, base: BindingTerms, { kind, party, givenOn, agreedLastDay }: CheckedNotice): Promise<void> => {
  const terms = await termsWhileInForce(client, base, givenOn);
  const clause = termClause(terms);
  if (kind === 'TERMINATION_NOTICE' && terms.termination === null) throw new FrenchError('NO_TERMINATION_IN_TEXT', 'Le texte n’ouvre pas aux parties de dénonciation unilatérale.');
  if (kind === 'NON_RENEWAL' && clause?.tacitRenewal.kind !== 'ALLOWED') {
    throw new FrenchError('NOTHING_TO_RENEW', 'Le texte ne reconduit pas la convention d’elle-même\u00A0: il n’y a rien à refuser.');
  }
  const asking = clause?.renewalRequest?.by ?? null;
  if (kind === 'RENEWAL_REQUEST' && asking !== null && asking !== party) {
    throw new FrenchError('NOT_THE_ASKING_PARTY', `Selon le texte, le renouvellement est demandé par «\u00A0${asking}\u00A0»\u00A0: corrigez la partie.`);
  }
  if (agreedLastDay !== null && agreedLastDay < givenOn) {
    throw new FrenchError('AGREED_BEFORE_NOTICE', 'Le dernier jour convenu précède la dénonciation\u00A0: corrigez l’un des deux jours.');
  }
};

/** A renewal agreed while there is something to renew, for longer than the term. @throws FrenchError CONVENTION_ENDED, RENEWAL_ENDS_BEFORE_TERM */
export const checkExpressRenewal = async (client: Queryable, base: BindingTerms, agreedOn: LocalDate, lastDay: LocalDate): Promise<void> => {
  const { life } = await lifeOn(client, base, agreedOn);
  refuseEnded(life, agreedOn);
  const end = life.terms.at(-1)?.end;
  if (end?.kind === 'ON' && lastDay <= end.lastDay) {
    throw new FrenchError('RENEWAL_ENDS_BEFORE_TERM', `Le terme en cours va déjà jusqu’au ${formatDate(end.lastDay)}\u00A0: un renouvellement va plus loin.`);
  }
};

const lifeOn = async (client: Queryable, base: BindingTerms, day: LocalDate) => {
  const [facts] = await conventionFacts(client, [base.key]);
  return amendedLifeAt(base, facts!.amendments, facts!.life, day);
};

const termsWhileInForce = async (client: Queryable, base: BindingTerms, day: LocalDate): Promise<BindingTerms> => {
  const { terms, life } = await lifeOn(client, base, day);
  refuseEnded(life, day);
  return terms;
};

const refuseEnded = ({ ending }: { readonly ending: { readonly lastDay: LocalDate } | null }, day: LocalDate): void => {
  if (ending !== null && day > ending.lastDay) {
    throw new FrenchError('CONVENTION_ENDED', `La convention s’est achevée le ${formatDate(ending.lastDay)}\u00A0: ce qui vient après ne la prolonge ni ne l’abrège.`);
  }
};
