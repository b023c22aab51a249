import type { DateOrder } from '../cell/nomenclature.js';
import type { RawCell } from '../reading/raw-table.js';
import type { DateProof } from '../reading/date-proof.js';

export const NO_PROOF: DateProof = { isDayFirst: false, isMonthFirst: false };

/** What these cells prove besides what is proven already. */
export function proofOf(cells: Iterable<RawCell>, proven: DateProof = NO_PROOF): DateProof {
  let { isDayFirst, isMonthFirst } = proven;
  for (const cell of cells) {
    const found = cell.kind === 'TEXT' ? /^([0-9]{1,2})\/([0-9]{1,2})\/[0-9]{4}$/u.exec(cell.text) : null;
    if (found === null) continue;
    if (Number(found[1]) > 12) isDayFirst = true;
    if (Number(found[2]) > 12) isMonthFirst = true;
  }
  return { isDayFirst, isMonthFirst };
}

/**
 * How the dates of a column read. One date that can only be day/month (« 31/12/2021 ») proves it for all; one that can only be
 * month/day proves that the others are not to be trusted. Without a proof, the order is what the form of the file says.
 * @param proven by rows of the column that are not among these cells
 */
export function orderOfColumn(cells: Iterable<RawCell>, stated: DateOrder, proven: DateProof = NO_PROOF): DateOrder {
  const { isDayFirst, isMonthFirst } = proofOf(cells, proven);
  if (isMonthFirst) return 'UNSTATED';
  return isDayFirst ? 'DAY_FIRST' : stated;
}
