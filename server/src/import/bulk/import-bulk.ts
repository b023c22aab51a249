import type pg from 'pg';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { moneyRefusal } from '../../budget/money-refusal.js';
import { bumpDataVersion } from '../../platform/data-version.js';
import { keptReport, publishRead, recordFiles, recordRun } from '../apply-import.js';
import { assembleActions } from '../assemble-actions.js';
import { amountIn, applyMapping } from '../mapping/apply-mapping.js';
import type { Mapping } from '../mapping/mapping.js';
import { planImport } from '../plan-import.js';
import { templateRecords, type ReadImport } from '../read-import.js';
import type { RawTable } from '../reading/raw-table.js';
import { UnreadableFile, type Refusal } from '../refusal.js';
import type { ImportReport } from '../report.js';
import { parseRow } from '../rows/parsed-row.js';
import type { RowContext } from '../rows/row-context.js';
import type { TableRecords } from '../rows/table-records.js';
import { loadImportContext, type ImportContext } from '../store/import-context.js';
import { recordImport } from '../store/record-import.js';
import { GROWING_TABLES, writeActions } from '../store/write-actions.js';
import { exportedColumnsOf } from '../template/label-columns.js';
import { addReports, emptyReport } from './add-reports.js';
import { headersIn } from './headers-in.js';
import { headerRow, someRows, type BulkTable } from './bulk-table.js';
import { readStaged, type StagedRow } from './read-staged.js';
import { sniffFile } from './sniff-file.js';
import { CREATE_STAGING, stageRows } from './stage-rows.js';
import { streamRows } from './stream-rows.js';
import { findSumsAbove } from './sums-above.js';
import { gatherFacts } from './whole-file.js';

/** Bytes read, rows checked and written, then what is kept of them all and the commit. */
export type BulkPart = 'READ' | 'WRITE' | 'SETTLE';

export interface BulkOptions {
  readonly mapping?: Mapping | undefined;
  readonly acceptValid?: boolean;
  /** Only says what would be done. */
  readonly dryRun?: boolean;
  /** Marks what is created as demonstration data. */
  readonly isDemo?: boolean;
  readonly publishAt?: Date | undefined;
  readonly today?: LocalDate | undefined;
  /** Told when the files are read (bytes, twice) and then when rows are written. */
  /** `total` null where it cannot be counted. */
  readonly onPart?: ((part: BulkPart, total: number | null) => void) | undefined;
  readonly onAdvance?: ((count: number) => void) | undefined;
}

/**
 * Imports CSV files of any length in one transaction: rows go to the database by COPY as they are read, are gathered there by
 * action, and come back some thousands at a time to be checked and written by the same rules as any file. Node holds a few
 * thousand rows, whatever the files weigh; ended at any moment, nothing is left; run again, it is done.
 * @throws FrenchError CONVENTION_UNKNOWN, CONVENTION_IS_TEMPLATE, CAP_PASSED, MONEY_NOT_COVERED
 */
export async function importBulk(pool: pg.Pool, conventionKey: string, paths: readonly string[], options: BulkOptions = {}): Promise<ImportReport> {
  const context = await loadImportContext(pool, conventionKey);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const report = await runIn(client, context, paths, options);
    await client.query(report.applies && options.dryRun !== true ? 'COMMIT' : 'ROLLBACK');
    return report;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw moneyRefusal(error);
  } finally {
    client.release();
  }
}

async function runIn(client: pg.PoolClient, context: ImportContext, paths: readonly string[], options: BulkOptions): Promise<ImportReport> {
  await client.query('SELECT FROM convention WHERE key = $1 FOR NO KEY UPDATE', [context.convention.key]);
  await client.query(CREATE_STAGING);
  const { tables, problems, spoken, rows } = await stage(client, context, paths, options);
  const files = tables.map(({ file }) => file.identity);
  const empty = { ...emptyReport(context.convention.key, files), rows: { read: rows, taken: 0, waiting: rows, refused: 0 } };
  if (problems.length > 0) return { ...empty, refusals: problems, isBlocked: true };
  options.onPart?.('WRITE', rows);
  await client.query('ANALYZE import_staged');
  return writeStaged(client, context, { tables, spoken, files }, options);
}

interface Staged {
  readonly tables: readonly BulkTable[];
  readonly spoken: ReadonlySet<string>;
  readonly files: ImportReport['files'];
}

async function stage(
  client: pg.PoolClient,
  context: ImportContext,
  paths: readonly string[],
  { mapping, onPart, onAdvance }: BulkOptions,
): Promise<Omit<Staged, 'files'> & { readonly problems: readonly Refusal[]; readonly rows: number }> {
  const sniffed = [];
  for (const path of paths) sniffed.push(await sniffFile(path, mapping?.separator ?? null));
  onPart?.('READ', sniffed.reduce((sum, { identity }) => sum + identity.bytes, 0));
  const tables: BulkTable[] = [];
  const problems: Refusal[] = [];
  const spoken = new Set<string>();
  let rows = 0;
  for (const [index, file] of sniffed.entries()) {
    const name = file.identity.name;
    const toRecords = (table: RawTable): TableRecords =>
      mapping === undefined ? templateRecords([table], index, context) : applyMapping(table, mapping, context, { file: index, bundle: `${index}` });
    const stream = streamRows(file, onAdvance);
    try {
      const { at, amounts } = headersIn(file, mapping, context);
      const header = await headerOf(stream, at);
      const table = { file, index, above: file.top.slice(0, at), header, whole: gatherFacts(amounts, (cell) => amountIn(cell, context)), toRecords };
      tables.push(table);
      const first = toRecords(someRows(table, []));
      problems.push(...first.problems);
      if (first.problems.length > 0) {
        rows += await countFilled(stream);
        continue;
      }
      const staged = await stageRows(client, table, stream);
      await findSumsAbove(client, table, table.whole.end());
      rows += staged;
      // Any row of the file tells which sections it speaks of.
      if (staged > 0) for (const { section, bundle } of toRecords(someRows(table, [{ row: 0, cells: ['x'] }])).records) spoken.add(`${section}/${bundle}`);
      if (staged > 0) for (const { into } of mapping?.rows ?? []) spoken.add(`${into}/${index}`);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      // COPY is over with an error: so is the transaction.
      throw new UnreadableFile(error.code, `${name} : ${error.message}`, error.row);
    } finally {
      await stream.return(undefined);
    }
  }
  return { tables, problems, spoken, rows };
}

async function countFilled(rows: AsyncIterable<{ readonly cells: readonly string[] }>): Promise<number> {
  let filled = 0;
  for await (const { cells } of rows) if (cells.some((cell) => cell.trim() !== '')) filled += 1;
  return filled;
}

async function headerOf(rows: AsyncGenerator<{ readonly row: number; readonly cells: readonly string[] }>, at: number): Promise<BulkTable['header']> {
  for (let read = await rows.next(); read.done !== true; read = await rows.next()) {
    if (read.value.row === at + 1) return headerRow(read.value.row, read.value.cells);
  }
  throw new UnreadableFile('FILE_EMPTY', 'Le fichier est vide.');
}

/**
 * Plans made while tables were empty read them from end to end, row by row as they fill: nothing else tells a session that they have grown
 * before its transaction ends.
 */
const LOOK_AGAIN = `ANALYZE ${GROWING_TABLES.join(', ')}`;

async function writeStaged(client: pg.PoolClient, context: ImportContext, staged: Staged, options: BulkOptions): Promise<ImportReport> {
  const key = context.convention.key;
  let report = emptyReport(key, staged.files);
  const run = await recordRun(client, report);
  const fileIds = await recordFiles(client, run, report);
  const checks = await deferredChecks(client);
  let written = 0;
  let looksAt = 1;
  for await (const rows of readStaged(client)) {
    const read = readBatch(rows, context, staged, options);
    const { report: part, changes } = await planImport(client, key, read, { acceptValid: true, isDemo: options.isDemo ?? false });
    report = addReports(report, part, options.acceptValid ?? false);
    // Once something keeps everything out, the rest is only read, so that all of it is told.
    if (!report.isBlocked && options.dryRun !== true) {
      const write = { transaction: client, conventionKey: key, fileIds };
      if (changes.length > 0) {
        await writeActions(write, changes);
        await recordImport(write, changes);
        written += changes.length;
        if (written >= looksAt) {
          looksAt = written * 4;
          await client.query(LOOK_AGAIN);
        }
      }
      if (options.publishAt) await publishRead(client, key, read, options.publishAt);
      if (checks !== '') await client.query(`SET CONSTRAINTS ${checks} IMMEDIATE; SET CONSTRAINTS ${checks} DEFERRED`);
    }
    options.onAdvance?.(rows.length);
  }
  const applies = !report.isBlocked && (report.actions.created + report.actions.updated > 0 || options.publishAt !== undefined);
  const whole = { ...report, applies, ...(report.isBlocked && { rows: { ...report.rows, taken: 0, waiting: report.rows.read } }) };
  if (applies) {
    options.onPart?.('SETTLE', null);
    await client.query('UPDATE import_run SET report = $2::jsonb WHERE id = $1', [run, JSON.stringify(keptReport(whole))]);
    await bumpDataVersion(client);
  }
  return whole;
}

/** Checks that wait for the commit are made batch by batch: all that is to be checked would be remembered until then. */
async function deferredChecks(client: pg.PoolClient): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tgname) AS name FROM pg_trigger WHERE tgdeferrable AND tgrelid = 'items_due'::regclass AND NOT tgisinternal`,
  );
  return rows.map(({ name }) => name).join(', ');
}

function readBatch(rows: readonly StagedRow[], context: ImportContext, { tables, spoken, files }: Staged, options: BulkOptions): ReadImport {
  const { convention, nomenclature } = context;
  const rowContext: RowContext = { nomenclature, dateOrder: options.mapping?.dateOrder ?? 'DAY_FIRST', today: options.today ?? null };
  const read = tables.map((table) => table.toRecords(someRows(table, rows.filter(({ tbl }) => tbl === table.index))));
  const outcomes = read.flatMap(({ records }, index) =>
    records.map((record) => parseRow(record, exportedColumnsOf(record.section, convention.fundingSources), rowContext, files[index]?.name ?? '')),
  );
  const fileNames = files.map(({ name }) => name);
  return {
    files,
    assembly: assembleActions(outcomes, nomenclature.schools, fileNames, spoken),
    problems: read.flatMap(({ problems }) => problems),
    remarks: [],
    kept: new Set(),
    rowsUnread: 0,
    rowsLeftOut: 0,
  };
}
