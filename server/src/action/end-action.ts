import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { perform, type Asking } from '../record/perform.js';
import { onAction, type OnAction } from './acting-on-action.js';
import { readFacts } from './action-facts.js';
import { takeStep, type ActAnswer } from './take-step.js';

export interface EndOfAction extends OnAction {
  /** Why, in French. */
  readonly reason: string | null;
}

const ending =
  (name: string, to: ActionStatus) =>
  (asking: Asking, key: string, input: EndOfAction): Promise<ActAnswer> =>
    perform(asking, { name, key, input }, async (acting) => {
      const at = await onAction(acting, input);
      const facts = await readFacts(at.client, at.action, at.convention, { reason: input.reason });
      return takeStep(at, to, facts, input.reason);
    });

/** All that was committed is spent or released: nothing more happens to the action. @throws FrenchError as takeStep does */
export const closeAction = ending('closeAction', 'CLOSED');

/** Whoever records the body whose yes is needed records that it said no. @throws FrenchError as takeStep does */
export const refuseAction = ending('refuseAction', 'REFUSED');

/** The partner takes its action back before any money is committed. @throws FrenchError as takeStep does */
export const withdrawAction = ending('withdrawAction', 'WITHDRAWN');

/** The partner gives up an action whose money has been released. @throws FrenchError as takeStep does */
export const abandonAction = ending('abandonAction', 'ABANDONED');
