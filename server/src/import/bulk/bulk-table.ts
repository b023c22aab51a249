import type { RawRow, RawTable } from '../reading/raw-table.js';
import { textCell } from '../reading/text-cell.js';
import { toRow } from '../reading/read-csv.js';
import type { TableRecords } from '../rows/table-records.js';
import type { SniffedFile } from './sniff-file.js';
import type { GatheredFacts } from './whole-file.js';

/** One file of a bulk import: its headers, and how its rows become records. */
export interface BulkTable {
  readonly file: SniffedFile;
  readonly index: number;
  /** Titles and notes above the headers. */
  readonly above: readonly RawRow[];
  readonly header: RawRow;
  readonly whole: GatheredFacts;
  readonly toRecords: (table: RawTable) => TableRecords;
}

/** Some rows of a file, under its headers, as a table that is read like any other. */
export function someRows({ file, above, header, whole }: Pick<BulkTable, 'file' | 'above' | 'header' | 'whole'>, rows: readonly { readonly row: number; readonly cells: readonly string[] }[]): RawTable {
  const read = rows.map(({ row, cells }) => toRow({ cells, isDoubtful: false }, row, header.cells.length));
  return { file: file.identity.name, sheet: null, separator: file.separator, whole, rows: [...above, header, ...read] };
}

export function headerRow(row: number, cells: readonly string[]): RawRow {
  return { row, cells: cells.map((text) => textCell(text)) };
}
