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

/** How many lines there are, and how many are of the conventions that something changed in; as far as it matters. */
const countsSql = (most: number): string => `
  SELECT ${IS_DECIDED}, (SELECT count(*) FROM (SELECT FROM headcount LIMIT ${most + 1}) h) AS lines,
         (SELECT count(*) FROM (SELECT FROM action a JOIN headcount h ON h.action_id = a.id
                                 WHERE a.convention_key = ANY (ARRAY(SELECT unnest(conventions) FROM secrecy_due)) LIMIT ${most + 1}) h) AS touched`;

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
    const { rows } = await pool.query<{ is_decided: boolean; lines: number; touched: number }>(countsSql(mostHere));
    const { is_decided: isDecided, lines, touched } = rows[0]!;
    if (isDecided) return;
    const inThread = hasThreads && lines > mostHere ? () => inThreadOfItsOwn(url) : undefined;
    // Where the lines of what changed are few they are decided here, unless all must be.
    await (inThread && touched > mostHere ? inThread() : decideSecrecy(pool, inThread));
  });
};
