import type { ChildProcess } from 'node:child_process';
import { FrenchError } from '../french-error.js';

/** A server that is started again when something other than its owner ended it. */
export interface KeptAlive {
  /** Ends it for good (fast shutdown), and waits until it has. */
  stop(): Promise<void>;
}

/** Those who still held its memory may need a moment to be gone. */
const BETWEEN_TRIES_MS = 200;
const MOST_TRIES = 50;

const whenReady = (server: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log.length < 20_000) log += chunk.toString();
      // A standby takes « read-only connections ».
      if (/ready to accept (read-only )?connections/.test(log)) done();
    });
    server.once('error', fail);
    server.once('exit', (code) =>
      fail(new FrenchError('POSTGRES_START', `Le PostgreSQL embarqué s'est arrêté au démarrage (code ${code}) : ${log.trim().slice(-600)}`)),
    );
  });

const endOf = (server: ChildProcess): Promise<void> =>
  server.exitCode !== null || server.signalCode !== null ? Promise.resolve() : new Promise((done) => server.once('exit', () => done()));

/**
 * Starts PostgreSQL, and again whenever it ends by itself (killed, out of memory): the service is back without a hand.
 * @throws FrenchError POSTGRES_START where it does not start the first time
 */
export const keepAlive = async (launch: () => ChildProcess): Promise<KeptAlive> => {
  let isStopping = false;
  let server = launch();
  await whenReady(server);

  const revive = async (): Promise<void> => {
    for (let tries = 0; !isStopping && tries < MOST_TRIES; tries += 1) {
      server = launch();
      const isUp = await whenReady(server).then(() => true, () => false);
      if (isUp) return watch();
      await new Promise((done) => setTimeout(done, BETWEEN_TRIES_MS));
    }
  };
  const watch = (): void => {
    server.stderr?.resume();
    server.once('exit', () => void (isStopping || revive()));
  };
  watch();
  return {
    stop: async () => {
      isStopping = true;
      server.kill('SIGINT');
      await endOf(server);
    },
  };
};
