import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './compile.js';
import { plainEnvironment } from './plain-environment.js';

/** The server as it runs in production: Node on `dist`, told what to do by its environment alone. */
export interface ServerProcess {
  readonly pid: number;
  /** Address of the API, without a path. */
  readonly origin: string;
  /** Sends a signal and waits for the end. Tells how long it took, in milliseconds, and with what code it left. */
  end(signal: NodeJS.Signals): Promise<{ ms: number; code: number | null }>;
}

/** Settings of the environment; those of the machine that runs the tests are not passed on. */
export type ServerSettings = Partial<Record<'CONVENTIONS_DIR' | 'DATABASE_READ_URLS' | 'DATABASE_URL' | 'DATA_DIR' | 'DEMO' | 'PORT' | 'PROCESSES' | 'SITE_ORIGIN', string>>;

const SLOWEST_START_MS = 90_000;

const whenReady = (child: ChildProcess, log: () => string): Promise<number> =>
  new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`the server did not start in time:\n${log()}`)), SLOWEST_START_MS);
    child.on('message', (message: { type?: string; port?: number }) => {
      if (message.type !== 'ready' || message.port === undefined) return;
      clearTimeout(late);
      done(message.port);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(new Error(`the server ended at its start (code ${code}):\n${log()}`));
    });
  });

/** Starts `server/dist/main.js` and waits until it says that it is ready. */
export const startServer = async (settings: ServerSettings): Promise<ServerProcess> => {
  let output = '';
  const child = spawn(process.execPath, [join('server', 'dist', 'main.js')], {
    cwd: projectRoot,
    env: plainEnvironment({ PORT: '0', ...settings }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    const port = await whenReady(child, () => output);
    return {
      pid: child.pid!,
      origin: `http://127.0.0.1:${port}`,
      end: async (signal) => {
        const started = performance.now();
        child.kill(signal);
        return { code: await ended, ms: performance.now() - started };
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};
