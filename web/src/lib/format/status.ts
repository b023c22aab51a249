import type { ActionRow } from '#lib/api/fragments.js';
import { m } from '#lib/paraglide/messages.js';

/** Where an action is on its way, in French. */
export function statusLabel(status: ActionRow['status']): string {
  return {
    DRAFT: m.status_DRAFT,
    SUBMITTED: m.status_SUBMITTED,
    COMMISSION_OPINION: m.status_COMMISSION_OPINION,
    MINISTRIES_OPINION: m.status_MINISTRIES_OPINION,
    COMMITTEE: m.status_COMMITTEE,
    BOARD: m.status_BOARD,
    COMMITTED: m.status_COMMITTED,
    REALISED: m.status_REALISED,
    CLOSED: m.status_CLOSED,
    REFUSED: m.status_REFUSED,
    WITHDRAWN: m.status_WITHDRAWN,
    ABANDONED: m.status_ABANDONED,
  }[status]();
}
