import type { RequestContext } from '../api/context.js';
import { forgetLoaded } from '../platform/graphql/forget-loaded.js';
import { ActionStatus } from './action-enums.js';
import type { ActAnswer } from './take-step.js';
import type { ActResult } from './way.graphql.js';

/** A mutation's answer as the API gives it; what this request had read before is read anew. */
export const tellAct = ({ loaders }: RequestContext, { status, ...answer }: ActAnswer): ActResult => {
  forgetLoaded(loaders);
  return { ...answer, status: ActionStatus[status] };
};
