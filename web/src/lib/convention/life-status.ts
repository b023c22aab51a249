import { m } from '#lib/paraglide/messages.js';
import type { LifeLine } from './life-line.js';

/** Where a convention stands, in French. */
export function lifeStatusLabel(status: LifeLine['status']): string {
  return {
    TEMPLATE: m.life_status_TEMPLATE,
    UNDATED: m.life_status_UNDATED,
    NOT_YET_IN_FORCE: m.life_status_NOT_YET_IN_FORCE,
    IN_FORCE: m.life_status_IN_FORCE,
    RENEWED: m.life_status_RENEWED,
    NOTICE_GIVEN: m.life_status_NOTICE_GIVEN,
    WINDING_DOWN: m.life_status_WINDING_DOWN,
    ENDED: m.life_status_ENDED,
  }[status]();
}
