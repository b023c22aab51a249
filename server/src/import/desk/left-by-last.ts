import type { Queryable } from '../../platform/database.js';
import type { Upload } from './uploads.js';

const SQL = `
  SELECT a.reference FROM action a
   WHERE a.import_file_id IN (
           SELECT f.id FROM import_file f WHERE f.import_run_id = (
             SELECT max(u.import_run_id) FROM import_upload u WHERE u.sender = $1 AND u.convention_key = $2 AND u.id < $3))
     AND lower(a.reference) <> ALL ($4::text[])
   ORDER BY a.reference`;

/** References of the actions that the sender's last applied file told, and that this one does not. */
export async function leftByLast(client: Queryable, { sender, convention_key: convention, id }: Upload, told: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ reference: string }>(SQL, [sender, convention, id, told.map((reference) => reference.toLowerCase())]);
  return rows.map(({ reference }) => reference);
}
