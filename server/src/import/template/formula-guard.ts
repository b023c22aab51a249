/**
 * Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, a tab or a line break at its head, as wide characters
 * too) leaves with an apostrophe before it, as spreadsheets themselves mark text, and is read back without.
 */
const RUNS = '\\s*[=+\\-@\\uFF0B\\uFF0D\\uFF1D\\uFF20]|[\\t\\r\\n]';
const RUNNABLE = new RegExp(`^'*(?:${RUNS})`, 'u');
const GUARDED = new RegExp(`^'(?='*(?:${RUNS}))`, 'u');
const NUMBER = /^-[0-9]+(?:[.,][0-9]+)?$/u;

/** For text that any program may open: CSV. A plain negative number runs nothing and stays a number. */
export function guardFormula(text: string): string {
  return RUNNABLE.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** For a cell that is typed as text, which no spreadsheet runs: only what would be read back as guarded is guarded. */
export function guardApostrophe(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

export function unguardFormula(text: string): string {
  return text.replace(GUARDED, '');
}
