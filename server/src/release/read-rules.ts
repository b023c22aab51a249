import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '../platform/database.js';
import type { LedgerRules } from './ledger.js';
import type { PublicApi } from './public-api.js';

const RULES = '{ conventions { key shortTitle terms readings { id question reading reason article decidedBy decidedOn } } }';

/** The terms of each convention as they were loaded, with the readings of open clauses and the file that says them. */
export const readRules = async (api: PublicApi, database: Queryable): Promise<readonly LedgerRules[]> => {
  const { conventions } = await api.ask<{ conventions: { key: string; shortTitle: string; terms: unknown; readings: LedgerRules['readings'] }[] }>(RULES);
  const { rows } = await database.query<{ key: string; source_file: string; source_sha256: string }>('SELECT key, source_file, source_sha256 FROM convention');
  return conventions
    .map(({ key, ...told }) => {
      const row = rows.find((one) => one.key === key);
      if (row === undefined) throw new Error(`the convention ${key} has no row`);
      return { convention: key, shortTitle: told.shortTitle, sourceFile: row.source_file, sourceSha256: row.source_sha256, terms: told.terms, readings: [...told.readings] };
    })
    .sort(({ convention: left }, { convention: right }) => (left < right ? -1 : 1));
};

/** The files of a folder that are those which were loaded, by name: one changed since, or never loaded, is left out. */
export const loadedFiles = async (folder: string, rules: readonly LedgerRules[]): Promise<ReadonlyMap<string, Buffer>> => {
  const wanted = new Map(rules.map(({ sourceFile, sourceSha256 }) => [sourceFile, sourceSha256]));
  const files = new Map<string, Buffer>();
  for (const name of (await readdir(folder)).sort()) {
    if (!wanted.has(name)) continue;
    const bytes = await readFile(join(folder, name));
    if (createHash('sha256').update(bytes).digest('hex') === wanted.get(name)) files.set(name, bytes);
  }
  return files;
};
