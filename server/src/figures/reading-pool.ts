import type { RequestContext } from '../api/context.js';
import type { Queryable } from '../platform/database.js';
import type { Scope } from './scope.js';

type Pools = Pick<RequestContext, 'pool' | 'few'>;

/** Years of conventions that are still few actions: some hundreds each at national size. */
const FEW_YEARS = 4;

/** The connections to read the lines of a scope by: of one action they are few; of a convention's year a look at each would cost more than one list. */
export const linesPool = ({ pool, few }: Pools, { actionId }: Scope): Queryable => (actionId === undefined ? pool : few);

/** The connections to list the actions of a scope by. */
export const actionsPool = ({ pool, few }: Pools, { actionId, conventions, years }: Scope): Queryable => {
  const isFew = actionId !== undefined || (conventions !== undefined && years !== undefined && conventions.length * years.length <= FEW_YEARS);
  return isFew ? few : pool;
};
