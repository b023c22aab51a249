import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { articleLabel } from '#lib/format/article.js';
import { m } from '#lib/paraglide/messages.js';
import type { Clause } from './clause.js';
import { conductClauses } from './clauses-conduct.js';
import { contentClauses } from './clauses-content.js';
import { governanceClauses } from './clauses-governance.js';
import { lifeClauses } from './clauses-life.js';
import { moneyClauses } from './clauses-money.js';

/** What one article sets. */
export interface ArticleClauses {
  /** Anchor on the page: `article-3-4`. */
  readonly id: string;
  readonly label: string;
  /** The article's own title; null where it has none. */
  readonly title: string | null;
  readonly sentences: readonly string[];
}

/** All that the terms say, in no particular order. */
export function clausesOf(terms: ConventionTerms): readonly Clause[] {
  return [
    { article: terms.purpose.article, sentence: terms.purpose.summary },
    ...terms.legalBases.map(({ article, citation, summary }) => ({ article, sentence: m.clause_legal_basis({ citation, summary }) })),
    ...lifeClauses(terms),
    ...contentClauses(terms),
    ...moneyClauses(terms),
    ...governanceClauses(terms),
    ...conductClauses(terms),
  ];
}

/** In the order of the text; what has no article comes last. An article that sets nothing computable is still named. */
export function groupByArticle(terms: ConventionTerms, clauses: readonly Clause[]): readonly ArticleClauses[] {
  const cited = clauses.map(({ article }) => article).filter((article) => article !== null);
  const named = terms.articles.map(({ article }) => article as string);
  const order = [...new Set([...BEFORE.filter((article) => cited.includes(article)), ...named, ...cited])];
  const groups = order.map((article) => ({
    id: anchorOf(article),
    label: articleLabel(article),
    title: terms.articles.find((text) => text.article === article)?.title ?? null,
    sentences: sentencesOf(clauses, article),
  }));
  const rest = sentencesOf(clauses, null);
  return rest.length === 0 ? groups : [...groups, { id: 'hors-article', label: m.terms_unnumbered(), title: null, sentences: rest }];
}

/** Places that come before the first article. */
const BEFORE: readonly string[] = ['PARTIES', 'RECITALS', 'PREAMBLE'];

export function anchorOf(article: string): string {
  return `article-${article.toLowerCase().replaceAll(/[._]/gu, '-')}`;
}

function sentencesOf(clauses: readonly Clause[], article: string | null): readonly string[] {
  return [...new Set(clauses.filter((clause) => clause.article === article).map(({ sentence }) => sentence))];
}
