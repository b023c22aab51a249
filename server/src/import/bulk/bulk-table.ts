import type { RawRow, RawTable } from '../reading/raw-table.js';
import { textCell } from '../reading/text-cell.js';
import { toRow } from '../reading/read-csv.js';
import type { TableRecords } from '../rows/table-records.js';
import type { SniffedFile } from './sniff-file.js';

/** One file of a bulk import: its headers, and how its rows become records. */
export interface BulkTable {
  readonly file: SniffedFile;
  readonly index: number;
  readonly header: RawRow;
  readonly toRecords: (table: RawTable) => TableRecords;
}

/** Some rows of a file, under its headers, as a table that is read like any other. */
export function someRows({ file, header }: Pick<BulkTable, 'file' | 'header'>, rows: readonly { readonly row: number; readonly cells: readonly string[] }[]): RawTable {
  const read = rows.map(({ row, cells }) => toRow({ cells, isDoubtful: false }, row, file.width));
  return { file: file.identity.name, sheet: null, separator: file.separator, isPart: true, rows: [header, ...read] };
}

export function headerRow(row: number, cells: readonly string[]): RawRow {
  return { row, cells: cells.map((text) => textCell(text)) };
}
