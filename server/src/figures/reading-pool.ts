import type { RequestContext } from '../api/context.js';
import type { Queryable } from '../platform/database.js';
import type { Scope } from './scope.js';

/** Years of conventions that are still few actions: some hundreds each at national size. */
const FEW_YEARS = 4;

/** The connections to read a scope's lines by: those for a few actions, where it cannot be many. */
export const readingPool = ({ pool, few }: Pick<RequestContext, 'pool' | 'few'>, { actionId, conventions, years }: Scope): Queryable => {
  const isFew = actionId !== undefined || (conventions !== undefined && years !== undefined && conventions.length * years.length <= FEW_YEARS);
  return isFew ? few : pool;
};
