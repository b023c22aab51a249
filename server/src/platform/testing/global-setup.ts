import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { seed } from '../../seed.js';
import { openPool } from '../database.js';
import { migrate } from '../../store/migrate.js';
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.js';

const urlOf = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

const onServer = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/**
 * Starts one throw-away PostgreSQL for the run, or uses TEST_DATABASE_URL (for instance a plain PostgreSQL 15), and migrates
 * one database that the tests copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const folder = mkdtempSync(join(tmpdir(), 'conventions-test-'));
  chmodSync(folder, 0o755);
  const server = given
    ? { url: given, stop: async () => undefined }
    : await startEmbeddedPostgres({
        folder: join(folder, 'postgres'),
        settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=128MB'],
      });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // Several projects of one run share the server that was given.
    const suffix = given ? `_${randomBytes(6).toString('hex')}` : '';
    const [empty, seeded] = [`conventions_empty${suffix}`, `conventions_seeded${suffix}`];
    await onServer(server.url, `CREATE DATABASE ${empty}`);
    await migrate(urlOf(server.url, empty));
    await onServer(server.url, `CREATE DATABASE ${seeded} TEMPLATE ${empty}`);
    const pool = openPool(urlOf(server.url, seeded), { max: 1 });
    await seed(pool, { demo: false });
    await pool.end();
    project.provide('postgresUrl', server.url);
    project.provide('templateDatabase', empty);
    project.provide('seededDatabase', seeded);
    return async () => {
      for (const name of [seeded, empty]) await onServer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
