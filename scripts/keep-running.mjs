// Starts a process again when something killed it: the service is back without a hand.
import { isEnding } from './toolchain.mjs';

/** A process that ends sooner than this after its start was not well: after some of them, trying again helps nobody. */
const QUICK_MS = 10_000;
const MOST_QUICK = 3;

/**
 * @param {import('node:child_process').ChildProcess} first
 * @param {() => import('node:child_process').ChildProcess} again starts the next
 * @param {(code: number | string | null) => void} giveUp told the last code when it ends each time that it is started
 */
export const keepRunning = (first, again, giveUp) => {
  let quick = 0;
  const watch = (child) => {
    const started = Date.now();
    child.once('exit', (code, signal) => {
      if (isEnding()) return;
      quick = Date.now() - started < QUICK_MS ? quick + 1 : 0;
      if (quick >= MOST_QUICK) return giveUp(code ?? signal);
      process.stderr.write(`Le serveur s'est arrêté (${signal ?? `code ${code}`}) : il redémarre.\n`);
      watch(again());
    });
  };
  watch(first);
};
