import { EMPTY, isBlank, shownText, type RawRow, type RawTable, type TableRemark } from '../reading/raw-table.js';
import { shorten, type Refusal } from '../refusal.js';
import type { Column, SectionKey } from '../template/column.js';
import { exportedColumnsOf } from '../template/label-columns.js';
import type { Resource } from '../template/resource-columns.js';
import { orderOfColumn } from './date-order.js';
import { findTemplateHeaders } from './find-template-headers.js';
import type { MatchedColumn } from './match-headers.js';
import { doubtsOfRow, notALine } from './not-a-line.js';
import { columnName, type Fault, type SourceRecord } from './source-record.js';

export interface TableRecords {
  readonly records: readonly SourceRecord[];
  /** Refusals of the table itself: nothing is loaded while one stands, since its rows cannot be told apart from what misses. */
  readonly problems: readonly Refusal[];
  readonly remarks: readonly TableRemark[];
  /** Rows below headers that could not be matched: they wait with them. */
  readonly unread?: number;
}

/** The rows of a table in the form of the template, below its headers. */
export function recordsOfTable(
  table: RawTable,
  section: SectionKey,
  resources: readonly Resource[],
  from: { readonly file: number; readonly bundle: string },
): TableRecords {
  const columns = exportedColumnsOf(section, resources);
  const found = findTemplateHeaders(table, columns);
  if (found === null) return { records: [], problems: [], remarks: [] };
  const { at, headers, matched, problems } = found;
  const place = { file: table.file, sheet: table.sheet };
  if (problems.length > 0) {
    return {
      records: [],
      problems: problems.map(({ index, header, code, reason }) => ({
        ...place,
        row: headers.row,
        column: index === null ? null : columnName(index, ''),
        value: header === null ? null : shorten(header),
        code,
        reason,
      })),
      remarks: [],
      unread: filledBelow(table, at),
    };
  }
  const stray: Refusal[] = [];
  const rows = table.rows.slice(at + 1).filter((row) => !isBlank(row));
  const names = headers.cells.map(shownText);
  const dated = matched.filter(({ column }) => column.type === 'DATE');
  const orders = new Map(dated.map(({ index }) => [index, orderOfColumn(rows.map(({ cells }) => cells[index] ?? EMPTY), 'DAY_FIRST', table.whole?.dateProofs.get(index))]));
  const records = rows.map((row): SourceRecord => {
    const other = notALine(row, names, isIncomplete(row, matched));
    if (other === null && row.pieces === undefined) stray.push(...strayCells(row, matched).map((refusal) => ({ ...place, ...refusal })));
    const fields = new Map(
      matched.map(({ column, index, header }) => {
        const shifted = row.pieces === undefined ? undefined : row.cells[0];
        const order = orders.get(index);
        return [column.field, { cell: shifted ?? row.cells[index] ?? EMPTY, column: columnName(index, header), ...(order !== undefined && { dateOrder: order }) }];
      }),
    );
    const faults: readonly Fault[] = other === null ? [] : [other];
    return { section, origin: { file: from.file, sheet: table.sheet, row: row.row }, bundle: from.bundle, fields, faults, doubts: doubtsOfRow(row) };
  });
  return { records, problems: stray, remarks: found.remarks };
}

/** Rows that hold something below the headers. */
export const filledBelow = ({ rows }: RawTable, at: number): number => rows.slice(at + 1).filter((row) => !isBlank(row)).length;

function isIncomplete(row: RawRow, matched: readonly MatchedColumn[]): boolean {
  return row.pieces !== undefined || matched.some(({ column, index }) => column.required && (row.cells[index] ?? EMPTY).kind === 'EMPTY') || isEcho(row, matched);
}

/** A header written again below. */
function isEcho(row: RawRow, matched: readonly MatchedColumn[]): boolean {
  return matched.filter(({ index, header }) => shownText(row.cells[index] ?? EMPTY) === header).length * 2 > matched.length;
}

function strayCells(row: RawRow, matched: readonly { readonly index: number; readonly column: Column }[]): readonly Omit<Refusal, 'file' | 'sheet'>[] {
  return row.cells.flatMap((cell, index) => {
    if (cell.kind === 'EMPTY' || matched.some((one) => one.index === index)) return [];
    const reason = 'Cette cellule est hors des colonnes du tableau : donnez un nom à sa colonne ou videz-la.';
    return [{ row: row.row, column: columnName(index, ''), value: shorten(shownText(cell)), code: 'CELL_WITHOUT_HEADER', reason }];
  });
}
