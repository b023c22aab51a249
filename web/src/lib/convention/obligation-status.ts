import type { ObligationList } from '#lib/api/conventions.js';
import { m } from '#lib/paraglide/messages.js';

type ObligationStatus = ObligationList['counts'][number]['status'];

/** One sign a status, so that they differ without colour. */
export const OBLIGATION_MARKS: Readonly<Record<ObligationStatus, string>> = {
  MET: '✓',
  LATE: '◐',
  MISSED: '✕',
  DUE: '●',
  NOT_YET_DUE: '○',
  IMPOSSIBLE_TO_TELL: '?',
};

/** After a count: « tenues », « manquées ». */
export function obligationLabel(status: ObligationStatus): string {
  return {
    MET: m.obligation_MET,
    LATE: m.obligation_LATE,
    MISSED: m.obligation_MISSED,
    DUE: m.obligation_DUE,
    NOT_YET_DUE: m.obligation_NOT_YET_DUE,
    IMPOSSIBLE_TO_TELL: m.obligation_IMPOSSIBLE_TO_TELL,
  }[status]();
}
