import { may } from '@conventions-ouvertes/shared/access/permissions';
import type { ConventionAct } from '@conventions-ouvertes/shared/convention/acts';
import type { PartyKey } from '@conventions-ouvertes/shared/convention/terms-identity';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { Actor } from '../access/actor.js';
import { requireMay } from '../access/require-may.js';
import { FrenchError } from '../platform/french-error.js';
import type { Catalogue } from './catalogue.js';

/** The terms of a convention that binds someone. @throws FrenchError UNKNOWN_CONVENTION, TEMPLATE_BINDS_NOBODY */
export const bindingTerms = (catalogue: Catalogue, key: string): BindingTerms => {
  const terms = catalogue.conventions.get(key)?.terms;
  if (terms === undefined) throw new FrenchError('UNKNOWN_CONVENTION', `Aucune convention n’a la clé «\u00A0${key.slice(0, 80)}\u00A0»\u00A0: choisissez-en une de la liste.`);
  if (terms.kind === 'TEMPLATE') throw new FrenchError('TEMPLATE_BINDS_NOBODY', 'Ce texte est un modèle\u00A0: il ne lie personne. Choisissez une convention qui en est tirée.');
  return terms;
};

/** Whether the actor may do it, without a refusal: for what is read by some and not by all. */
export const isPermitted = (act: ConventionAct, actor: Actor | null, terms: BindingTerms, concerned: readonly PartyKey[] | null = null): boolean =>
  may(actor, act, aboutConvention(terms, concerned));

const aboutConvention = (terms: BindingTerms, concerned: readonly PartyKey[] | null) => ({
  convention: { key: terms.key, parties: terms.parties.map(({ key }) => key) },
  concerned,
});

/** @throws FrenchError UNAUTHENTICATED to whoever is not signed in, FORBIDDEN to whoever may not */
export const permitAct = (act: ConventionAct, actor: Actor | null, terms: BindingTerms, concerned: readonly PartyKey[] | null = null): void =>
  requireMay(actor, act, aboutConvention(terms, concerned));

/** @throws FrenchError NOT_A_PARTY */
export const checkParty = (terms: BindingTerms, party: PartyKey): void => {
  if (terms.parties.some(({ key }) => key === party)) return;
  const known = terms.parties.map(({ key }) => key).join(', ');
  throw new FrenchError('NOT_A_PARTY', `«\u00A0${party.slice(0, 80)}\u00A0» n’est pas partie à cette convention\u00A0: choisissez parmi ${known}.`);
};
