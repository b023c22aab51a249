import type { RequestContext } from '../api/context.js';
import { capUse, type CapYear } from './cap-use.js';
import type { Dimension, SpendingCell } from './figures.graphql.js';
import { keptRows, keptTable } from './kept-cells.js';
import { moneyPool } from './reading-pool.js';
import { isRolledUp } from './rollup.js';
import type { Scope } from './scope.js';
import { spending } from './spending.js';

type Reading = Pick<RequestContext, 'pool' | 'few' | 'actor' | 'catalogue'>;

/**
 * Money as whoever asks may see it. What the public sees of rollups is kept under the data's version.
 * @throws BAD_USER_INPUT as spending does
 */
export const toldSpending = (context: Reading, by: readonly Dimension[], scope: Scope): Promise<SpendingCell[]> => {
  const { actor, catalogue } = context;
  const read = (): Promise<SpendingCell[]> => spending(moneyPool(context, by, scope), catalogue, by, scope);
  return actor === null && isRolledUp(by, scope, catalogue) ? keptTable(catalogue, `spending ${JSON.stringify([by, scope])}`, read) : read();
};

/** The use of caps, as whoever asks may see it. */
export const toldCapUse = ({ few, actor, catalogue }: Reading, { conventions, years }: Scope): Promise<CapYear[]> =>
  capUse(actor === null ? keptRows(few, catalogue) : few, catalogue, { conventions, years });
