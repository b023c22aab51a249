import { EMPTY, isBlank, shownText, type RawTable } from '../reading/raw-table.js';
import { shorten, type Refusal } from '../refusal.js';
import type { SectionKey } from '../template/column.js';
import { exportedColumnsOf } from '../template/label-columns.js';
import type { Resource } from '../template/resource-columns.js';
import { matchHeaders, type MatchedColumn } from './match-headers.js';
import { columnName, type SourceRecord } from './source-record.js';

export interface TableRecords {
  readonly records: readonly SourceRecord[];
  /** Refusals of the table itself: nothing is loaded while one stands, since its rows cannot be told apart from what misses. */
  readonly problems: readonly Refusal[];
}

/** The rows of a table in the form of the template. The first row that is not empty holds the headers. */
export function recordsOfTable(
  table: RawTable,
  section: SectionKey,
  resources: readonly Resource[],
  from: { readonly file: number; readonly bundle: string },
): TableRecords {
  const at = table.rows.findIndex((row) => !isBlank(row));
  const headers = table.rows[at];
  if (headers === undefined) return { records: [], problems: [] };
  const { matched, problems } = matchHeaders(headers, exportedColumnsOf(section, resources));
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
    };
  }
  const stray: Refusal[] = [];
  const records = table.rows.slice(at + 1).flatMap((row): SourceRecord[] => {
    if (isBlank(row)) return [];
    const shifted = row.cells.length === 1 && row.cells[0]?.kind === 'UNUSABLE' ? row.cells[0] : null;
    row.cells.forEach((cell, index) => {
      if (cell.kind === 'EMPTY' || cell === shifted || matched.some((one) => one.index === index)) return;
      stray.push({
        ...place,
        row: row.row,
        column: columnName(index, ''),
        value: shorten(shownText(cell)),
        code: 'CELL_WITHOUT_HEADER',
        reason: 'Cette cellule est hors des colonnes du tableau : donnez un nom à sa colonne ou videz-la.',
      });
    });
    return [{ section, origin: { file: from.file, sheet: table.sheet, row: row.row }, bundle: from.bundle, fields: fieldsOf(matched, row.cells) }];
  });
  return { records, problems: stray };
}

function fieldsOf(matched: readonly MatchedColumn[], cells: RawTable['rows'][number]['cells']): SourceRecord['fields'] {
  return new Map(
    matched.map(({ column, index, header }) => [column.field, { cell: cells[index] ?? EMPTY, column: columnName(index, header) }]),
  );
}
