import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type pg from 'pg';
import { readConfig } from '../platform/config.js';
import { openPool, inTransaction } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { openDatabase } from '../platform/open-database.js';
import { applyImport } from './apply-import.js';
import { commandError } from './command-error.js';
import { parseImportCommand, type ImportCommand } from './command-line.js';
import type { Mapping } from './mapping/mapping.js';
import { readMapping } from './mapping/read-mapping.js';
import { planImport } from './plan-import.js';
import { terminalProgress, type Progress } from './progress.js';
import { readImport } from './read-import.js';
import { openInputFile } from './reading/read-file.js';
import type { ImportReport } from './report.js';
import { reportText } from './report-text.js';
import { loadImportContext, type ImportContext } from './store/import-context.js';
import { typeset } from './typeset.js';

/** `npm run import -- --convention KEY [--mapping F] [--sheet S] [--accept-valid] [--publish] [--dry-run] FILE…`; ends with 1 if anything was refused. */
async function main(): Promise<number> {
  const command = parseImportCommand(process.argv.slice(2));
  const database = await openDatabase(readConfig(process.env));
  // Stopping the embedded database undoes what was not committed.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  const progress = terminalProgress(process.stderr, () => performance.now());
  const pool = openPool(database.url, { max: 2 });
  try {
    const report = await run(pool, command, progress);
    progress.stop();
    console.log(reportText(report, command.dryRun));
    return report.refusals.length > 0 ? 1 : 0;
  } finally {
    progress.stop();
    await pool.end();
    await database.stop();
  }
}

async function run(pool: pg.Pool, command: ImportCommand, progress: Progress): Promise<ImportReport> {
  const context = await loadImportContext(pool, command.convention);
  const mapping = await mappingOf(command, context);
  const files = [];
  for (const path of command.files) files.push(await openInputFile(path));
  progress.start('Lecture des fichiers', files.length);
  const read = await readImport(files, context, { mapping, sheet: command.sheet, onFile: () => progress.advance(1) });
  if (command.dryRun) return (await planImport(pool, command.convention, read, command)).report;
  progress.start('Écriture des lignes', null);
  return inTransaction(pool, (client) =>
    applyImport(client, command.convention, read, {
      acceptValid: command.acceptValid,
      publishAt: command.publish ? new Date() : undefined,
      onPlan: (rows) => progress.start('Écriture des lignes', rows),
      onRows: (count) => progress.advance(count),
    }),
  );
}

async function mappingOf({ mapping }: ImportCommand, { convention }: ImportContext): Promise<Mapping | undefined> {
  if (mapping === null) return undefined;
  const text = await readFile(mapping, 'utf8').catch((error: unknown) => {
    throw new FrenchError('MAPPING_NOT_FOUND', typeset(`La correspondance « ${mapping} » ne se lit pas : vérifiez son chemin.`), { cause: error });
  });
  return readMapping(basename(mapping), text, convention.fundingSources);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(commandError(error));
  process.exitCode = 1;
}
