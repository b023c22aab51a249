import type { Catalogue } from '../convention/catalogue.js';
import { dimensionKey, orderOf, scopeOfCell, type DimensionKey } from './dimension.js';
import type { Dimension } from './figures.graphql.js';
import type { Scope } from './scope.js';

/** A row of a breakdown: its keys are the columns k1 … kn. */
export interface BreakdownRow {
  readonly [key: `k${number}`]: string | null;
}

/** Turns the rows of a breakdown into cells with their keys and scope, in the order of the site. */
export const cellsOf = <Row extends BreakdownRow, Cell extends object>(
  rows: readonly Row[],
  by: readonly Dimension[],
  scope: Scope,
  catalogue: Catalogue,
  cell: (row: Row, scope: Scope) => Cell,
): (Cell & { keys: DimensionKey[] })[] => {
  const order = by.map((dimension) => orderOf(dimension, catalogue));
  const keyed = rows.map((row) => ({ row, keys: by.map((dimension, index) => dimensionKey(dimension, row[`k${index + 1}`] ?? null, catalogue)) }));
  keyed.sort((left, right) => {
    for (const [index, positionOf] of order.entries()) {
      const difference = Number(positionOf(left.keys[index]!.code)) - Number(positionOf(right.keys[index]!.code));
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map(({ row, keys }) => ({ keys, ...cell(row, scopeOfCell(scope, keys)) }));
};
