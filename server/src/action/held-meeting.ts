import { FrenchError } from '../platform/french-error.js';
import type { ActingOnAction } from './acting-on-action.js';

/** A meeting that an action was put before is one of the convention's own, and was held. @throws FrenchError MEETING_NOT_HELD */
export const checkMeetingHeld = async ({ client, action }: ActingOnAction, meetingId: number | null): Promise<void> => {
  if (meetingId === null) return;
  const { rowCount } = await client.query(`SELECT FROM committee_meeting WHERE id = $1 AND convention_key = $2 AND (status = 'HELD' OR kind = 'EMAIL')`, [meetingId, action.conventionKey]);
  if (rowCount === 0) throw new FrenchError('MEETING_NOT_HELD', 'Cette réunion n’est pas de cette convention, ou ne s’est pas tenue\u00A0: reprenez son identifiant dans sa liste.');
};
