import type { DateProof } from '../reading/date-proof.js';
import { proofOf } from '../rows/date-order.js';
import { seekSums } from '../rows/sum-lines.js';
import type { RawCell, RawRow, WholeFacts } from '../reading/raw-table.js';

/** Facts of a whole file, gathered as its rows pass in their order; complete once all have. */
export interface GatheredFacts extends WholeFacts {
  readonly see: (row: RawRow) => void;
  /** After the last row: the columns whose amounts add up nothing above them, and may add up what is below. */
  readonly end: () => readonly number[];
  /** Told the rows again, the last first, what such columns add up. */
  readonly seekAbove: (columns: readonly number[]) => { readonly see: (row: RawRow) => void; readonly end: () => void };
}

/**
 * @param amounts places of the columns whose sums are sought
 * @param amountIn in cents; null: none can be read
 */
export function gatherFacts(amounts: readonly number[], amountIn: (cell: RawCell) => number | null): GatheredFacts {
  const dateProofs = new Map<number, DateProof>();
  const sums = new Map<number, number>();
  const seek = (columns: readonly number[]): { readonly see: (row: RawRow) => void; readonly end: () => readonly number[] } => {
    const sought = columns.map((index) => ({ index, sums: seekSums(), found: 0, first: null as number | null }));
    return {
      see: ({ row, cells, pieces }) => {
        if (pieces !== undefined) return;
        for (const column of sought) {
          const cell = cells[column.index];
          const amount = cell === undefined ? null : amountIn(cell);
          if (amount === null) continue;
          column.first ??= row;
          if (!column.sums.isSum(amount)) continue;
          column.found += 1;
          sums.set(row, column.index);
        }
      },
      end: () => {
        for (const { index, sums: own, first } of sought) if (first !== null && own.firstIsSum()) sums.set(first, index);
        return sought.filter(({ found }) => found === 0).map(({ index }) => index);
      },
    };
  };
  const { see, end } = seek(amounts);
  return {
    dateProofs,
    sums,
    see: (row) => {
      if (row.pieces !== undefined) return;
      row.cells.forEach((cell, index) => {
        if (cell.kind === 'TEXT' && cell.text.includes('/')) dateProofs.set(index, proofOf([cell], dateProofs.get(index)));
      });
      see(row);
    },
    end,
    seekAbove: (columns) => {
      const above = seek(columns);
      return { see: above.see, end: () => void above.end() };
    },
  };
}
