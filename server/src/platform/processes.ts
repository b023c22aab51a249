import cluster, { type Worker } from 'node:cluster';
import { availableParallelism } from 'node:os';
import { FrenchError } from './french-error.js';

const MOST = 64;
const AGAIN_MS = 1000;
/** Less than the one who asked for the end has. */
const PATIENCE_MS = 2000;

/**
 * How many processes answer, as PROCESSES says: a number, or « auto » for one a core; 1, if not said.
 * @throws FrenchError CONFIG_PROCESSES
 */
export const processesOf = (value: string | undefined): number => {
  if (value === undefined || value === '') return 1;
  const count = value === 'auto' ? availableParallelism() : Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  throw new FrenchError('CONFIG_PROCESSES', `La variable PROCESSES vaut « ${value} » : donnez « auto » ou un entier de 1 à ${MOST}.`);
};

/** Whether this is one of several that answer: what is done once was done by the process that started it. */
export const isOneOfSeveral = cluster.isWorker;

export interface Workers {
  readonly port: number;
  stop(): Promise<void>;
}

/** Sent by a process that answers, once it does. */
interface Ready {
  readonly type: 'ready';
  readonly port: number;
}

const isReady = (message: unknown): message is Ready => typeof message === 'object' && message !== null && (message as Partial<Ready>).type === 'ready';

const whenReady = (worker: Worker): Promise<number> =>
  new Promise((done, fail) => {
    worker.on('message', (message: unknown) => isReady(message) && done(message.port));
    worker.once('exit', (code) => fail(new Error(`a process ended at its start (code ${code})`)));
  });

const ended = (worker: Worker): Promise<void> => (worker.isDead() ? Promise.resolve() : new Promise((done) => worker.once('exit', () => done())));

/**
 * Starts processes that answer on one port, and another in the place of one that falls.
 * @param env what they are told besides this process's own environment
 * @throws when one of the first ends before it answers
 */
export const startWorkers = async (count: number, env: Readonly<Record<string, string>>): Promise<Workers> => {
  let isStopping = false;
  const start = (): Worker => {
    const worker = cluster.fork(env);
    // One that falls as it starts is given a moment: what it lacks may come back.
    worker.once('exit', () => isStopping || setTimeout(() => isStopping || start(), hasAnswered.has(worker) ? 0 : AGAIN_MS));
    worker.on('message', (message: unknown) => isReady(message) && hasAnswered.add(worker));
    return worker;
  };
  const hasAnswered = new WeakSet<Worker>();
  const [port] = await Promise.all(Array.from({ length: count }, () => whenReady(start())));
  return {
    port: port!,
    stop: async () => {
      isStopping = true;
      const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
      for (const worker of workers) worker.process.kill('SIGTERM');
      const forced = setTimeout(() => workers.forEach((worker) => worker.process.kill('SIGKILL')), PATIENCE_MS);
      await Promise.all(workers.map(ended));
      clearTimeout(forced);
    },
  };
};
