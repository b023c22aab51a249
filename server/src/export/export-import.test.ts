import { localDate } from '@conventions-ouvertes/shared/local-date';
import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueReader, type Catalogue } from '../convention/catalogue.js';
import { generateDemonstration } from '../demonstration/generate-demonstration.js';
import { readOwnTerms } from '../demonstration/testing/read-terms.js';
import { importFiles } from '../import/import-files.js';
import { inTransaction, openPool } from '../platform/database.js';
import { freshDatabase, type TestDatabase } from '../platform/testing/database.js';
import { loadSchools } from '../reference/load-reference-data.js';
import { seed } from '../seed.js';
import { openOrm } from '../store/open-orm.js';
import { FULL_SIGHT } from '../disclosure/sight.js';
import { exportConventions, type ExportFormat } from './export-convention.js';

const DAY = localDate('2026-11-21');

interface Loaded {
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly catalogue: () => Promise<Catalogue>;
  readonly close: () => Promise<void>;
}

const open = async (): Promise<Loaded> => {
  const database = await freshDatabase();
  const pool = openPool(database.url);
  await seed(pool, { demo: true });
  const orm = await openOrm(database.url);
  const close = async (): Promise<void> => {
    await orm.close(true);
    await pool.end();
    await database.drop();
  };
  return { database, pool, catalogue: catalogueReader(orm, pool), close };
};

/** The same conventions and schools without a single fiche. */
const emptied = async (): Promise<Loaded> => {
  const loaded = await open();
  // What was recorded of the ways of actions is kept from being emptied, and here it is to be.
  const kept = await loaded.pool.query<{ name: string; guard: string }>(`SELECT tgrelid::regclass::text AS name, tgname AS guard FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only'`);
  for (const { name, guard } of kept.rows) await loaded.pool.query(`ALTER TABLE ${name} DISABLE TRIGGER ${guard}`);
  await loaded.pool.query('TRUNCATE action, import_file, import_run CASCADE');
  const own = await readOwnTerms();
  await inTransaction(loaded.pool, (client) => loadSchools(client, generateDemonstration(own.terms, own.reference).schools));
  return loaded;
};

const exported = async ({ pool, catalogue }: Loaded, format: ExportFormat, conventions: readonly string[]): Promise<Buffer> =>
  buffer(exportConventions(pool, await catalogue(), { format, conventions, section: null, scope: {}, day: DAY, sight: FULL_SIGHT, reader: null }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('export, import into a fresh database, export again', () => {
  let first: Loaded;
  let second: Loaded;
  let keys: string[];
  beforeAll(async () => {
    [first, second] = await Promise.all([open(), emptied()]);
    const { rows } = await first.pool.query<{ key: string }>('SELECT DISTINCT convention_key AS key FROM action ORDER BY 1');
    keys = rows.map(({ key }) => key);
  }, 240_000);
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
  });

  const oneFile = async (loaded: Loaded, format: ExportFormat): Promise<Record<string, string>> => ({ [format]: sha256(await exported(loaded, format, keys)) });

  const archive = async (loaded: Loaded, format: ExportFormat): Promise<Record<string, string>> =>
    Object.fromEntries(Object.entries(unzipSync(await exported(loaded, format, keys))).map(([name, bytes]) => [name, sha256(bytes)]));

  const send = async (format: ExportFormat): Promise<void> => {
    await second.pool.query('TRUNCATE action, import_file, import_run CASCADE');
    for (const key of keys) {
      const bytes = await exported(first, format, [key]);
      const files =
        format === 'csv' || format === 'parquet'
          ? Object.entries(unzipSync(bytes)).flatMap(([name, content]) => (name.endsWith(`.${format}`) ? [{ name, bytes: Buffer.from(content) }] : []))
          : [{ name: `${key}.${format}`, bytes }];
      const report = await importFiles(second.pool, key, files);
      expect(report.refusals.slice(0, 5)).toEqual([]);
      expect(report.actions.created).toBe(report.actions.read);
    }
  };

  it.each(['csv', 'xlsx', 'ods', 'jsonl', 'parquet'] as const)('gives the same bytes for the whole demonstration set, by %s', async (format) => {
    const whole = format === 'jsonl' ? oneFile : archive;
    const before = await whole(first, format);
    await send(format);
    expect(await whole(second, format)).toEqual(before);
    expect(sha256(await exported(second, 'jsonl', keys))).toBe(sha256(await exported(first, 'jsonl', keys)));
  }, 240_000);

  it('keeps what is fictitious fictitious, though nobody said so on import', async () => {
    const { rows } = await second.pool.query<{ real: number; all: number }>('SELECT count(*) FILTER (WHERE NOT is_demo) AS real, count(*) AS all FROM action');
    expect(rows[0]).toEqual({ real: 0, all: expect.toSatisfy((count: number) => count > 400) });
  });
});
