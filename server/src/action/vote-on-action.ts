import type { Acting } from '../record/perform.js';
import { onAction } from './acting-on-action.js';
import { writePresentation } from './present-modification.js';
import { writeCommitteeDecision, type CommitteeDecision } from './record-decision.js';
import { pendingOf, storedSheets } from './stored-sheet.js';
import type { ActAnswer } from './take-step.js';

/**
 * What a closed vote on an action decides: on its change, where one waits and the text has the committee vote again; otherwise on
 * the action itself (OPCO EP, articles 13 and 14).
 * @throws FrenchError as writePresentation and writeCommitteeDecision do
 */
export const writeVoteOnAction = async (acting: Acting, input: CommitteeDecision): Promise<ActAnswer> => {
  const at = await onAction(acting, input);
  const isAgain = at.convention.terms.modification?.duty === 'VOTED_AGAIN' && pendingOf(await storedSheets(at.client, at.action.id)) !== null;
  return isAgain ? writePresentation(at, { wasAdopted: input.value === 'ADOPTED', meetingId: input.meetingId }) : writeCommitteeDecision(acting, input, 'BY_VOTE');
};
