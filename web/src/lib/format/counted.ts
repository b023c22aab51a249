import { m } from '#lib/paraglide/messages.js';
import { formatCount } from './number.js';

/** « 1 action », « 1 770 actions ». */
export function countedActions(count: number): string {
  return m.actions_count({ count, shown: formatCount(count) });
}

/** « 1 ligne comptée », « 1 770 lignes comptées ». */
export function countedLines(count: number): string {
  return m.proof_lines_total({ count, shown: formatCount(count) });
}
