/** Why a value that came from outside is not taken. */
export type Unsound = 'NUL_CHARACTER' | 'ILL_FORMED_TEXT' | 'FORBIDDEN_CHARACTER' | 'NUMBER_TOO_LARGE' | 'TOO_DEEP' | 'LIST_TOO_LONG' | 'TOO_MANY_VALUES';

/** How deep values may nest, how long a list and how many values in all there may be. */
export const VALUE_LIMITS = { depth: 24, list: 1000, values: 20_000 };

/** Controls but tab and line ends, noncharacters, and the marks that turn the direction of what follows: with them a text shows as another. */
const NOT_TEXT = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}\p{Bidi_Control}]/u;
const HALF_CHARACTER = /\p{Surrogate}/u;

/** What is wrong with a text; null where nothing is. PostgreSQL has no U+0000, and no text has half a character. */
export const unsoundText = (text: string): Unsound | null => {
  if (text.includes('\u0000')) return 'NUL_CHARACTER';
  if (HALF_CHARACTER.test(text)) return 'ILL_FORMED_TEXT';
  return NOT_TEXT.test(text) ? 'FORBIDDEN_CHARACTER' : null;
};

const unsoundLeaf = (value: unknown): Unsound | null => {
  if (typeof value === 'string') return unsoundText(value);
  // JSON writes numbers of any size: beyond what is counted exactly, another would be taken for the one that was sent.
  return typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER) ? 'NUMBER_TOO_LARGE' : null;
};

/** What is wrong with a value as JSON has it, names included; null where nothing is. Never deeper than it may be itself. */
export const unsoundValue = (root: unknown): Unsound | null => {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    seen += 1;
    if (seen > VALUE_LIMITS.values) return 'TOO_MANY_VALUES';
    if (typeof value !== 'object' || value === null) {
      const problem = unsoundLeaf(value);
      if (problem) return problem;
      continue;
    }
    if (depth >= VALUE_LIMITS.depth) return 'TOO_DEEP';
    if (Array.isArray(value) && value.length > VALUE_LIMITS.list) return 'LIST_TOO_LONG';
    for (const [name, inner] of Object.entries(value)) {
      const problem = unsoundText(name);
      if (problem) return problem;
      waiting.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
};

const SENTENCES: Readonly<Record<Unsound, string>> = {
  NUL_CHARACTER: 'contient un caractère nul (U+0000)\u00A0: retirez-le.',
  ILL_FORMED_TEXT: 'contient une moitié de caractère (substitut isolé)\u00A0: écrivez le caractère entier.',
  FORBIDDEN_CHARACTER: 'contient un caractère de commande, un non-caractère ou une marque de direction\u00A0: retirez-le.',
  NUMBER_TOO_LARGE: 'contient un nombre trop grand pour être compté exactement\u00A0: donnez-en un de 9\u202F007\u202F199\u202F254\u202F740\u202F991 au plus.',
  TOO_DEEP: `emboîte des valeurs sur plus de ${VALUE_LIMITS.depth} niveaux\u00A0: aplatissez-les.`,
  LIST_TOO_LONG: 'contient une liste de plus de 1\u202F000 éléments\u00A0: demandez-la en plusieurs fois.',
  TOO_MANY_VALUES: 'contient plus de 20\u202F000 valeurs\u00A0: demandez-les en plusieurs fois.',
};

/** A French sentence on it. @param where what holds the value, as the subject of the sentence */
export const unsoundSentence = (problem: Unsound, where: string): string => `${where} ${SENTENCES[problem]}`;
