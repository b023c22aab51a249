import type pg from 'pg';
import { FrenchError } from './french-error.js';

const tooSlow = (): FrenchError => new FrenchError('QUERY_TOO_SLOW', 'La réponse demande trop de temps\u00A0: demandez moins à la fois.');

/**
 * Does work that has an end: past it, or once nobody waits any more, what it still does is told to stop.
 * @param work is handed the signal that says so
 * @param gone aborts when nobody waits for the answer any more
 * @throws FrenchError QUERY_TOO_SLOW past the deadline
 */
export const withinDeadline = async <T>(ms: number, gone: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  if (gone.aborted) stop();
  gone.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const past = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      stop();
      fail(tooSlow());
    }, ms);
  });
  try {
    // What is left behind may still fail, and then concerns nobody: the race has listened to it.
    return await Promise.race([work(stopped.signal), past]);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', stop);
  }
};

/** The pool, for as long as an answer is waited for: from then on no statement begins. One that runs is bounded by `statement_timeout`. */
export const whileWanted = (pool: pg.Pool, signal: AbortSignal): pg.Pool => {
  const guarded =
    <Arguments extends unknown[], Result>(call: (...given: Arguments) => Result) =>
    (...given: Arguments): Result | Promise<never> =>
      signal.aborted ? Promise.reject(tooSlow()) : call.apply(pool, given);
  return Object.create(pool, { query: { value: guarded(pool.query) }, connect: { value: guarded(pool.connect) } }) as pg.Pool;
};
