import { articleLabel, type ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { Catalogue } from '../convention/catalogue.js';
import type { LeftOutRow } from './proof.js';
import type { Measure } from './proof-id.js';
import type { Scope } from './scope.js';

interface Words {
  readonly title: string;
  readonly formula: string;
}

const NBSP = '\u00a0';

const WORDS: Record<Measure, Words> = {
  PLANNED: {
    title: 'Montant prévu',
    formula: 'Somme des postes de dépenses des fiches prévisionnelles en vigueur, part de chaque ressource retenue. Les brouillons et les actions refusées, retirées ou abandonnées ne comptent pas.',
  },
  COMMITTED: {
    title: 'Montant engagé',
    formula: 'Somme des engagements de crédits enregistrés, par ressource.',
  },
  SPENT: {
    title: 'Montant dépensé',
    formula: 'Somme des postes de dépenses des fiches réalisées en vigueur, part de chaque ressource retenue.',
  },
  HEADCOUNT_PLANNED: {
    title: 'Participations prévues',
    formula: 'Somme des effectifs des fiches prévisionnelles en vigueur. Une même personne peut participer à plusieurs actions.',
  },
  HEADCOUNT_REACHED: {
    title: 'Participations réalisées',
    formula: 'Somme des effectifs des fiches réalisées en vigueur. Une même personne peut participer à plusieurs actions.',
  },
  GIRLS: { title: 'Participations de filles et de femmes', formula: 'Somme des effectifs de filles et de femmes des fiches réalisées, là où elles les indiquent.' },
  BOYS: { title: 'Participations de garçons et d’hommes', formula: 'Somme des effectifs de garçons et d’hommes des fiches réalisées, là où elles les indiquent.' },
  DISABILITY: { title: 'Participations de personnes en situation de handicap', formula: 'Somme des effectifs en situation de handicap des fiches réalisées, là où elles les indiquent.' },
  OUTCOMES: {
    title: 'Résultats des indicateurs',
    formula: 'Nombre d’indicateurs des actions acceptées, selon leur résultat rapporté à leur cible. Un indicateur sans cible ou sans résultat est « non évalué », jamais zéro.',
  },
  COST_PER_PARTICIPATION: {
    title: 'Coût par participation',
    formula: `Montant dépensé${NBSP}÷ participations réalisées, sur les seules actions qui ont communiqué les deux, arrondi au centime.`,
  },
};

export const wordsOf = (measure: Measure): Words => WORDS[measure];

const REASONS: Record<LeftOutRow['reason'], string> = {
  STATUS: 'Fiches de brouillons, ou d’actions refusées, retirées ou abandonnées : elles ne comptent pas dans le prévu.',
  NOT_REPORTED: 'Actions dont le montant ou l’effectif n’a pas été communiqué : rien n’est compté à leur place.',
  NOT_BROKEN_DOWN: 'Montants ou effectifs non ventilés par académie : ils restent à part et ne sont répartis sur aucune.',
  NOT_EVALUATED_STATUS: 'Indicateurs d’actions qui n’ont pas été acceptées.',
  FIRMS_MONEY: 'Apports d’entreprises : leur montant relève du secret statistique, sauf dans les sommes d’au moins trois entreprises, où aucune ne domine.',
  IN_KIND: 'Apports en nature : ils n’entrent dans aucun total, même quand leur valeur est estimée.',
};

/** Why something was left out, in French. */
export const reasonOf = (row: LeftOutRow): string => REASONS[row.reason].replace(/ :/g, `${NBSP}:`);

/** The article of a convention that bounds or sets a figure, in our own words. */
export interface ProofArticleRow {
  readonly conventionKey: string;
  readonly article: string | null;
  readonly statement: string;
}

const conventionsOf = ({ conventions, axes, exactAxis, fundingSources }: Scope): string[] => {
  const ofIds = (ids: readonly string[] | undefined): string[] => (ids ?? []).map((id) => id.slice(0, id.indexOf('/')));
  return [...new Set([...(conventions ?? []), ...ofIds(axes), ...ofIds(exactAxis ? [exactAxis] : []), ...ofIds(fundingSources)])];
};

const cite = (article: ArticleRef | null, sentence: string): string => (article ? `${articleLabel(article)}${NBSP}: ${sentence}` : sentence);

/** Articles of the conventions that the scope names; none where it names no convention. */
export const proofArticles = (measure: Measure, scope: Scope, catalogue: Catalogue): ProofArticleRow[] => {
  const articles: ProofArticleRow[] = [];
  for (const key of conventionsOf(scope)) {
    const terms = catalogue.conventions.get(key)?.terms;
    if (!terms) continue;
    const add = (article: ArticleRef | null, sentence: string): void => {
      articles.push({ conventionKey: key, article, statement: cite(article, sentence) });
    };
    if (measure === 'PLANNED' || measure === 'HEADCOUNT_PLANNED') {
      if (terms.sheets) add(terms.sheets.planned.article, 'chaque action a une fiche prévisionnelle.');
    }
    if (measure === 'SPENT' || measure === 'HEADCOUNT_REACHED' || measure === 'OUTCOMES') {
      if (terms.sheets) add(terms.sheets.realised.article, 'chaque action a une fiche de réalisation.');
    }
    if (measure === 'COMMITTED') {
      for (const step of terms.actionSteps.filter((step) => step.binds === 'MONEY')) add(step.article, step.summary);
    }
    if (measure === 'PLANNED' || measure === 'COMMITTED' || measure === 'SPENT') {
      const sources = scope.fundingSources?.map((id) => id.slice(id.indexOf('/') + 1));
      for (const cap of terms.caps) {
        if (sources && !cap.fundingSourceCodes.some((code) => sources.includes(code))) continue;
        add(cap.article, `un plafond borne cette ressource (${cap.label}).`);
      }
    }
  }
  return articles;
};
