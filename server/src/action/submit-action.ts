import { perform, type Asking } from '../record/perform.js';
import { onAction, type OnAction } from './acting-on-action.js';
import { readFacts } from './action-facts.js';
import { takeStep, type ActAnswer } from './take-step.js';

/** The partner sends the planned sheet. @throws FrenchError as takeStep, onAction and perform do */
export const submitAction = (asking: Asking, key: string, input: OnAction): Promise<ActAnswer> =>
  perform(asking, { name: 'submitAction', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    return takeStep(at, 'SUBMITTED', await readFacts(at.client, at.action, at.convention), null);
  });
