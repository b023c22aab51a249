import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { assembleActions, type Assembly } from './assemble-actions.js';
import { applyMapping } from './mapping/apply-mapping.js';
import type { Mapping } from './mapping/mapping.js';
import { openArchives } from './reading/expand-archive.js';
import type { InputFile } from './reading/input-file.js';
import { identityOf, readTables, type FileIdentity } from './reading/read-file.js';
import type { RawTable, TableRemark } from './reading/raw-table.js';
import { UnreadableFile, type Refusal } from './refusal.js';
import { keptDoubts, type Decision } from './repair/decision.js';
import { mendTables } from './repair/mend-tables.js';
import { parseRow } from './rows/parsed-row.js';
import type { RowContext } from './rows/row-context.js';
import type { SourceRecord } from './rows/source-record.js';
import { recordsOfTable, type TableRecords } from './rows/table-records.js';
import type { ImportContext } from './store/import-context.js';
import { exportedColumnsOf } from './template/label-columns.js';
import { placeTables } from './place-tables.js';

/** Files read and checked, before the database is asked what changes. */
export interface ReadImport {
  readonly files: readonly FileIdentity[];
  readonly assembly: Assembly;
  /** Files, sheets and headers that could not be read: nothing is loaded while one stands. */
  readonly problems: readonly Refusal[];
  readonly remarks: readonly TableRemark[];
  /** Doubts that persons settled by keeping the row as it is. */
  readonly kept: ReadonlySet<string>;
  /** Rows whose headers could not be matched. */
  readonly rowsUnread: number;
  /** Rows that persons left out. */
  readonly rowsLeftOut: number;
}

export interface ReadOptions {
  /** For a file that is not in the form of the template. */
  readonly mapping?: Mapping | undefined;
  /** The sheet to read of a workbook, with a mapping. */
  readonly sheet?: string | undefined;
  /** The day of the import: what is said to have been done later waits; not asked, if not said. */
  readonly today?: LocalDate | undefined;
  /** What persons decided of the doubtful rows of these files. */
  readonly decisions?: readonly Decision[] | undefined;
  readonly onFile?: ((file: InputFile, index: number) => void) | undefined;
}

/** Reads files entirely; every refusal of every row is told at once. */
export async function readImport(given: readonly InputFile[], context: ImportContext, options: ReadOptions = {}): Promise<ReadImport> {
  const files = await openArchives(given);
  const records: SourceRecord[] = [];
  const problems: Refusal[] = [];
  const remarks: TableRemark[] = [];
  let rowsUnread = 0;
  let rowsLeftOut = 0;
  for (const [index, file] of files.entries()) {
    options.onFile?.(file, index);
    const read = await recordsOfFile(file, index, context, options);
    // Not push(...): a file has more rows than a call may have arguments.
    for (const record of read.records) records.push(record);
    for (const problem of read.problems) problems.push(problem);
    remarks.push(...read.remarks);
    rowsUnread += read.unread ?? 0;
    rowsLeftOut += read.leftOut;
  }
  const fileNames = files.map(({ name }) => name);
  const { convention, nomenclature } = context;
  const rowContext: RowContext = { nomenclature, dateOrder: options.mapping?.dateOrder ?? 'DAY_FIRST', today: options.today ?? null };
  const outcomes = records.map((record) =>
    parseRow(record, exportedColumnsOf(record.section, convention.fundingSources), rowContext, fileNames[record.origin.file] ?? ''),
  );
  return { files: files.map(identityOf), assembly: assembleActions(outcomes, nomenclature.schools, fileNames), problems, remarks, kept: keptDoubts(options.decisions ?? []), rowsUnread, rowsLeftOut };
}

async function recordsOfFile(file: InputFile, index: number, context: ImportContext, options: ReadOptions): Promise<TableRecords & { readonly leftOut: number }> {
  try {
    const { tables, leftOut } = mendTables(await readTables(file, options.mapping?.separator ?? null), options.decisions ?? []);
    const read =
      options.mapping === undefined ? templateRecords(tables, index, context) : mappedRecords(tables, index, context, options.mapping, options.sheet);
    return { ...read, remarks: [...tables.flatMap(({ remarks = [] }) => remarks), ...read.remarks], leftOut };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { code, message: reason, row } = error;
    return { records: [], remarks: [], leftOut: 0, problems: [{ file: file.name, sheet: null, row, column: null, value: null, code, reason }] };
  }
}

export function templateRecords(tables: readonly RawTable[], file: number, context: ImportContext): TableRecords {
  const { key } = context.convention;
  const own = tables.filter(({ convention = null }) => convention === null || convention === key);
  const others = tables.filter((table) => !own.includes(table)).reduce((rows, table) => rows + table.rows.length - 1, 0);
  const placed = placeTables(own);
  const read = placed.tables.map(({ table, section, bundle }) =>
    recordsOfTable(table, section, context.convention.fundingSources, { file, bundle }),
  );
  return {
    records: read.flatMap(({ records }) => records),
    unread: read.reduce((sum, { unread = 0 }) => sum + unread, 0),
    problems: [...placed.problems, ...read.flatMap(({ problems }) => problems)],
    remarks: [
      ...read.flatMap(({ remarks }) => remarks),
      ...(others > 0 ? [{ code: 'OTHER_CONVENTIONS', text: `${others} ligne(s) du fichier sont d’autres conventions que « ${key} » : elles ne sont pas lues.` }] : []),
    ],
  };
}

function mappedRecords(
  tables: readonly RawTable[],
  file: number,
  context: ImportContext,
  mapping: Mapping,
  sheet: string | undefined,
): TableRecords {
  const candidates = sheet === undefined ? tables : tables.filter((table) => table.sheet === sheet);
  const [table] = candidates;
  if (table === undefined || candidates.length > 1) {
    const names = tables.map((one) => `« ${one.sheet} »`).join(', ');
    throw new UnreadableFile('SHEET_TO_CHOOSE', `Choisissez la feuille à lire avec --sheet, parmi ${names}.`);
  }
  return applyMapping(table, mapping, context, { file, bundle: `${file}` });
}
