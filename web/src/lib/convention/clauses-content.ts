import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { m } from '#lib/paraglide/messages.js';
import type { Clause } from './clause.js';

/** What the parties do together, and for whom. */
export function contentClauses(terms: ConventionTerms): readonly Clause[] {
  return [
    ...terms.axes.map(({ article, code, title, summary }) => {
      // Where the axis is the whole article, its title stands just above.
      const isArticle = terms.articles.some((text) => text.article === article && text.title === title);
      return { article, sentence: isArticle ? summary : m.clause_axis({ code, title, summary }) };
    }),
    ...terms.pledges.map(({ article, summary }) => ({ article, sentence: summary })),
    ...terms.equity.map(({ article, summary }) => ({ article, sentence: summary })),
    ...terms.inKind.map(({ article, summary }) => ({ article, sentence: summary })),
  ];
}
