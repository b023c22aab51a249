import pg from 'pg';
import { moneyRefusal } from '../budget/money-refusal.js';
import { inTransaction } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { applyImport, type ApplyOptions } from './apply-import.js';
import { readImport, type ReadOptions } from './read-import.js';
import type { InputFile } from './reading/input-file.js';
import type { ImportReport } from './report.js';
import { loadImportContext } from './store/import-context.js';
import { typeset } from './typeset.js';

/**
 * Imports files under a convention in one transaction of its own, and reports.
 * @throws FrenchError when the convention is unknown, is a template, or changed meanwhile; CAP_PASSED, MONEY_NOT_COVERED
 */
export async function importFiles(
  pool: pg.Pool,
  conventionKey: string,
  files: readonly InputFile[],
  options: ReadOptions & ApplyOptions = {},
): Promise<ImportReport> {
  const context = await loadImportContext(pool, conventionKey);
  const read = await readImport(files, context, options);
  try {
    return await inTransaction(pool, (client) => applyImport(client, conventionKey, read, options));
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === FOREIGN_KEY_VIOLATION)) throw moneyRefusal(error);
    throw new FrenchError('CONVENTION_CHANGED', typeset('La convention ou les données de référence ont changé pendant l’import : relancez-le.'), { cause: error });
  }
}

const FOREIGN_KEY_VIOLATION = '23503';
