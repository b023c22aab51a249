import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { sharedRead } from '../platform/shared-read.js';
import { decideSecrecy, IS_DECIDED } from './decide-secrecy.js';

/** Lines of headcounts that are decided upon in the thread that answers: a tenth of a second or two. */
const MOST_HERE = 5_000;

const WORKER = new URL('./decide-worker.js', import.meta.url);

const inThreadOfItsOwn = (url: string): Promise<void> =>
  new Promise((done, fail) => {
    const worker = new Worker(WORKER, { workerData: { url }, execArgv: [] });
    // A process that ends does not wait for it: what was not stored is decided again.
    worker.unref();
    worker.once('error', fail);
    worker.once('exit', (code) => (code === 0 ? done() : fail(new Error(`the thread that decides secrecy ended with ${code}`))));
  });

/**
 * Decides secrecy as decideSecrecy does. Where there are many lines, which takes seconds, a thread of its own does it, by a connection of its
 * own, while the process goes on answering what does not wait for it. One decision at a time, however many ask.
 * @param mostHere lines that are decided upon without another thread
 */
export const decideApart = (pool: pg.Pool, mostHere = MOST_HERE): (() => Promise<void>) => {
  const { connectionString: url } = pool.options;
  // What runs from its sources, as tests do, has no compiled file for a thread to load.
  const hasThreads = url !== undefined && existsSync(fileURLToPath(WORKER));
  return sharedRead(async () => {
    const { rows } = await pool.query<{ is_decided: boolean; lines: number }>(`SELECT ${IS_DECIDED}, (SELECT count(*) FROM (SELECT FROM headcount LIMIT ${mostHere + 1}) h) AS lines`);
    const { is_decided: isDecided, lines } = rows[0]!;
    if (isDecided) return;
    await (hasThreads && lines > mostHere ? inThreadOfItsOwn(url) : decideSecrecy(pool));
  });
};
