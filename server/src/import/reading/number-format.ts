/** What the sheet shows beside a number, by its format: the number alone does not say it. */
export type ShownUnit = 'NONE' | 'PERCENT' | 'THOUSANDS' | 'MILLIONS' | 'CURRENCY';

/** The currency formats that every spreadsheet has, and shows in the currency of its reader. */
const OF_THE_READER = /^\$#,##0(?:\.00)?_\);(?:\[Red\])?\\\(\$#,##0(?:\.00)?\\\)$/u;

/** Every comma after the last digit divides what is shown by a thousand: the number itself is whole. */
const SCALED = /[0#?],+(?:[^0#?,]|$)/u;

const THOUSANDS = /(?<![a-z])k\s*(?:€|eur)|milliers/iu;
const MILLIONS = /(?<![a-z])m\s*(?:€|eur)|millions/iu;

/**
 * @param numFmt as a workbook holds it: `#,##0.00\ [$€-40C]`, `0.0" k€"`; a literal is between quotes or after a backslash
 */
export function shownUnit(numFmt: string | undefined): ShownUnit {
  if (numFmt === undefined || OF_THE_READER.test(numFmt)) return 'NONE';
  const symbols = [...numFmt.matchAll(/\[\$([^\]-]*)(?:-[^\]]*)?\]/gu)].map(([, symbol = '']) => symbol);
  const bare = numFmt.replace(/\[[^\]]*\]/gu, '');
  const signs = bare.replace(/"[^"]*"|\\.|_.|\*./gu, '');
  const words = `${bare.replace(/["\\]|_./gu, '')} ${symbols.join(' ')}`;
  if (signs.includes('%')) return 'PERCENT';
  if (!SCALED.test(signs) && THOUSANDS.test(words)) return 'THOUSANDS';
  if (!SCALED.test(signs) && MILLIONS.test(words)) return 'MILLIONS';
  if (symbols.some((symbol) => !/^(?:€|EUR)?$/iu.test(symbol.trim())) || /[$£¥]|\b(?:USD|GBP|CHF|CAD|XPF)\b/u.test(bare.replace(/["\\]/gu, ''))) return 'CURRENCY';
  return 'NONE';
}
