import type { SheetContent } from '../content/action-content.js';
import type { PlannedChange } from '../plan-import.js';

/** How many rows the changes may write, at most: what a progress bar counts to. */
export function countWrites(changes: readonly PlannedChange[]): number {
  let rows = 0;
  for (const { content } of changes) {
    const { territory, planned, realised, indicators, commitments, actors } = content;
    rows += 1 + territory.length + sheetRows(planned) + sheetRows(realised) + indicators.length + commitments.length + actors.length;
  }
  return rows;
}

function sheetRows(sheet: SheetContent | null): number {
  if (sheet === null) return 0;
  const shares = sheet.expenses.reduce((count, expense) => count + expense.shares.length, 0);
  return 1 + sheet.expenses.length + shares + sheet.headcounts.length + sheet.inKind.length;
}
