import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type pg from 'pg';
import { todayInParis } from '../platform/clock.js';
import { inTransaction, type Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { applyImport } from './apply-import.js';
import { importBulk, type BulkPart } from './bulk/import-bulk.js';
import { isForBulk } from './bulk/is-for-bulk.js';
import type { ImportCommand } from './command-line.js';
import { queueFromCommand, WAITS_NOWHERE } from './desk/queue-from-command.js';
import type { Mapping } from './mapping/mapping.js';
import { readMapping } from './mapping/read-mapping.js';
import { scdlMapping } from './mapping/scdl.js';
import { planImport } from './plan-import.js';
import type { Progress } from './progress.js';
import { readImport } from './read-import.js';
import type { InputFile } from './reading/input-file.js';
import { LIMITS } from './reading/limits.js';
import { openInputFile } from './reading/read-file.js';
import { markFiles } from './repair/mark-files.js';
import type { ImportReport } from './report.js';
import { loadImportContext, type ImportContext } from './store/import-context.js';
import { typeset } from './typeset.js';

/** Does what an import command asks for, and reports. */
export async function runCommand(pool: pg.Pool, command: ImportCommand, progress: Progress): Promise<ImportReport> {
  const context = await loadImportContext(pool, command.convention);
  const mapping = await mappingOf(command, context);
  return (await isForBulk(command)) ? bulk(pool, command, mapping, progress) : whole(pool, command, mapping, context, progress);
}

async function whole(pool: pg.Pool, command: ImportCommand, mapping: Mapping | undefined, context: ImportContext, progress: Progress): Promise<ImportReport> {
  const files: InputFile[] = [];
  for (const path of command.files) files.push(await openInputFile(path));
  progress.start('Lecture des fichiers', files.length);
  const read = await readImport(files, context, { mapping, sheet: command.sheet, today: todayInParis(), onFile: () => progress.advance(1) });
  const plan = async (): Promise<ImportReport> => (await planImport(pool, command.convention, read, command)).report;
  const apply = async (): Promise<ImportReport> => {
    progress.start('Écriture des lignes', null);
    return inTransaction(pool, async (client) => {
      const report = await applyImport(client, command.convention, read, {
        acceptValid: command.acceptValid,
        refuseLosses: !command.acceptLosses,
        publishAt: command.publish ? new Date() : undefined,
        onPlan: (rows) => progress.start('Écriture des lignes', rows),
        onRows: (count) => progress.advance(count),
      });
      return queued(client, command, mapping, files, report);
    });
  };
  const report = command.dryRun ? await plan() : await apply();
  if (command.repair !== null) await sendBack(command.repair, files, report);
  return report;
}

const PARTS: Readonly<Record<BulkPart, string>> = {
  READ: 'Lecture (octets)',
  WRITE: 'Contrôle et écriture des lignes',
  SETTLE: 'Totaux et enregistrement, d’un seul tenant : quelques minutes pour un million de lignes',
};

async function bulk(pool: pg.Pool, command: ImportCommand, mapping: Mapping | undefined, progress: Progress): Promise<ImportReport> {
  const report = await importBulk(pool, command.convention, command.files, {
    mapping,
    acceptValid: command.acceptValid,
    dryRun: command.dryRun,
    publishAt: command.publish ? new Date() : undefined,
    today: todayInParis(),
    onPart: (part, total) => progress.start(PARTS[part], total),
    onAdvance: (count) => progress.advance(count),
  });
  if (command.dryRun) return report;
  const isLight = report.files.reduce((sum, { bytes }) => sum + bytes, 0) <= LIMITS.fileBytes;
  if (!isLight) return report.refusals.length === 0 ? report : { ...report, notices: [...report.notices, WAITS_NOWHERE] };
  const files: InputFile[] = [];
  for (const path of command.files) files.push(await openInputFile(path));
  return inTransaction(pool, (client) => queued(client, command, mapping, files, report));
}

/** The report, and where what is doubtful waits. */
async function queued(client: Queryable, { convention, sender, sheet }: ImportCommand, mapping: Mapping | undefined, files: readonly InputFile[], report: ImportReport): Promise<ImportReport> {
  const waits = await queueFromCommand(client, { convention, sender, files, mapping, sheet, refusals: report.refusals }, todayInParis());
  return waits === null ? report : { ...report, notices: [...report.notices, waits] };
}

async function sendBack(path: string, files: readonly InputFile[], { refusals }: ImportReport): Promise<void> {
  const [marked] = await markFiles(files, refusals);
  if (marked !== undefined) await writeFile(path, marked.bytes);
}

async function mappingOf({ mapping, axis, resource }: ImportCommand, { convention }: ImportContext): Promise<Mapping | undefined> {
  if (mapping === null) return undefined;
  if (mapping.toLowerCase() === 'scdl') return scdlMapping({ axis, resource }, convention);
  const text = await readFile(mapping, 'utf8').catch((error: unknown) => {
    throw new FrenchError('MAPPING_NOT_FOUND', typeset(`La correspondance « ${mapping} » ne se lit pas : vérifiez son chemin.`), { cause: error });
  });
  return readMapping(basename(mapping), text, convention.fundingSources);
}
