import type pg from 'pg';
import { importFiles } from '../import-files.js';
import type { ApplyOptions } from '../apply-import.js';
import type { InputFile } from '../reading/input-file.js';
import type { ImportReport } from '../report.js';
import { loadImportContext } from '../store/import-context.js';
import { buildCsvBundle } from '../template/build-csv.js';
import { buildTemplateWorkbook, type TemplateRows } from '../template/build-workbook.js';

/** The rows as a workbook of the convention `essai`. */
export async function essaiWorkbook(pool: pg.Pool, rows: TemplateRows, name = 'fiches.xlsx'): Promise<InputFile> {
  const { convention } = await loadImportContext(pool, 'essai');
  return { name, bytes: await buildTemplateWorkbook(convention, rows) };
}

/** The rows as a bundle of CSV files. */
export async function essaiCsv(pool: pg.Pool, rows: TemplateRows): Promise<InputFile[]> {
  const { convention } = await loadImportContext(pool, 'essai');
  return buildCsvBundle('fiches', convention, rows).map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
}

export function importEssai(pool: pg.Pool, files: readonly InputFile[], options: ApplyOptions = {}): Promise<ImportReport> {
  return importFiles(pool, 'essai', files, options);
}
