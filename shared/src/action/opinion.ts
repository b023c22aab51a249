import type { OpinionRule } from '../convention/terms-governance.js';
import type { PartyKey } from '../convention/terms-identity.js';
import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { refused, accepted, type Parsed } from '../parsed.js';
import { citing, type Verdict } from '../verdict.js';

export type OpinionValue = OpinionRule['value'];

/** A ministry's opinion on a planned sheet. A later one of the same ministry takes its place, and both are kept. */
export interface MinistryOpinion {
  readonly party: PartyKey;
  readonly value: OpinionValue;
  /** What would make a reserved opinion favourable, in French. */
  readonly recommendations: string | null;
  readonly givenOn: LocalDate;
  /** Version of the planned sheet that it was given on. */
  readonly sheetVersion: number;
}

export type OpinionProblemCode = 'OPINION_NOT_IN_TEXT' | 'OPINION_NOT_OF_A_MINISTRY' | 'RECOMMENDATIONS_MISSING';

/** The ministries whose opinions a text asks for. */
export function ministriesOf(terms: BindingTerms): readonly PartyKey[] {
  return terms.parties.filter(({ kind }) => kind === 'MINISTRY').map(({ key }) => key);
}

/** Refuses a reserved opinion that does not say what would make it favourable (OPCO EP, article 14). */
export function checkOpinion(terms: BindingTerms, opinion: MinistryOpinion): Parsed<MinistryOpinion, OpinionProblemCode> {
  const rule = terms.opinions.find(({ value }) => value === opinion.value);
  if (rule === undefined) {
    return refused('OPINION_NOT_IN_TEXT', 'Le texte de la convention ne prévoit pas cet avis\u00A0: choisissez un avis qu’il nomme.');
  }
  if (!ministriesOf(terms).includes(opinion.party)) {
    return refused('OPINION_NOT_OF_A_MINISTRY', 'Seul un ministère signataire rend un avis\u00A0: indiquez lequel.');
  }
  if (rule.effect === 'RECOMMENDATIONS' && (opinion.recommendations ?? '').trim() === '') {
    return refused('RECOMMENDATIONS_MISSING', 'Un avis réservé précise ce qui le rendrait favorable\u00A0: ajoutez les recommandations.');
  }
  return accepted(opinion);
}

/** The opinion of each ministry that stands: its latest. */
export function standingOpinions(opinions: readonly MinistryOpinion[]): ReadonlyMap<PartyKey, MinistryOpinion> {
  const standing = new Map<PartyKey, MinistryOpinion>();
  for (const opinion of opinions) {
    const earlier = standing.get(opinion.party);
    if (earlier === undefined || opinion.givenOn >= earlier.givenOn) standing.set(opinion.party, opinion);
  }
  return standing;
}

export type Support = 'SUPPORTED' | 'RESERVED' | 'NOT_SUPPORTED' | 'OPINION_AWAITED' | 'NOT_ASKED_FOR';

/**
 * What a ministry's opinion brings: its support, relay and logo — the logo only with a leave of its own (OPCO EP,
 * articles 11 and 14). It binds the ministry's own part in the action, and not the money (15).
 */
export function supportOf(terms: BindingTerms, opinions: readonly MinistryOpinion[], ministry: PartyKey): Verdict<Support> {
  const step = terms.actionSteps.find(({ kind }) => kind === 'MINISTRY_OPINION');
  const none = { articles: [], readings: [], inputs: [] };
  if (step === undefined) return { ...none, outcome: 'NOT_ASKED_FOR', explanation: 'Le texte ne demande pas d’avis du ministère.' };
  const opinion = standingOpinions(opinions).get(ministry);
  if (opinion === undefined) {
    return { ...none, articles: citing(step.article), outcome: 'OPINION_AWAITED', explanation: 'L’avis du ministère n’est pas encore rendu.' };
  }
  const rule = terms.opinions.find(({ value }) => value === opinion.value);
  const grounds = {
    articles: citing(rule?.article, step.article),
    readings: [],
    inputs: opinion.recommendations === null ? [] : [{ label: 'Recommandations', value: opinion.recommendations }],
  };
  switch (opinion.value) {
    case 'FAVOURABLE':
      return {
        ...grounds,
        outcome: 'SUPPORTED',
        explanation: 'Avis favorable\u00A0: le ministère soutient et relaie l’action. L’emploi de son logo demande une autorisation à part.',
      };
    case 'RESERVED':
      return { ...grounds, outcome: 'RESERVED', explanation: 'Avis réservé\u00A0: il devient favorable si les recommandations sont suivies.' };
    case 'UNFAVOURABLE':
      return { ...grounds, outcome: 'NOT_SUPPORTED', explanation: 'Avis défavorable\u00A0: le ministère ne s’engage pas dans l’action.' };
  }
}
