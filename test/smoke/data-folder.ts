import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of one test's own, where the database's user can go. */
export interface DataFolder {
  readonly path: string;
  /** The pid that the embedded PostgreSQL wrote down; null when it runs no more. */
  postgresPid(): number | null;
  remove(): void;
}

export const dataFolder = (): DataFolder => {
  const path = mkdtempSync(join(tmpdir(), 'conventions-smoke-'));
  chmodSync(path, 0o755);
  const pidFile = join(path, 'postgres', 'postmaster.pid');
  return {
    path,
    postgresPid: () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : null),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};

/** Whether a process, or (for a negative number) any process of a group, still runs. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Waits for something that another process does; false when it did not happen in time. */
export const happens = async (condition: () => boolean, withinMs: number): Promise<boolean> => {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
    if (condition()) return true;
    await new Promise((done) => setTimeout(done, 25));
  }
  return condition();
};
