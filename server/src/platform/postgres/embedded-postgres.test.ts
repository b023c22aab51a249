import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'conventions-embedded-'));
  chmodSync(root, 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const version = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  return rows[0]!.server_version;
};

test('a server that another part of the product runs is shared, and stopped by whoever started it', async () => {
  const folder = join(root, 'cluster');
  const first = await startEmbeddedPostgres({ folder });
  const second = await startEmbeddedPostgres({ folder });
  expect(second.port).toBe(first.port);
  await second.stop();
  expect(await version(first.url)).toMatch(/^18/);
  await first.stop();
  await expect(version(first.url)).rejects.toThrow();
});

test('the data outlive a stop', async () => {
  const folder = join(root, 'cluster');
  const first = await startEmbeddedPostgres({ folder });
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  await client.query('CREATE TABLE kept AS SELECT 1 AS one');
  await client.end();
  await first.stop();
  const again = await startEmbeddedPostgres({ folder });
  const reader = new pg.Client({ connectionString: again.url });
  await reader.connect();
  expect((await reader.query('SELECT one FROM kept')).rows).toEqual([{ one: 1 }]);
  await reader.end();
  await again.stop();
});

test('killed, it is back within 5 s on the same port, with its data', async () => {
  const folder = join(root, 'cluster');
  const server = await startEmbeddedPostgres({ folder });
  const pid = (): number => Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const killed = pid();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => version(server.url).then(() => pid() !== killed, () => false), { timeout: 5000, interval: 50 }).toBe(true);
  await server.stop();
  await expect(version(server.url)).rejects.toThrow();
});
