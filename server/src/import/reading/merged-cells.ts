import type { MergeRange } from 'hucre';
import { EMPTY, shownText, type RawCell, type RawRow } from './raw-table.js';

/** A sheet merges a handful of cells; thousands of ranges are no one's work. */
const MOST_RANGES = 5_000;

/**
 * Rows whose cells were merged with one above: the sheet shows its value for each of them, and holds it once. Nobody can say
 * whether it stands for each row, so each such cell is doubtful, with that value as a proposal.
 */
export function coverMerged(rows: readonly RawRow[], merges: readonly MergeRange[]): readonly RawRow[] {
  const tall = merges.filter(({ startRow, endRow }) => endRow > startRow).slice(0, MOST_RANGES);
  if (tall.length === 0) return rows;
  const covered = new Map<number, RawCell[]>();
  for (const { startRow, endRow, startCol } of tall) {
    const anchor = rows[startRow]?.cells[startCol] ?? EMPTY;
    if (anchor.kind === 'EMPTY' || anchor.kind === 'UNUSABLE') continue;
    for (let at = startRow + 1; at <= endRow && at < rows.length; at += 1) {
      const row = rows[at];
      if (row === undefined || row.cells.every(({ kind }) => kind === 'EMPTY')) continue;
      const cells = covered.get(at) ?? [...row.cells];
      while (cells.length <= startCol) cells.push(EMPTY);
      if (cells[startCol]?.kind === 'EMPTY') cells[startCol] = mergedCell(shownText(anchor));
      covered.set(at, cells);
    }
  }
  return rows.map((row, at) => ({ ...row, cells: covered.get(at) ?? row.cells }));
}

function mergedCell(value: string): RawCell {
  const reason = `La cellule est fusionnée avec celle du dessus (« ${value.slice(0, 80)} ») : dites si cette valeur vaut aussi pour cette ligne.`;
  return { kind: 'UNUSABLE', shown: '', code: 'CELL_MERGED', reason, likely: value };
}
