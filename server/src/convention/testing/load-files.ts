import { createHash } from 'node:crypto';
import type pg from 'pg';
import { bumpDataVersion } from '../../platform/data-version.js';
import { inTransaction } from '../../platform/database.js';
import { problemText } from '../format/convention-problem.js';
import { readConventionFiles, type ConventionFile } from '../format/read-convention-files.js';
import { referenceCodes } from '../format/testing/example-file.js';
import { loadConventions } from '../load-conventions.js';

/** Loads convention files as the server does at its start, beside those that are there. A set with a wrong file says why. */
export const loadFiles = async (pool: pg.Pool, files: readonly ConventionFile[]): Promise<void> => {
  const read = readConventionFiles(files, await referenceCodes());
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'));
  const textOf = new Map(files.map(({ name, text }) => [name, text]));
  await inTransaction(pool, async (client) => {
    const loaded = read.conventions.map(({ file, terms }) => ({ fileName: file, sha256: createHash('sha256').update(textOf.get(file) ?? '').digest('hex'), terms }));
    await loadConventions(client, loaded);
    await bumpDataVersion(client);
  });
};
