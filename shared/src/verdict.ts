import { articleLabel, type ArticleRef } from './convention/article.js';
import type { ReadingTopic } from './convention/readings.js';

/** One fact that a verdict rests upon, in French, for the site to list. */
export interface VerdictInput {
  readonly label: string;
  readonly value: string;
}

/** On what a rule's answer rests: so that every figure and status opens down to the article behind it. */
export interface Grounds {
  /** The articles read, in the order of the reasoning; empty where the text has no article for it. */
  readonly articles: readonly ArticleRef[];
  /** The readings of open clauses that the answer depends on. */
  readonly readings: readonly ReadingTopic[];
  readonly inputs: readonly VerdictInput[];
  /** One or two French sentences. */
  readonly explanation: string;
}

/** A rule's answer with its grounds. */
export interface Verdict<Outcome extends string> extends Grounds {
  readonly outcome: Outcome;
}

/** The articles that have a number, each once, in order. */
export function citing(...articles: readonly (ArticleRef | null | undefined)[]): readonly ArticleRef[] {
  return [...new Set(articles.filter((article) => article !== null && article !== undefined))];
}

/** « (article 13) », « (articles 12 et 13) », or nothing where no article is cited. */
export function citation(articles: readonly ArticleRef[]): string {
  if (articles.length === 0) return '';
  const labels = articles.map(articleLabel);
  const last = labels.at(-1);
  return labels.length === 1 ? ` (${last})` : ` (${labels.slice(0, -1).join(', ')} et ${last})`;
}
