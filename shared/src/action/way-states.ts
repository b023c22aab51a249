import type { ArticleRef } from '../convention/article.js';
import type { ActionStep } from '../convention/terms-governance.js';
import type { BindingTerms } from '../convention/terms.js';
import { citing } from '../verdict.js';
import { ACTION_STATUSES, actionStatusLabel, FINAL_STATUSES, isFinal, type ActionStatus } from './status.js';
import { nextHalts, wayOf } from './way.js';

/**
 * DONE: taken. NEXT: the action may go there now. AHEAD: later. SKIPPED: passed by, as the text lets it be. NOT_IN_TEXT: the
 * convention has no such step. NOT_TAKEN: the action ended before it. UNKNOWN: the action ended, and how far it had come is
 * not on record.
 */
export type WayState = 'DONE' | 'NEXT' | 'AHEAD' | 'SKIPPED' | 'NOT_IN_TEXT' | 'NOT_TAKEN' | 'UNKNOWN';

/** One halt of an action's way, or what it stands for where the text has none. */
export interface WayHalt {
  readonly status: ActionStatus;
  readonly label: string;
  readonly state: WayState;
  readonly step: ActionStep | null;
  readonly articles: readonly ArticleRef[];
}

/**
 * The whole way of an action, every status in its order, as it stands. `taken`: the statuses that its own record says it came
 * to; an action taken over from a file has none, and what lies behind it on the way is done all the same.
 */
export function wayStates(terms: BindingTerms, status: ActionStatus, taken: readonly ActionStatus[]): readonly WayHalt[] {
  const way = wayOf(terms);
  const reached = way.reduce((last, halt, place) => (halt.status === status || taken.includes(halt.status) ? place : last), -1);
  const isOver = isFinal(status) && status !== 'CLOSED';
  const next = nextHalts(way, status).map((halt) => halt.status);
  const stateOf = (at: ActionStatus, place: number): WayState => {
    if (taken.includes(at) || at === status) return 'DONE';
    if (isOver) return taken.length === 0 ? 'UNKNOWN' : place <= reached ? behind(place) : 'NOT_TAKEN';
    if (place <= reached) return behind(place);
    return next.includes(at) ? 'NEXT' : 'AHEAD';
  };
  const behind = (place: number): WayState => (taken.length > 1 && way[place]?.step?.binds === 'NOTHING' ? 'SKIPPED' : 'DONE');
  const onWay = way.map((halt, place) => describe(halt.status, stateOf(halt.status, place), halt.step));
  const offWay = ACTION_STATUSES.filter((other) => !isEnding(other) && !way.some((halt) => halt.status === other)).map((other) => describe(other, 'NOT_IN_TEXT', null));
  const ending = isOver ? [describe(status, 'DONE', null)] : [];
  return [...onWay, ...ending, ...offWay];
}

function isEnding(status: ActionStatus): boolean {
  return status !== 'CLOSED' && FINAL_STATUSES.some((final) => final === status);
}

function describe(status: ActionStatus, state: WayState, step: ActionStep | null): WayHalt {
  return { status, label: actionStatusLabel(status), state, step, articles: citing(step?.article) };
}
