import type { DateOrder } from '../cell/nomenclature.js';
import type { RawCell } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import type { Proposal } from '../repair/proposal.js';
import { columnLetters } from '../template/column-letters.js';
import type { SectionKey } from '../template/column.js';

/** The row that a stored line came from. */
export interface Origin {
  /** Place of the file in the import: 0 is the first. */
  readonly file: number;
  readonly sheet: string | null;
  readonly row: number;
}

export interface SourceCell {
  readonly cell: RawCell;
  /** « C (Année) », for reports; null for what a mapping sets itself. */
  readonly column: string | null;
  /** How the dates of its column read; as the form of the file says, if not said. */
  readonly dateOrder?: DateOrder;
}

/** What one row says in one section, before its cells are read; fields that the file has no column for are not there. */
export interface SourceRecord {
  readonly section: SectionKey;
  readonly origin: Origin;
  /** Files that belong together: a workbook, or the CSV files of one bundle. */
  readonly bundle: string;
  readonly fields: ReadonlyMap<string, SourceCell>;
  /** What is wrong with the row besides the cells of its fields: columns that no field takes, a shifted row. */
  readonly faults?: readonly Fault[];
  /** What is unlikely about the row as it stands: it waits unless a person keeps it, or the same is stored already. */
  readonly doubts?: readonly Fault[];
}

/** Something wrong or unlikely at one place of a row. */
export interface Fault {
  /** « C (Année) »; null: the row. */
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
  readonly proposal?: Proposal | undefined;
}

/** « C (Année) »: the letter that the spreadsheet shows, and the header. */
export function columnName(index: number, header: string): string {
  return header === '' ? columnLetters(index) : `${columnLetters(index)} (${shorten(header)})`;
}
