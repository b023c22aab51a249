import { createHash } from 'node:crypto';
import { toParts, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { zipSync } from 'fflate';
import type { Queryable } from '../../platform/database.js';
import { FrenchError } from '../../platform/french-error.js';
import type { Mapping } from '../mapping/mapping.js';
import type { InputFile } from '../reading/input-file.js';
import { LIMITS } from '../reading/limits.js';
import type { Notice } from '../report.js';
import type { Refusal } from '../refusal.js';
import { typeset } from '../typeset.js';
import { keepQueue } from './keep-queue.js';

/** What a command brought, with what it could not take. */
export interface CommandFiles {
  readonly convention: string;
  /** Key of the party that the files come from; null: nobody said. */
  readonly sender: string | null;
  readonly files: readonly InputFile[];
  readonly mapping: Mapping | undefined;
  readonly sheet: string | undefined;
  readonly refusals: readonly Refusal[];
}

/** Whom the files of a command come from where nobody says and several parties could: no account sees them. */
export const NOBODY = 'npm run import';

/**
 * Puts the doubts of a command into the repair queue, with its files, where the party that they come from finds them on the site. The same
 * files again take the place of those before; without a doubt, they wait no more.
 * @returns what to tell whoever gave the command; null: nothing waits
 * @throws FrenchError SENDER_UNKNOWN
 */
export async function queueFromCommand(client: Queryable, command: CommandFiles, today: LocalDate): Promise<Notice | null> {
  const { convention, mapping, sheet, refusals } = command;
  const sender = await senderOf(client, command);
  const { name, bytes } = oneFile(command.files, today);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { rows: known } = await client.query<{ id: number }>('SELECT id FROM import_upload WHERE convention_key = $1 AND sender = $2 AND sha256 = $3 AND settled_at IS NULL FOR UPDATE', [convention, sender, sha256]);
  if (refusals.length === 0) {
    for (const { id } of known) await keepQueue(client, id, []);
    await client.query('UPDATE import_upload SET content = NULL, settled_at = now() WHERE id = ANY($1)', [known.map(({ id }) => id)]);
    return null;
  }
  if (bytes.length > LIMITS.fileBytes) return WAITS_NOWHERE;
  const { rows } =
    known.length > 0
      ? { rows: known }
      : await client.query<{ id: number }>(
          `INSERT INTO import_upload (convention_key, sender, actor_id, name, sha256, bytes, content, received_at, sheet, mapping, is_mapped)
           VALUES ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9::jsonb, true) RETURNING id`,
          [convention, sender, NOBODY, name, sha256, bytes.length, bytes, sheet ?? null, mapping === undefined ? null : JSON.stringify(mapping)],
        );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the files were not kept');
  await keepQueue(client, id, refusals);
  return told('WAITS_AT_DESK', sender === NOBODY ? `Ce qui est douteux attend dans la file de réparation (dépôt ${id}) ; dites de quelle partie viennent ces fichiers avec --sender pour qu’elle le trouve sur le site.` : `Ce qui est douteux attend dans la file de réparation de « ${sender} » (dépôt ${id}), sur la page « Importer un fichier ».`);
}

function told(code: string, text: string): Notice {
  return { reference: null, code, text: typeset(text) };
}

/** What a person mends row by row is no longer than what the site takes. */
export const WAITS_NOWHERE = told('WAITS_NOWHERE', 'Ces fichiers sont trop lourds pour la file de réparation : corrigez-les d’après ce rapport.');

/** The party that was named, or the only one that is no service of the State. */
async function senderOf(client: Queryable, { convention, sender }: Pick<CommandFiles, 'convention' | 'sender'>): Promise<string> {
  const { rows } = await client.query<{ key: string; side: string }>(
    `SELECT p->>'key' AS key, p->>'side' AS side FROM convention, jsonb_array_elements(coalesce(terms->'parties', '[]')) AS p WHERE convention.key = $1 ORDER BY 1`,
    [convention],
  );
  if (sender !== null) {
    if (rows.some(({ key }) => key === sender)) return sender;
    const keys = rows.map(({ key }) => `« ${key} »`).join(', ');
    throw new FrenchError('SENDER_UNKNOWN', typeset(`« ${sender} » n’est pas une partie de la convention : donnez à --sender l’une de ${keys}.`));
  }
  const partners = rows.filter(({ side }) => side !== 'EDUCATION');
  return partners.length === 1 && partners[0] !== undefined ? partners[0].key : NOBODY;
}

/** Files that came together are kept together, as one archive. */
function oneFile(files: readonly InputFile[], today: LocalDate): InputFile {
  const [only] = files;
  if (only !== undefined && files.length === 1) return only;
  const { year, month, day } = toParts(today);
  const entries = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  return { name: 'fichiers.zip', bytes: Buffer.from(zipSync(entries, { mtime: new Date(year, month - 1, day) })) };
}
