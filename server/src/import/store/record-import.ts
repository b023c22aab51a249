import type { PlannedChange } from '../plan-import.js';
import type { WriteContext } from './write-context.js';

const CHUNK = 5_000;

const SQL = `
  INSERT INTO record (actor_id, actor_role, actor_party, subject_kind, subject_key, change, before, after)
  SELECT $2, $3, $4, 'ACTION', key, change, before, after FROM jsonb_to_recordset($1::jsonb) AS r (key text, change text, before jsonb, after jsonb)`;

/** One line of the record an action: what the files made of it, by fingerprint; its fiches keep the versions themselves. */
export async function recordImport({ transaction, conventionKey, fileIds, by }: WriteContext, changes: readonly PlannedChange[]): Promise<void> {
  for (let at = 0; at < changes.length; at += CHUNK) {
    const rows = changes.slice(at, at + CHUNK).map(({ content, fingerprint, stored }) => ({
      key: `${conventionKey}--${content.reference.toLowerCase()}`,
      change: stored === null ? 'ACTION_IMPORTED' : 'ACTION_UPDATED_BY_FILE',
      before: stored === null ? null : { status: stored.content.identity.status, contentSha256: stored.fingerprint },
      after: { status: content.identity.status, contentSha256: fingerprint, importFiles: fileIds },
    }));
    await transaction.query(SQL, [JSON.stringify(rows), by?.id ?? null, by?.role ?? null, by?.party ?? null]);
  }
}
