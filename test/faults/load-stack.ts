import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../support/server-process.js';

/** The service as `npm start` runs it: its own PostgreSQL, the demonstration's data. */
export interface LoadStack {
  readonly origin: string;
  stop(): Promise<void>;
}

export const startLoadStack = async (): Promise<LoadStack> => {
  const folder = mkdtempSync(join(tmpdir(), 'conventions-load-'));
  chmodSync(folder, 0o755);
  const server = await startServer({ DATA_DIR: folder });
  return {
    origin: server.origin,
    stop: async () => {
      await server.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
