import { m } from '#lib/paraglide/messages.js';

/** A place in a convention's text, as a citation: « article 3.4 », « préambule », « annexe 1 ». */
export function articleLabel(article: string): string {
  switch (article) {
    case 'PREAMBLE':
      return m.article_preamble();
    case 'RECITALS':
      return m.article_recitals();
    case 'PARTIES':
      return m.article_parties();
    case 'SIGNATURES':
      return m.article_signatures();
    default:
      return article.startsWith('ANNEX_')
        ? m.article_annex({ number: article.slice('ANNEX_'.length) })
        : m.article_number({ number: article });
  }
}

/** The same, or the plain statement that the text has no number there. */
export function articleOrNone(article: string | null): string {
  return article === null ? m.article_none() : articleLabel(article);
}
