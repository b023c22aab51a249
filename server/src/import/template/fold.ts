/**
 * What is left of a header or a label once accents, case, kinds of spaces, apostrophes and dashes are set aside. Two texts
 * are the same when their folds are equal: a comparison of the whole, never a resemblance.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    .replace(/\s*([-/:;(),])\s*/gu, '$1')
    .replace(/\s+/gu, ' ')
    .replace(/\.$/u, '')
    .trim();
}
