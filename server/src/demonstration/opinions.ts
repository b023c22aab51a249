import { ministriesOf, type OpinionValue } from '@conventions-ouvertes/shared/action/opinion';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Random } from './random.js';

export interface DemoOpinion {
  readonly body: 'COMMISSION' | 'MINISTRY';
  readonly party: string;
  readonly value: OpinionValue;
  readonly recommendations: string | null;
  readonly reasoning: string | null;
  readonly on: LocalDate;
  readonly articles: readonly ArticleRef[];
}

interface Asked {
  readonly slug: string;
  readonly realisedOn: LocalDate | null;
}

interface Days {
  readonly examinedOn: LocalDate;
  readonly spokenOn: LocalDate;
  /** Whether the action stopped before the ministries. */
  readonly ends: boolean;
}

const RECOMMENDATIONS = [
  'Ouvrir l’action aux étudiants et aux apprentis (avis fictif)',
  'Prévoir un public de l’éducation prioritaire (avis fictif)',
  'Préciser l’accessibilité numérique des supports (avis fictif)',
  'Associer une DRAFPIC au choix des établissements (avis fictif)',
];

/**
 * The opinions of the commission and of each ministry on an action (OPCO EP, articles 14 and 15): most favourable, some reserved with
 * what would make them favourable, of which half are lifted later; a few unfavourable.
 */
export const inventOpinions = (terms: BindingTerms, { realisedOn }: Asked, { examinedOn, spokenOn, ends }: Days, random: Random): readonly DemoOpinion[] => {
  const of = (value: OpinionValue) => citing(terms.opinions.find((rule) => rule.value === value)?.article);
  const partner = terms.parties.find(({ side }) => side === 'PROFESSIONAL')?.key ?? '';
  const examination = terms.actionSteps.find(({ kind }) => kind === 'COMMISSION_EXAMINATION');
  const asked = terms.actionSteps.find(({ kind }) => kind === 'MINISTRY_OPINION');
  const commission: DemoOpinion = {
    body: 'COMMISSION',
    party: partner,
    value: 'FAVOURABLE',
    recommendations: null,
    reasoning: 'Dans les orientations de la branche (avis fictif)',
    on: examinedOn,
    articles: citing(examination?.article),
  };
  if (ends) return [commission];
  const ministries = ministriesOf(terms).flatMap((party, place, all): readonly DemoOpinion[] => {
    const on = place === all.length - 1 ? spokenOn : addDays(spokenOn, -1);
    const draw = random.int(1, 100);
    const value: OpinionValue = draw <= 80 ? 'FAVOURABLE' : draw <= 95 ? 'RESERVED' : 'UNFAVOURABLE';
    const common = { body: 'MINISTRY', party, articles: [...of(value), ...citing(asked?.article)] } as const;
    const recommendations = value === 'RESERVED' ? random.pick(RECOMMENDATIONS) : null;
    const first: DemoOpinion = { ...common, value, recommendations, reasoning: value === 'UNFAVOURABLE' ? 'Fait double emploi avec une action du même programme (avis fictif)' : null, on };
    const liftedOn = addDays(on, random.int(30, 60));
    const isLifted = value === 'RESERVED' && realisedOn !== null && liftedOn < realisedOn && random.chance(600);
    return isLifted ? [first, { ...common, articles: [...of('FAVOURABLE'), ...citing(asked?.article)], value: 'FAVOURABLE', recommendations: null, reasoning: 'Recommandations suivies (avis fictif)', on: liftedOn }] : [first];
  });
  return [commission, ...ministries.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))];
};
