import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../support/ask.js';
import { projectRoot } from '../support/compile.js';
import { plainEnvironment } from '../support/plain-environment.js';
import { startServer } from '../support/server-process.js';
import { dataFolder, happens, isRunning, type DataFolder } from './data-folder.js';

let folder: DataFolder;
beforeEach(() => (folder = dataFolder()));
afterEach(() => folder.remove());

const LONGEST_END_MS = 5000;

test('what was compiled starts with its own database, answers, and ends on SIGTERM with nothing left running', async () => {
  const server = await startServer({ DATA_DIR: folder.path, DEMO: '0' });
  const status = async (path: string): Promise<number> => (await fetch(`${server.origin}${path}`)).status;
  expect([await status('/livez'), await status('/readyz'), await status('/nowhere')]).toEqual([200, 200, 404]);
  const { conventions } = await ask<{ conventions: { key: string }[] }>(`${server.origin}/graphql`, '{ conventions { key } }');
  expect(conventions).toHaveLength(5);

  const postgres = folder.postgresPid();
  expect(postgres !== null && isRunning(postgres)).toBe(true);
  const { code, ms } = await server.end('SIGTERM');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(LONGEST_END_MS);
  expect([isRunning(server.pid), isRunning(postgres!), isRunning(-postgres!)]).toEqual([false, false, false]);
  expect(folder.postgresPid()).toBeNull();
});

test('asked to end several times over, as by Ctrl-C in a terminal, it still takes its database with it', async () => {
  const server = await startServer({ DATA_DIR: folder.path, DEMO: '0' });
  const postgres = folder.postgresPid();
  process.kill(server.pid, 'SIGINT');
  process.kill(server.pid, 'SIGINT');
  const { code, ms } = await server.end('SIGTERM');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(LONGEST_END_MS);
  expect(isRunning(postgres!)).toBe(false);
});

test('a killed server leaves nothing that prevents the next start, and no data is lost', async () => {
  const first = await startServer({ DATA_DIR: folder.path, DEMO: '0' });
  const orphan = folder.postgresPid();
  await first.end('SIGKILL');

  const second = await startServer({ DATA_DIR: folder.path, DEMO: '0' });
  expect(isRunning(orphan!)).toBe(false);
  const { conventions } = await ask<{ conventions: unknown[] }>(`${second.origin}/graphql`, '{ conventions { key } }');
  expect(conventions).toHaveLength(5);
  const postgres = folder.postgresPid();
  await second.end('SIGTERM');
  expect(isRunning(postgres!)).toBe(false);
});

test('when the process that started it is killed, the server ends by itself, and its database with it', async () => {
  const starter = spawn(
    process.execPath,
    ['-e', `require('node:child_process').fork(${JSON.stringify(join(projectRoot, 'server', 'dist', 'main.js'))}).on('message', ({ type }) => console.log(type))`],
    { cwd: projectRoot, env: plainEnvironment({ DATA_DIR: folder.path, DEMO: '0', PORT: '0' }), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(starter.stdout, 'data');
  const postgres = folder.postgresPid();
  starter.kill('SIGKILL');
  expect(await happens(() => !isRunning(postgres!), LONGEST_END_MS)).toBe(true);
});
