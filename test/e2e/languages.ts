import type { PageKind } from './page-kinds.js';

export type Language = 'fr' | 'en';

/** The address of a page in a language: English pages stand under /en. */
export const pathIn = (language: Language, path: string): string => (language === 'fr' ? path : `/en${path === '/' ? '' : path}`);

/** Each kind of page in both languages. */
export const inBothLanguages = (kinds: readonly PageKind[]): (PageKind & { readonly language: Language })[] =>
  (['fr', 'en'] as const).flatMap((language) => kinds.map(({ route, path }) => ({ route, language, path: pathIn(language, path) })));
