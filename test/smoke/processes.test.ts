import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { blankDatabase } from '../../server/src/platform/testing/database.js';
import { ask } from '../support/ask.js';
import { startServer } from '../support/server-process.js';

const childrenOf = (pid: number): number[] =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split('\n')
    .map((line) => Number(line.trim()))
    .filter((child) => child > 0);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('PROCESSES=2: two answer on one port, another comes in the place of one that falls, and all end together', async () => {
  const database = await blankDatabase();
  const server = await startServer({ DATABASE_URL: database.url, DEMO: '0', PROCESSES: '2' });
  const asked = (): Promise<{ conventions: readonly unknown[] }> => ask(`${server.origin}/graphql`, '{ conventions { key } }');
  expect((await asked()).conventions).toHaveLength(5);
  const first = childrenOf(server.pid).filter(isAlive);
  process.kill(first[0]!, 'SIGKILL');
  await expect.poll(() => childrenOf(server.pid).filter((pid) => !first.includes(pid)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
  await expect.poll(() => asked().then(({ conventions }) => conventions.length, () => 0), { timeout: 60_000 }).toBe(5);
  const last = childrenOf(server.pid).filter(isAlive);
  expect((await server.end('SIGTERM')).code).toBe(0);
  await expect.poll(() => last.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  await database.drop();
}, 180_000);
