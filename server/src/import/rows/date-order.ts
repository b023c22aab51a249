import type { DateOrder } from '../cell/nomenclature.js';
import type { RawCell } from '../reading/raw-table.js';

/**
 * How the dates of a column read. One date that can only be day/month (« 31/12/2021 ») proves it for all; one that can only be
 * month/day proves that the others are not to be trusted. Without a proof, the order is what the form of the file says.
 */
export function orderOfColumn(cells: Iterable<RawCell>, stated: DateOrder): DateOrder {
  let isDayFirst = false;
  let isMonthFirst = false;
  for (const cell of cells) {
    const found = cell.kind === 'TEXT' ? /^([0-9]{1,2})\/([0-9]{1,2})\/[0-9]{4}$/u.exec(cell.text) : null;
    if (found === null) continue;
    if (Number(found[1]) > 12) isDayFirst = true;
    if (Number(found[2]) > 12) isMonthFirst = true;
  }
  if (isMonthFirst) return 'UNSTATED';
  return isDayFirst ? 'DAY_FIRST' : stated;
}
