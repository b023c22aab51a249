import type { LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Verdict } from '../verdict.js';
import type { LifeFacts } from './life-facts.js';
import { lifeAt } from './life.js';
import type { PartyKey } from './terms-identity.js';
import type { BindingTerms, CommonTerms } from './terms.js';

/** The terms that an amendment replaces, whole section by whole section; who the convention is and when it was signed stay. */
export type ChangedTerms = Partial<Omit<CommonTerms, 'key' | 'level' | 'signature' | 'signatories' | 'isDemonstration'>>;

/** An amendment (« avenant »): it replaces terms from a day on, and the earlier text stays readable as of the days before. */
export interface Amendment {
  /** From 1 within the convention. */
  readonly number: number;
  readonly signedOn: LocalDate;
  readonly effectiveOn: LocalDate;
  /** Null: who signed is not on record. */
  readonly signedBy: readonly PartyKey[] | null;
  readonly changedTerms: ChangedTerms;
}

/** The terms as they bind on a day. */
export interface TermsInForce {
  readonly terms: BindingTerms;
  /** Numbers of the amendments applied, in the order applied. */
  readonly applied: readonly number[];
  /** Amendments that took effect by then but could not apply, with the reason. */
  readonly refused: readonly { readonly number: number; readonly verdict: Verdict<AmendmentOutcome> }[];
}

export type AmendmentOutcome = 'VALID' | 'NOT_ALLOWED' | 'OUTSIDE_VALIDITY' | 'NOT_SIGNED_BY_ALL';

/** Terms, and the day from which they bind; null: from the beginning. */
export interface TermsVersion {
  readonly terms: BindingTerms;
  readonly from: LocalDate | null;
}

/** The terms as of a day: the text, with each amendment in force by then applied in the order of their days of effect. */
export function termsAt(base: BindingTerms, amendments: readonly Amendment[], facts: LifeFacts, asOf: LocalDate): TermsInForce {
  let terms = base;
  const applied: number[] = [];
  const refused: { readonly number: number; readonly verdict: Verdict<AmendmentOutcome> }[] = [];
  for (const amendment of inOrderOfEffect(amendments)) {
    if (amendment.effectiveOn > asOf) break;
    const verdict = checkAmendment(terms, facts, amendment);
    if (verdict.outcome === 'VALID') {
      terms = { ...terms, ...amendment.changedTerms };
      applied.push(amendment.number);
    } else {
      refused.push({ number: amendment.number, verdict });
    }
  }
  return { terms, applied, refused };
}

/** All versions of the terms, the first text first: earlier ones go on governing their own days. */
export function termsVersions(base: BindingTerms, amendments: readonly Amendment[], facts: LifeFacts): readonly TermsVersion[] {
  const days = [...new Set(inOrderOfEffect(amendments).map(({ effectiveOn }) => effectiveOn))];
  return [{ terms: base, from: null }, ...days.map((from) => ({ terms: termsAt(base, amendments, facts, from).terms, from }))];
}

/**
 * Whether an amendment can change the convention: made while the convention is valid (DEFi 13, OPCO EP 17, Occitanie
 * 12), and signed by all parties where the text asks for that (CGPME 3.4, coloration-FCIL 11).
 */
export function checkAmendment(terms: BindingTerms, facts: LifeFacts, amendment: Amendment): Verdict<AmendmentOutcome> {
  const clause = terms.amendment;
  const grounds = {
    articles: citing(clause?.article),
    readings: [],
    inputs: [
      { label: 'Avenant signé', value: formatDate(amendment.signedOn) },
      { label: 'Prise d’effet', value: formatDate(amendment.effectiveOn) },
    ],
  };
  if (clause === null) {
    return { ...grounds, outcome: 'NOT_ALLOWED', explanation: 'Le texte ne prévoit pas d’avenant.' };
  }
  const status = lifeAt(terms, facts, amendment.signedOn).status;
  if (status === 'ENDED' || status === 'WINDING_DOWN') {
    return { ...grounds, outcome: 'OUTSIDE_VALIDITY', explanation: 'L’avenant a été signé après la fin de la convention\u00A0: il ne la fait pas revivre.' };
  }
  const missing = terms.parties.filter(({ key }) => amendment.signedBy !== null && !amendment.signedBy.includes(key));
  if (clause.agreement !== 'AVENANT' && missing.length > 0) {
    const names = missing.map(({ shortName }) => shortName).join(', ');
    return { ...grounds, outcome: 'NOT_SIGNED_BY_ALL', explanation: `L’accord de toutes les parties est exigé\u202F; il manque\u00A0: ${names}.` };
  }
  return { ...grounds, outcome: 'VALID', explanation: `L’avenant remplace les termes à compter du ${formatDate(amendment.effectiveOn)}.` };
}

/** Where the convention stands on a day, its terms being those in force on that day. */
export function amendedLifeAt(base: BindingTerms, amendments: readonly Amendment[], facts: LifeFacts, asOf: LocalDate) {
  const inForce = termsAt(base, amendments, facts, asOf);
  return { ...inForce, life: lifeAt(inForce.terms, facts, asOf) };
}

function inOrderOfEffect(amendments: readonly Amendment[]): readonly Amendment[] {
  return [...amendments].sort((left, right) =>
    left.effectiveOn === right.effectiveOn ? left.number - right.number : left.effectiveOn < right.effectiveOn ? -1 : 1,
  );
}
