import type { RawCell } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
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
}

/** What one row says in one section, before its cells are read; fields that the file has no column for are not there. */
export interface SourceRecord {
  readonly section: SectionKey;
  readonly origin: Origin;
  /** Files that belong together: a workbook, or the CSV files of one bundle. */
  readonly bundle: string;
  readonly fields: ReadonlyMap<string, SourceCell>;
}

/** « C (Année) »: the letter that the spreadsheet shows, and the header. */
export function columnName(index: number, header: string): string {
  return header === '' ? columnLetters(index) : `${columnLetters(index)} (${shorten(header)})`;
}
