import type { Queryable } from '../platform/database.js';
import { mayMention } from './file-mentions.js';
import { ERASED } from './redact.js';

/** Where one erases: as far as whoever asks may write. */
interface Reach {
  readonly conventions: readonly string[];
  /** Names, addresses and numbers, each long enough to be told from other words. */
  readonly words: readonly string[];
}

const WAITING = 'SELECT id, content FROM import_upload WHERE convention_key = ANY ($1) AND content IS NOT NULL AND id > $2 ORDER BY id LIMIT 1 FOR UPDATE';

/**
 * Erases a person from the desk where files wait. A file that may mention them goes whole, with its queue: its sender sends it anew
 * without. Of what was decided about such a file it stays that a decision was taken, and what it quoted goes.
 * @param client the program's own rights: the desk is nobody else's
 */
export const eraseFromDesk = async (client: Queryable, { conventions, words }: Reach): Promise<void> => {
  if (words.length === 0) return;
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  // One file at a time: each may be large.
  for (let last = 0; ; ) {
    const { rows } = await client.query<{ id: number; content: Buffer }>(WAITING, [conventions, last]);
    const [upload] = rows;
    if (upload === undefined) break;
    last = upload.id;
    if (!mayMention(upload.content, words)) continue;
    await client.query('DELETE FROM import_doubt WHERE upload_id = $1', [upload.id]);
    await client.query('UPDATE import_upload SET content = NULL, settled_at = coalesce(settled_at, clock_timestamp()) WHERE id = $1', [upload.id]);
  }
  const within = 'upload_id IN (SELECT id FROM import_upload WHERE convention_key = ANY ($1))';
  await client.query(`DELETE FROM import_doubt WHERE ${within} AND to_jsonb(import_doubt)::text ILIKE ANY ($2::text[])`, [conventions, patterns]);
  await client.query(
    `UPDATE import_decision SET file = $3, sheet = NULL, value = $3, outcome = jsonb_build_object('kind', 'LEAVE_OUT')
      WHERE ${within} AND to_jsonb(import_decision)::text ILIKE ANY ($2::text[])`,
    [conventions, patterns, ERASED],
  );
  await client.query('UPDATE import_upload SET name = $3 WHERE convention_key = ANY ($1) AND name ILIKE ANY ($2::text[])', [conventions, patterns, ERASED]);
  await client.query('DELETE FROM import_mapping WHERE convention_key = ANY ($1) AND mapping::text ILIKE ANY ($2::text[])', [conventions, patterns]);
};
