import type { FileIdentity } from './reading/read-file.js';
import type { Refusal } from './refusal.js';

/** Something that the import does and that its sender may not expect: lines that a file no longer tells. */
export interface Notice {
  /** Null: about the file. */
  readonly reference: string | null;
  readonly code: string;
  readonly text: string;
}

/** What an import read, did, and did not do. */
export interface ImportReport {
  readonly convention: string;
  readonly files: readonly FileIdentity[];
  /** Actions; `read` is the sum of the others. */
  readonly actions: {
    readonly read: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly refused: number;
  };
  /**
   * Rows below the headers that hold something; `read` = taken + waiting + refused. Waiting: doubtful, or of an action that has
   * a doubtful row. Refused: left out by a person.
   */
  readonly rows: { readonly read: number; readonly taken: number; readonly waiting: number; readonly refused: number };
  readonly refusals: readonly Refusal[];
  readonly notices: readonly Notice[];
  /** Refusals keep everything out. */
  readonly isBlocked: boolean;
  /** Whether the database was, or would be, written: false when blocked, and when nothing differs. */
  readonly applies: boolean;
}
