/**
 * Where in the text of a convention a term is written (« article »): `'9'`, `'3.4'`, `'3.4.1'`, `'4 bis'`, `'PREAMBLE'` (préambule),
 * `'RECITALS'` (the « Vu » lines), `'PARTIES'` (the opening that names the parties), `'SIGNATURES'` (the closing
 * « Fait à … le … »), `'ANNEX_1'`. Numbers are the text's own and may have gaps.
 */
export type ArticleRef =
  | `${number}`
  | `${number}.${number}`
  | `${number}.${number}.${number}`
  | `${number} ${'bis' | 'ter' | 'quater'}`
  | 'PREAMBLE'
  | 'RECITALS'
  | 'PARTIES'
  | 'SIGNATURES'
  | `ANNEX_${number}`;

const ARTICLE_PATTERN = /^(?:[1-9]\d{0,2}(?:(?:\.[1-9]\d?){0,3}| bis| ter| quater)|PREAMBLE|RECITALS|PARTIES|SIGNATURES|ANNEX_[1-9]\d?)$/u;

const NAMED_PLACES: ReadonlyMap<string, string> = new Map([
  ['PREAMBLE', 'préambule'],
  ['RECITALS', 'visas'],
  ['PARTIES', 'désignation des parties'],
  ['SIGNATURES', 'signatures'],
]);

/** Whether `value` is written as a place in a convention's text. */
export function isArticleRef(value: string): value is ArticleRef {
  return ARTICLE_PATTERN.test(value);
}

/** The place in French, as a citation: « article 3.4 », « préambule », « annexe 1 ». */
export function articleLabel(article: ArticleRef): string {
  const named = NAMED_PLACES.get(article);
  if (named !== undefined) return named;
  if (article.startsWith('ANNEX_')) return `annexe\u00a0${article.slice('ANNEX_'.length)}`;
  return `article\u00a0${article}`;
}
