import { isBlank, type RawRow, type RawTable, type TableRemark } from '../reading/raw-table.js';
import type { Column } from '../template/column.js';
import { unitAbove } from './amount-unit.js';
import { matchHeaders, type HeaderProblem, type MatchedColumn } from './match-headers.js';

/** The headers of a table in the form of the template, and what is wrong with them. */
export interface TemplateHeaders {
  /** Place of the header row among the rows of the table. */
  readonly at: number;
  readonly headers: RawRow;
  readonly matched: readonly MatchedColumn[];
  readonly problems: readonly HeaderProblem[];
  readonly remarks: readonly TableRemark[];
}

/** A title, a logo and a few notes may stand above the headers, no more. */
const SEARCHED_ROWS = 30;

/**
 * The first row that is not empty holds the headers, unless a row below it, after a title or notes, is made of the template's
 * headers alone. Null: nothing in the table.
 */
export function findTemplateHeaders(table: RawTable, columns: readonly Column[]): TemplateHeaders | null {
  let first: TemplateHeaders | null = null;
  for (const [at, headers] of table.rows.slice(0, SEARCHED_ROWS).entries()) {
    if (isBlank(headers)) continue;
    const { matched, problems } = matchHeaders(headers, columns);
    const found = { at, headers, matched, problems, remarks: [] };
    if (problems.length === 0) {
      const unit = unitAbove(table.rows.slice(0, at));
      const stated = unit === null ? [] : [{ index: null, header: unit.text, code: unit.code, reason: unit.reason }];
      return first === null ? found : { ...found, problems: stated, remarks: [skipped(headers.row)] };
    }
    first ??= found;
  }
  return first;
}

function skipped(row: number): TableRemark {
  return { code: 'ROWS_ABOVE_HEADERS', text: `Les en-têtes sont à la ligne ${row} ; ce qui précède n’est pas lu.` };
}
