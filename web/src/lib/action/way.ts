import type { WayStep } from '#lib/api/action.js';
import { m } from '#lib/paraglide/messages.js';

/** One sign a state, so that they differ without colour. */
export const WAY_MARKS: Readonly<Record<WayStep['state'], string>> = {
  DONE: '✓',
  NEXT: '➔',
  AHEAD: '○',
  SKIPPED: '↷',
  NOT_TAKEN: '✕',
  NOT_IN_TEXT: '—',
  UNKNOWN: '?',
};

export function stateLabel(state: WayStep['state']): string {
  return {
    DONE: m.way_DONE,
    NEXT: m.way_NEXT,
    AHEAD: m.way_AHEAD,
    SKIPPED: m.way_SKIPPED,
    NOT_TAKEN: m.way_NOT_TAKEN,
    NOT_IN_TEXT: m.way_NOT_IN_TEXT,
    UNKNOWN: m.way_UNKNOWN,
  }[state]();
}

/** What did not stop a step, and shows. */
export function markLabel(mark: WayStep['marks'][number]): string {
  return {
    MINISTRY_NOT_IN_SUPPORT: m.mark_MINISTRY_NOT_IN_SUPPORT,
    PROGRAMME_NOT_APPROVED: m.mark_PROGRAMME_NOT_APPROVED,
    UNDATED_CONVENTION: m.mark_UNDATED_CONVENTION,
    UNFAVOURABLE_OPINION: m.mark_UNFAVOURABLE_OPINION,
    UNKNOWN_CAP: m.mark_UNKNOWN_CAP,
  }[mark]();
}
