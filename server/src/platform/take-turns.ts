import { setImmediate } from 'node:timers/promises';

/** Longest that work may keep all others waiting, in milliseconds. */
const LONGEST_TURN = 15;

/** For long work in one thread: awaited at each step, it lets the others have their turn once its own has lasted long enough. */
export const takeTurns = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST_TURN) return;
    await setImmediate();
    since = performance.now();
  };
};
