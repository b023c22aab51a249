import { bumpDataVersion } from '../platform/data-version.js';
import type { Queryable } from '../platform/database.js';
import { publishNamed } from '../action/publish.js';
import { planImport, type ImportOptions, type PlannedChange } from './plan-import.js';
import type { ReadImport } from './read-import.js';
import type { ImportReport } from './report.js';
import { countWrites } from './store/count-writes.js';
import { recordImport } from './store/record-import.js';
import { writeActions } from './store/write-actions.js';

export interface ApplyOptions extends ImportOptions {
  /** Makes public what the files hold, at this instant; what is new stays inside, if not said. */
  readonly publishAt?: Date | undefined;
  /** Writes nothing where the files tell fewer lines of an action than are stored: whoever sends them says so first. */
  readonly refuseLosses?: boolean;
  /** Told, before the first is written, how many rows of the database there will be. */
  readonly onPlan?: ((rows: number) => void) | undefined;
  /** Told the number of the import, once it is written. */
  readonly onRun?: ((run: number) => Promise<void>) | undefined;
  /** Told how many rows were just written. */
  readonly onRows?: ((count: number) => void) | undefined;
}

/** Refusals kept with the import that took the rest; the count of all is in the report anyhow. */
const KEPT_REFUSALS = 1_000;

/**
 * Writes what an import brings, all of it or nothing. Imports of one convention wait for one another, so that what is
 * compared is what is written over; the same files again write nothing at all.
 * @param transaction a transaction that the caller opened, and commits when this answers
 */
export async function applyImport(
  transaction: Queryable,
  conventionKey: string,
  read: ReadImport,
  options: ApplyOptions = {},
): Promise<ImportReport> {
  await transaction.query('SELECT FROM convention WHERE key = $1 FOR NO KEY UPDATE', [conventionKey]);
  const plan = await planImport(transaction, conventionKey, read, options);
  const losses = plan.report.notices.some(({ code }) => code === 'LINES_LOST');
  const isHeld = options.refuseLosses === true && losses && plan.report.applies;
  const report = isHeld ? { ...plan.report, applies: false, isBlocked: true, rows: { ...plan.report.rows, taken: 0, waiting: plan.report.rows.taken + plan.report.rows.waiting } } : plan.report;
  const { changes } = plan;
  const run = report.applies ? await writeChanges(transaction, conventionKey, report, changes, options) : null;
  if (run !== null) await options.onRun?.(run);
  const published = options.publishAt && !report.isBlocked ? await publishRead(transaction, conventionKey, read, options.publishAt) : 0;
  if (report.applies || published > 0) await bumpDataVersion(transaction);
  return report;
}

/** Whoever imports says that what these files hold may be public; unchanged actions too, drafts never. */
export async function publishRead(transaction: Queryable, conventionKey: string, { assembly }: ReadImport, at: Date): Promise<number> {
  const slugs = assembly.actions.map(({ reference }) => `${conventionKey}--${reference.toLowerCase()}`);
  return (await publishNamed(transaction, null, slugs, at)).length;
}

async function writeChanges(
  transaction: Queryable,
  conventionKey: string,
  report: ImportReport,
  changes: readonly PlannedChange[],
  options: ApplyOptions,
): Promise<number> {
  options.onPlan?.(countWrites(changes));
  const run = await recordRun(transaction, report);
  const fileIds = await recordFiles(transaction, run, report);
  const context = { transaction, conventionKey, fileIds, by: options.by, onRows: options.onRows };
  await writeActions(context, changes);
  await recordImport(context, changes);
  return run;
}

/** Keeps what an import did; answers its number. */
export async function recordRun(transaction: Queryable, report: ImportReport): Promise<number> {
  const { rows } = await transaction.query<{ id: number }>('INSERT INTO import_run (convention_key, report) VALUES ($1, $2::jsonb) RETURNING id', [
    report.convention,
    JSON.stringify(keptReport(report)),
  ]);
  const [run] = rows;
  if (run === undefined) throw new Error('the import has no number');
  return run.id;
}

/** The report as it is kept: the first refusals, and how many there were. */
export function keptReport(report: ImportReport): object {
  return { ...report, refusals: report.refusals.slice(0, KEPT_REFUSALS), refusalCount: report.refusals.length };
}

/** Keeps which files an import came from; answers their numbers, in their order. */
export async function recordFiles(transaction: Queryable, run: number, { files }: Pick<ImportReport, 'files'>): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const { name, sha256, bytes } of files) {
    const file = await transaction.query<{ id: number }>(
      'INSERT INTO import_file (import_run_id, name, sha256, bytes) VALUES ($1, $2, $3, $4) RETURNING id',
      [run, name, sha256, bytes],
    );
    ids.push(...file.rows.map(({ id }) => id));
  }
  return ids;
}
