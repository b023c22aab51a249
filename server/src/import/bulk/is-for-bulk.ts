import { stat } from 'node:fs/promises';
import type { ImportCommand } from '../command-line.js';
import { LIMITS } from '../reading/limits.js';

/** Text files that are too large to be held go through the database; workbooks cannot be read in parts. */
export async function isForBulk({ bulk: asked, files }: Pick<ImportCommand, 'bulk' | 'files'>): Promise<boolean> {
  const sizes = await Promise.all(files.map(async (path) => (await stat(path).catch(() => null))?.size ?? 0));
  if (!files.every((path) => /\.(?:csv|tsv|txt)$/iu.test(path)) || sizes.includes(0)) return false;
  return asked || sizes.reduce((sum, size) => sum + size, 0) > LIMITS.bulkBytes;
}
