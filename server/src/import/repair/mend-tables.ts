import { EMPTY, type RawCell, type RawRow, type RawTable } from '../reading/raw-table.js';
import { textCell } from '../reading/text-cell.js';
import type { Decision } from './decision.js';

/**
 * The tables as persons decided them: cells corrected, rows cut anew or left out. The rows keep the numbers that the sender sees.
 * @returns how many rows were left out besides
 */
export function mendTables(tables: readonly RawTable[], decisions: readonly Decision[]): { readonly tables: readonly RawTable[]; readonly leftOut: number } {
  if (decisions.length === 0) return { tables, leftOut: 0 };
  let leftOut = 0;
  const mended = tables.map((table) => {
    const own = decisions.filter(({ file, sheet }) => file === table.file && sheet === table.sheet);
    if (own.length === 0) return table;
    const byRow = new Map<number, Decision[]>();
    for (const decision of own) byRow.set(decision.row, [...(byRow.get(decision.row) ?? []), decision]);
    const rows = table.rows.flatMap((row) => {
      const kept = mendRow(row, byRow.get(row.row) ?? []);
      if (kept === null) leftOut += 1;
      return kept === null ? [] : [kept];
    });
    return { ...table, rows };
  });
  return { tables: mended, leftOut };
}

/** Null: left out. Decisions apply in the order in which they were taken. */
function mendRow(row: RawRow, decisions: readonly Decision[]): RawRow | null {
  let mended = row;
  for (const { outcome, column } of decisions) {
    if (outcome.kind === 'LEAVE_OUT') return null;
    if (outcome.kind === 'ROW') mended = { row: row.row, cells: outcome.cells.map((text) => textCell(text)) };
    if (outcome.kind === 'CELL' && column !== null) mended = { ...mended, cells: withCell(mended.cells, column, textCell(outcome.text)) };
  }
  return mended;
}

function withCell(cells: readonly RawCell[], at: number, cell: RawCell): readonly RawCell[] {
  const longer = Array.from({ length: Math.max(cells.length, at + 1) }, (_, index) => cells[index] ?? EMPTY);
  longer[at] = cell;
  return longer;
}
