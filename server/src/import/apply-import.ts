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
  /** Told, before the first is written, how many rows of the database there will be. */
  readonly onPlan?: ((rows: number) => void) | undefined;
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
  const { report, changes } = await planImport(transaction, conventionKey, read, options);
  if (report.applies) await writeChanges(transaction, conventionKey, report, changes, options);
  const published = options.publishAt && !report.isBlocked ? await publishRead(transaction, conventionKey, read, options.publishAt) : 0;
  if (report.applies || published > 0) await bumpDataVersion(transaction);
  return report;
}

/** Whoever imports says that what these files hold may be public; unchanged actions too, drafts never. */
async function publishRead(transaction: Queryable, conventionKey: string, { assembly }: ReadImport, at: Date): Promise<number> {
  const slugs = assembly.actions.map(({ reference }) => `${conventionKey}--${reference.toLowerCase()}`);
  return (await publishNamed(transaction, null, slugs, at)).length;
}

async function writeChanges(
  transaction: Queryable,
  conventionKey: string,
  report: ImportReport,
  changes: readonly PlannedChange[],
  options: ApplyOptions,
): Promise<void> {
  options.onPlan?.(countWrites(changes));
  const fileIds = await recordFiles(transaction, report);
  const context = { transaction, conventionKey, fileIds, onRows: options.onRows };
  await writeActions(context, changes);
  await recordImport(context, changes);
}

async function recordFiles(transaction: Queryable, report: ImportReport): Promise<readonly number[]> {
  const kept = { ...report, refusals: report.refusals.slice(0, KEPT_REFUSALS), refusalCount: report.refusals.length };
  const run = await transaction.query<{ id: number }>('INSERT INTO import_run (convention_key, report) VALUES ($1, $2::jsonb) RETURNING id', [
    report.convention,
    JSON.stringify(kept),
  ]);
  const ids: number[] = [];
  for (const { name, sha256, bytes } of report.files) {
    const file = await transaction.query<{ id: number }>(
      'INSERT INTO import_file (import_run_id, name, sha256, bytes) VALUES ($1, $2, $3, $4) RETURNING id',
      [run.rows[0]?.id, name, sha256, bytes],
    );
    ids.push(...file.rows.map(({ id }) => id));
  }
  return ids;
}
