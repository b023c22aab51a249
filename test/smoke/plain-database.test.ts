import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankDatabase, type TestDatabase } from '../../server/src/platform/testing/database.js';
import { ask } from '../support/ask.js';
import { fingerprint } from '../support/fingerprint.js';
import { startServer, type ServerProcess } from '../support/server-process.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await blankDatabase();
});
afterEach(() => database.drop());

const tablesOf = async (url: string): Promise<Record<string, string>> => {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return await fingerprint(pool);
  } finally {
    await pool.end();
  }
};

const numberOfActions = async ({ origin }: ServerProcess): Promise<number> => {
  const { actions } = await ask<{ actions: { totalCount: number } }>(`${origin}/graphql`, '{ actions { totalCount } }');
  return actions.totalCount;
};

test('DATABASE_URL: an empty database is brought up to date and filled; starting again changes nothing', async () => {
  const first = await startServer({ DATABASE_URL: database.url });
  const filled = await tablesOf(database.url);
  expect(await numberOfActions(first)).toBeGreaterThanOrEqual(400);
  expect((await first.end('SIGTERM')).code).toBe(0);

  // On the same port: the accounts of the demonstration are known by the address of their provider.
  const second = await startServer({ DATABASE_URL: database.url, PORT: new URL(first.origin).port });
  await second.end('SIGTERM');
  expect(await tablesOf(database.url)).toEqual(filled);
});

test('DEMO=0: the conventions are there and no invented action, school or convention', async () => {
  const server = await startServer({ DATABASE_URL: database.url, DEMO: '0' });
  expect(await numberOfActions(server)).toBe(0);
  const { site, conventions } = await ask<{ site: { hasDemo: boolean; demoNotice: string | null }; conventions: { isDemo: boolean }[] }>(
    `${server.origin}/graphql`,
    '{ site { hasDemo demoNotice } conventions { isDemo } }',
  );
  expect(site).toEqual({ hasDemo: false, demoNotice: null });
  expect(conventions.map(({ isDemo }) => isDemo)).toEqual([false, false, false, false, false]);
  await server.end('SIGTERM');
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const { rows } = await pool.query<{ invented: number }>('SELECT count(*)::int AS invented FROM school WHERE is_demo');
  await pool.end();
  expect(rows[0]!.invented).toBe(0);
});

test('DEMO=0 on a database that holds the demonstration: it is not thrown away, and still says what it is', async () => {
  const first = await startServer({ DATABASE_URL: database.url });
  const before = await numberOfActions(first);
  await first.end('SIGTERM');
  const second = await startServer({ DATABASE_URL: database.url, DEMO: '0' });
  expect(await numberOfActions(second)).toBe(before);
  const { site } = await ask<{ site: { hasDemo: boolean } }>(`${second.origin}/graphql`, '{ site { hasDemo } }');
  expect(site.hasDemo).toBe(true);
  await second.end('SIGTERM');
});
