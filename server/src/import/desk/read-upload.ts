import type { RequestContext } from '../../api/context.js';
import type { Queryable } from '../../platform/database.js';
import { planImport, type ImportPlan } from '../plan-import.js';
import { readImport, type ReadImport } from '../read-import.js';
import { openArchives } from '../reading/expand-archive.js';
import { readTables } from '../reading/read-file.js';
import type { RawTable } from '../reading/raw-table.js';
import { UnreadableFile } from '../refusal.js';
import type { Decision } from '../repair/decision.js';
import { loadImportContext } from '../store/import-context.js';
import { contentOf, type Upload } from './uploads.js';

/** An upload as it reads now, with what was decided of it so far, and what applying it would do. */
export interface ReadUpload {
  readonly read: ReadImport;
  readonly plan: ImportPlan;
}

/** Reads an upload anew and compares it with what is stored; writes nothing. */
export async function readUpload({ today, actor }: Pick<RequestContext, 'today' | 'actor'>, client: Queryable, upload: Upload): Promise<ReadUpload> {
  const context = await loadImportContext(client, upload.convention_key);
  const file = await contentOf(client, upload);
  const read = await readImport([file], context, {
    mapping: upload.mapping ?? undefined,
    sheet: upload.sheet ?? undefined,
    decisions: await decisionsOf(client, upload.id),
    today,
  });
  return { read, plan: await planImport(client, upload.convention_key, read, { acceptValid: true, by: actor }) };
}

export async function decisionsOf(client: Queryable, upload: number): Promise<readonly Decision[]> {
  const { rows } = await client.query<Decision & { readonly column_index: number | null }>(
    'SELECT file, sheet, row, column_index, code, outcome FROM import_decision WHERE upload_id = $1 ORDER BY id',
    [upload],
  );
  return rows.map(({ file, sheet, row, column_index: column, code, outcome }) => ({ file, sheet, row, column, code, outcome }));
}

/** The tables of an upload, to choose from; empty when it cannot be read, which its preview tells. */
export async function tablesOf(client: Queryable, upload: Upload): Promise<readonly RawTable[]> {
  const tables: RawTable[] = [];
  try {
    for (const file of await openArchives([await contentOf(client, upload)])) tables.push(...(await readTables(file)));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return tables;
}
