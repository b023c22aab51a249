import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { openPool } from '../../platform/database.js';
import { freshDatabase } from '../../platform/testing/database.js';
import { seed } from '../../seed.js';

/** Files of others, and a database with the conventions that they are read under. */
export interface Fixture {
  /** Path of the folder, with its last slash. */
  readonly folder: string;
  /** Open while the tests run. */
  readonly pool: pg.Pool;
}

/** A fixture of `test/fixtures` with a database of its own, for all the tests of a file. */
export function useFixture(name: string): Fixture {
  const folder = fileURLToPath(new URL(`../../../../test/fixtures/${name}/`, import.meta.url));
  let opened: { readonly pool: pg.Pool; readonly drop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    const { url, drop } = await freshDatabase();
    opened = { pool: openPool(url), drop };
    await seed(opened.pool, { demo: false, conventionsFolder: `${folder}conventions` });
  });
  afterAll(async () => {
    await opened?.pool.end();
    await opened?.drop();
  });
  return {
    folder,
    get pool(): pg.Pool {
      if (opened === undefined) throw new Error('the fixture is not open yet');
      return opened.pool;
    },
  };
}
