import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { appendRecord } from '../record/append-record.js';
import { checkStanding, type Standing } from './bodies.js';

/** Someone of a known body who asks to come in. */
export interface RequestRow {
  readonly reference: string;
  readonly siret: string;
  readonly body_name: string;
  /** What the body's people are proposed. */
  readonly role: Role;
  readonly party_key: string | null;
  readonly academic_regions: string[];
  readonly requested_at: Date;
}

export interface OpenedAccountRow {
  readonly id: string;
  readonly siret: string;
  readonly body_name: string;
  readonly role: Role;
  readonly party_key: string | null;
  readonly academic_regions: string[];
  readonly opened_at: Date;
  readonly disabled_at: Date | null;
  readonly is_demo: boolean;
}

const REQUESTS = `SELECT r.reference, r.siret, b.name AS body_name, b.role, b.party_key, b.academic_regions, r.requested_at
  FROM account_request r JOIN body b ON b.siret = r.siret`;
const ACCOUNTS = `SELECT a.id, a.siret, b.name AS body_name, a.role, a.party_key, a.academic_regions, a.opened_at, a.disabled_at, a.is_demo
  FROM account a JOIN body b ON b.siret = a.siret`;
const MOST_LISTED = 1_000;

/** The oldest first. */
export const listRequests = async (client: Queryable): Promise<RequestRow[]> =>
  (await client.query<RequestRow>(`${REQUESTS} ORDER BY r.requested_at, r.reference LIMIT ${MOST_LISTED}`)).rows;

/** The latest first, those that are closed too. */
export const listAccounts = async (client: Queryable): Promise<OpenedAccountRow[]> =>
  (await client.query<OpenedAccountRow>(`${ACCOUNTS} ORDER BY a.opened_at DESC, a.id LIMIT ${MOST_LISTED}`)).rows;

/** @throws FrenchError ACCOUNT_UNKNOWN */
export const findAccount = async (client: Queryable, id: string): Promise<OpenedAccountRow> => {
  const { rows } = await client.query<OpenedAccountRow>(`${ACCOUNTS} WHERE a.id = $1`, [id]);
  if (!rows[0]) throw new FrenchError('ACCOUNT_UNKNOWN', 'Aucun compte n’a cet identifiant : choisissez-en un de la liste.');
  return rows[0];
};

/**
 * Opens an account to whoever left a request, in the role that their body proposes or in another.
 * @throws FrenchError REQUEST_UNKNOWN and those of checkStanding
 */
export const openAccount = async (client: Queryable, actor: Actor | null, reference: string, standing: Standing | null, now: Date): Promise<OpenedAccountRow> => {
  const { rows } = await client.query<RequestRow>(`${REQUESTS} WHERE r.reference = $1 FOR UPDATE OF r`, [reference.trim().toUpperCase()]);
  const request = rows[0];
  if (!request) throw new FrenchError('REQUEST_UNKNOWN', `Aucune demande de compte n’a la référence « ${reference.slice(0, 40)} » : vérifiez-la.`);
  const { role, party, academicRegions } = standing ?? { role: request.role, party: request.party_key, academicRegions: request.academic_regions };
  await checkStanding(client, { role, party, academicRegions });
  const id = randomUUID();
  await client.query(
    `INSERT INTO account (id, issuer, sub, siret, role, party_key, academic_regions, opened_at)
     SELECT $2, issuer, sub, siret, $3, $4, $5, $6 FROM account_request WHERE reference = $1`,
    [request.reference, id, role, party, academicRegions, now],
  );
  await client.query('DELETE FROM account_request WHERE reference = $1', [request.reference]);
  await appendRecord(client, actor, { subject: { kind: 'ACCOUNT', key: id }, change: 'ACCOUNT_OPENED', before: null, after: { role, party, academicRegions, siret: request.siret } });
  return findAccount(client, id);
};

/**
 * Closes an account, with its sessions and tokens; closing it again changes nothing.
 * @throws FrenchError ACCOUNT_UNKNOWN
 */
export const closeAccount = async (client: Queryable, actor: Actor | null, id: string, reason: string, now: Date): Promise<OpenedAccountRow> => {
  await client.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [id]);
  const { disabled_at: closedAt } = await findAccount(client, id);
  if (closedAt === null) {
    await client.query('UPDATE account SET disabled_at = $2 WHERE id = $1', [id, now]);
    await client.query('UPDATE session SET revoked_at = $2, id_token = NULL WHERE account_id = $1 AND revoked_at IS NULL', [id, now]);
    await client.query('UPDATE access_token SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [id, now]);
    await appendRecord(client, actor, { subject: { kind: 'ACCOUNT', key: id }, change: 'ACCOUNT_CLOSED', before: null, after: null, reason });
  }
  return findAccount(client, id);
};
