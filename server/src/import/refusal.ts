import type { Proposal } from './repair/proposal.js';
import { typeset } from './typeset.js';

/** Where a value was read: a file, its sheet (null for a CSV), its row and column as a spreadsheet shows them. */
export interface Place {
  readonly file: string;
  readonly sheet: string | null;
  /** 1 is the first row, headers included; null when the whole file or sheet is concerned. */
  readonly row: number | null;
  /** « C (Année) »; null when the whole row is concerned. */
  readonly column: string | null;
}

/** Something that was not taken, told so that its sender can mend it: where, what was there, and a French reason. */
export interface Refusal extends Place {
  /** What the cell held; null when the refusal is not about one cell. */
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
  /** What would mend it, for a person to accept; not there when nothing can be proposed. */
  readonly proposal?: Proposal | undefined;
}

/** A file, or a sheet of it, that cannot be read at all. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly code: string,
    message: string,
    readonly row: number | null = null,
  ) {
    super(typeset(message));
  }
}

const SHOWN_LENGTH = 120;
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu;

/** A value short and clean enough for a report, whatever a hostile file put in it. */
export function shorten(value: string): string {
  const cut = value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value;
  return cut.replace(UNPRINTABLE, '\uFFFD');
}
