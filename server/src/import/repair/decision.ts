import type { Refusal } from '../refusal.js';
import type { Proposal } from './proposal.js';

/** What a person decided of one doubt: where it stands in the file, and what to do. */
export interface Decision {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  /** 0 is column A; null: the whole row. */
  readonly column: number | null;
  /** The doubt decided. */
  readonly code: string;
  readonly outcome: Proposal;
}

/** The column that a refusal names: « C (Année) » is 2; null when it is about the row, or about several columns. */
export function columnIndexOf({ column }: Pick<Refusal, 'column'>): number | null {
  const letters = /^([A-Z]{1,3})(?: \(|$)/u.exec(column ?? '')?.[1];
  if (letters === undefined || (column ?? '').includes(' + ')) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What names a doubt among those of a file, so that the decision on it finds it again at each reading. */
export function doubtKey({ file, sheet, row, code }: Pick<Refusal, 'file' | 'sheet' | 'row' | 'code'>, column: number | null): string {
  return JSON.stringify([file, sheet, row, column, code]);
}

/** The doubts that persons settled by saying that the row is right as it is. */
export function keptDoubts(decisions: readonly Decision[]): ReadonlySet<string> {
  return new Set(decisions.filter(({ outcome }) => outcome.kind === 'KEEP').map((one) => doubtKey(one, one.column)));
}
