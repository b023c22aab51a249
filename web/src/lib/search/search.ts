import MiniSearch, { type SearchResult } from 'minisearch';
import type { Entry, Kind } from './entries.js';

/** A thing found. */
export type Found = Entry & Pick<SearchResult, 'score'>;

export interface SearchIndex {
  readonly size: number;
  /** What answers to these words, the best first: accents and capitals aside, the last word unfinished, a slip of the finger in each. */
  find(words: string): readonly Found[];
}

/** Pages that say most come before those that repeat: a convention before its actions. */
const WEIGHTS: Readonly<Record<Kind, number>> = { convention: 3, theme: 2.2, region: 2.2, academy: 2.2, word: 2, axis: 1.6, party: 1.6, school: 1.3, action: 1 };

/** Words that stand in almost every title, and find everything. */
const EMPTY_WORDS = new Set(['de', 'des', 'du', 'la', 'le', 'les', 'et', 'en', 'au', 'aux', 'un', 'une', 'pour', 'dans', 'sur', 'par', 'the', 'of', 'and', 'to', 'in']);

/** Without accents, ligatures and capitals: « Œuvre » is found by « oeuvre ». Null for a word that finds everything. */
export function folded(term: string): string | null {
  const plain = term
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
  return plain === '' || EMPTY_WORDS.has(plain) ? null : plain;
}

/** Builds the index in slices: the page answers to the keyboard meanwhile. */
export async function indexOf(entries: readonly Entry[]): Promise<SearchIndex> {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'detail'],
    storeFields: ['kind', 'title', 'detail', 'path'],
    processTerm: folded,
    searchOptions: {
      combineWith: 'AND',
      boost: { title: 3 },
      prefix: true,
      // One slip in a word of four letters, two in one of eight: a short word changed is another word.
      fuzzy: (term) => (term.length < 4 || /^\d+$/u.test(term) ? false : term.length < 8 ? 1 : 2),
      boostDocument: (_id, _term, stored) => WEIGHTS[stored?.['kind'] as Kind],
    },
  });
  await index.addAllAsync(entries, { chunkSize: 200 });
  return {
    size: entries.length,
    find: (words) => (words.trim() === '' ? [] : (index.search(words) as unknown as readonly Found[])),
  };
}
