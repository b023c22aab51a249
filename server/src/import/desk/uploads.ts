import { createHash } from 'node:crypto';
import type { Actor } from '../../access/actor.js';
import { requireMay, requireWritingToken } from '../../access/require-may.js';
import type { RequestContext } from '../../api/context.js';
import type { Queryable } from '../../platform/database.js';
import { FrenchError } from '../../platform/french-error.js';
import type { Mapping } from '../mapping/mapping.js';
import { LIMITS } from '../reading/limits.js';
import { shorten } from '../refusal.js';
import { typeset } from '../typeset.js';

/** A file that waits at the desk, as it is kept. */
export interface Upload {
  readonly id: number;
  readonly convention_key: string;
  readonly sender: string;
  readonly actor_id: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly received_at: Date;
  readonly sheet: string | null;
  /** Null with `is_mapped`: the form of the template. */
  readonly mapping: Mapping | null;
  readonly is_mapped: boolean;
  readonly settled_at: Date | null;
}

const COLUMNS = 'id, convention_key, sender, actor_id, name, sha256, bytes, received_at, sheet, mapping, is_mapped, settled_at';

/** Files that one sender may have waiting at once. */
const MOST_WAITING = 20;

/** Who may bring files of a convention, or decide of them. @throws FrenchError UNAUTHENTICATED, FORBIDDEN, UNKNOWN_CONVENTION */
export function requireImporter({ actor, catalogue }: Pick<RequestContext, 'actor' | 'catalogue'>, convention: string): Actor {
  if (!catalogue.conventions.has(convention)) throw new FrenchError('UNKNOWN_CONVENTION', typeset(`Aucune convention n’a la clé « ${shorten(convention)} » : choisissez-en une de la liste.`));
  const parties = (catalogue.partiesOf.get(convention) ?? []).map(({ partyKey }) => partyKey);
  requireMay(actor, 'WRITE_ACTION', { convention: { key: convention, parties } });
  requireWritingToken(actor);
  return actor;
}

/** Whom files of the same kind come from. */
export const senderOf = ({ party, id }: Actor): string => party ?? id;

/**
 * Keeps a file that was sent; nothing of it is read into the data yet.
 * @throws FrenchError FILE_EMPTY, FILE_TOO_LARGE, TOO_MANY_UPLOADS and those of requireImporter
 */
export async function keepUpload(context: RequestContext, convention: string, name: string, content: Buffer): Promise<Upload> {
  const actor = requireImporter(context, convention);
  if (content.length === 0) throw new FrenchError('FILE_EMPTY', 'Le fichier est vide : choisissez-en un autre.');
  if (content.length > LIMITS.fileBytes) throw new FrenchError('FILE_TOO_LARGE', typeset(`Le fichier dépasse ${LIMITS.fileBytes / 1024 / 1024} Mo : coupez-le en plusieurs.`));
  const { rows: waiting } = await context.writer.query<{ n: number }>('SELECT count(*) AS n FROM import_upload WHERE sender = $1 AND settled_at IS NULL', [senderOf(actor)]);
  if ((waiting[0]?.n ?? 0) >= MOST_WAITING) throw new FrenchError('TOO_MANY_UPLOADS', typeset(`${MOST_WAITING} fichiers attendent déjà : réglez-en ou abandonnez-en.`));
  const { rows } = await context.writer.query<Upload>(
    `INSERT INTO import_upload (convention_key, sender, actor_id, name, sha256, bytes, content, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
    [convention, senderOf(actor), actor.id, cleanName(name), createHash('sha256').update(content).digest('hex'), content.length, content, context.now],
  );
  const [upload] = rows;
  if (upload === undefined) throw new Error('the upload was not kept');
  return upload;
}

/** A name that a report may show and a database take, whatever the sender's machine called the file. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  return shorten(last.replace(/\p{Cc}/gu, '')).trim() || 'fichier';
}

/**
 * One of the files of the asker's own party.
 * @param lock holds the row until the end of the transaction
 * @throws FrenchError UPLOAD_UNKNOWN and those of requireImporter
 */
export async function ownUpload(context: RequestContext, client: Queryable, id: string, lock = false): Promise<Upload> {
  const number = Number(id);
  const { rows } = await client.query<Upload>(`SELECT ${COLUMNS} FROM import_upload WHERE id = $1${lock ? ' FOR UPDATE' : ''}`, [Number.isSafeInteger(number) ? number : 0]);
  const [upload] = rows;
  if (upload === undefined || context.actor === null || upload.sender !== senderOf(context.actor)) {
    throw new FrenchError('UPLOAD_UNKNOWN', 'Aucun fichier de ce numéro n’attend pour vous : reprenez la liste.');
  }
  requireImporter(context, upload.convention_key);
  return upload;
}

/** The asker's own files of a convention that still wait, the latest first. */
export async function waitingUploads(context: RequestContext, convention: string): Promise<readonly Upload[]> {
  const actor = requireImporter(context, convention);
  const sql = `SELECT ${COLUMNS} FROM import_upload WHERE convention_key = $1 AND sender = $2 AND settled_at IS NULL ORDER BY id DESC`;
  return (await context.writer.query<Upload>(sql, [convention, senderOf(actor)])).rows;
}

/** @throws FrenchError UPLOAD_SETTLED when its content is gone */
export async function contentOf(client: Queryable, { id, name }: Upload): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { rows } = await client.query<{ content: Buffer | null }>('SELECT content FROM import_upload WHERE id = $1', [id]);
  const content = rows[0]?.content ?? null;
  if (content === null) throw new FrenchError('UPLOAD_SETTLED', 'Ce fichier est réglé : son contenu n’est plus gardé. Envoyez-le de nouveau.');
  return { name, bytes: content };
}
