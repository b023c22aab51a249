import type { RequestContext } from '../api/context.js';
import type { Queryable } from '../platform/database.js';
import type { Dimension } from './figures.graphql.js';
import { isRolledUp } from './rollup.js';
import type { Scope } from './scope.js';

type Pools = Pick<RequestContext, 'pool' | 'few'>;

/** Years of conventions that are still few actions: some hundreds each at national size. */
const FEW_YEARS = 4;

/** The connections to read the lines and the list of actions of a scope by: a look at each line, or one list of all that may be read. */
export const linesPool = ({ pool, few }: Pools, { actionId, conventions, years }: Scope): Queryable => {
  const isFew = actionId !== undefined || (conventions !== undefined && years !== undefined && conventions.length * years.length <= FEW_YEARS);
  return isFew ? few : pool;
};

/** The connections to read money by: rollups are found by their keys, whatever they are asked for, and need no plan of each question's own. */
export const moneyPool = (context: Pools & Pick<RequestContext, 'catalogue'>, by: readonly Dimension[], scope: Scope): Queryable =>
  isRolledUp(by, scope, context.catalogue) ? context.few : linesPool(context, scope);
