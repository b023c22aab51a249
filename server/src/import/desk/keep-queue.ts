import type { Queryable } from '../../platform/database.js';
import { columnIndexOf } from '../repair/decision.js';
import type { Refusal } from '../refusal.js';
import type { Proposal } from '../repair/proposal.js';

/** Doubts that the queue holds of one upload; all of them are counted in its report. */
const KEPT = 5_000;

const SQL = `
  INSERT INTO import_doubt (upload_id, position, file, sheet, row, column_index, column_name, value, code, reason, proposal)
  SELECT $1, position, file, sheet, row, column_index, column_name, value, code, reason, proposal
    FROM jsonb_to_recordset($2::jsonb) AS d (position integer, file text, sheet text, row integer, column_index integer, column_name text,
                                             value text, code text, reason text, proposal jsonb)`;

/** Puts the doubts of an upload, as it was just read, in place of those of before. */
export async function keepQueue(client: Queryable, upload: number, refusals: readonly Refusal[]): Promise<void> {
  await client.query('DELETE FROM import_doubt WHERE upload_id = $1', [upload]);
  const rows = refusals.slice(0, KEPT).map((refusal, index) => ({
    position: index + 1,
    file: refusal.file,
    sheet: refusal.sheet,
    row: refusal.row,
    column_index: columnIndexOf(refusal),
    column_name: refusal.column,
    value: refusal.value,
    code: refusal.code,
    reason: refusal.reason,
    proposal: refusal.proposal ?? null,
  }));
  await client.query(SQL, [upload, JSON.stringify(rows)]);
}

/** A doubt as the queue holds it. */
export interface QueuedDoubt {
  readonly position: number;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column_index: number | null;
  readonly column_name: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
  readonly proposal: Proposal | null;
}

export async function queueOf(client: Queryable, upload: number): Promise<readonly QueuedDoubt[]> {
  const { rows } = await client.query<QueuedDoubt>(
    'SELECT position, file, sheet, row, column_index, column_name, value, code, reason, proposal FROM import_doubt WHERE upload_id = $1 ORDER BY position',
    [upload],
  );
  return rows;
}
