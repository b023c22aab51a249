import { proofOf, type DateProof } from '../rows/date-order.js';
import { seekSums, seekTotalAtTop } from '../rows/sum-lines.js';
import type { RawCell, RawRow, WholeFacts } from '../reading/raw-table.js';

/** Facts of a whole file, gathered as its rows pass in their order; complete once all have. */
export interface GatheredFacts extends WholeFacts {
  readonly see: (row: RawRow) => void;
  /** After the last row. */
  readonly end: () => void;
}

/**
 * @param amounts places of the columns whose sums are sought; subtotals that stand above their lines are not, but for one of the whole file
 * @param amountIn in cents; null: none can be read
 */
export function gatherFacts(amounts: readonly number[], amountIn: (cell: RawCell) => number | null): GatheredFacts {
  const dateProofs = new Map<number, DateProof>();
  const sums = new Map<number, number>();
  const sought = amounts.map((index) => ({ index, isSum: seekSums(), top: seekTotalAtTop(), found: false, first: null as number | null }));
  return {
    dateProofs,
    sums,
    see: ({ row, cells, pieces }) => {
      if (pieces !== undefined) return;
      cells.forEach((cell, index) => {
        if (cell.kind === 'TEXT' && cell.text.includes('/')) dateProofs.set(index, proofOf([cell], dateProofs.get(index)));
      });
      for (const column of sought) {
        const cell = cells[column.index];
        const amount = cell === undefined ? null : amountIn(cell);
        if (amount === null) continue;
        column.first ??= row;
        column.top.add(amount);
        if (!column.isSum(amount)) continue;
        column.found = true;
        sums.set(row, column.index);
      }
    },
    end: () => {
      for (const { index, top, found, first } of sought) if (!found && first !== null && top.isTotal()) sums.set(first, index);
    },
  };
}
