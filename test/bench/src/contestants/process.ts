import { spawn, type ChildProcess } from 'node:child_process';

export interface Served {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;

/** Starts a Node process that says by message on which port it answers. */
export const serve = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Served> =>
  new Promise((ready, failed) => {
    let output = '';
    const child: ChildProcess = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-5_000)));
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`${args.join(' ')} did not start in time:\n${output}`));
    }, PATIENCE_MS);
    child.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`${args.join(' ')} ended (${code}):\n${output}`));
    });
    child.on('message', (message: { readonly port?: number }) => {
      if (message.port === undefined) return;
      clearTimeout(late);
      ready({
        pid: child.pid!,
        port: message.port,
        stop: async () => {
          child.kill('SIGTERM');
          const forced = setTimeout(() => child.kill('SIGKILL'), 8_000);
          await ended;
          clearTimeout(forced);
        },
      });
    });
  });
