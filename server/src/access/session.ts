import type { Queryable } from '../platform/database.js';
import { ACCOUNT_COLUMNS, actorOfAccount, type AccountRow } from './account.js';
import type { Actor } from './actor.js';
import { hashOf, newSecret } from './secret.js';

export const SESSION_HOURS = 12;
const HOUR_MS = 3_600_000;

/** Someone signed in on the site, until when. */
export interface Session {
  readonly actor: Actor;
  readonly expiresAt: Date;
}

/** Opens a session; the answer is the cookie's value, which is kept nowhere. */
export const openSession = async (client: Queryable, accountId: string, idToken: string, now: Date): Promise<string> => {
  const secret = newSecret();
  // Tokens of sessions that ran out are erased on the way: nobody signs out of them any more.
  await client.query('UPDATE session SET id_token = NULL WHERE id_token IS NOT NULL AND expires_at <= $1', [now]);
  await client.query('INSERT INTO session (id_sha256, account_id, id_token, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)', [
    hashOf(secret),
    accountId,
    idToken,
    now,
    new Date(now.getTime() + SESSION_HOURS * HOUR_MS),
  ]);
  return secret;
};

/** Whose session it is; null: unknown, over, revoked, or of a disabled account. */
export const sessionOf = async (client: Queryable, secret: string, now: Date): Promise<Session | null> => {
  const { rows } = await client.query<AccountRow & { expires_at: Date }>(
    `SELECT ${ACCOUNT_COLUMNS}, s.expires_at FROM session s JOIN account a ON a.id = s.account_id
      WHERE s.id_sha256 = $1 AND s.expires_at > $2 AND s.revoked_at IS NULL AND a.disabled_at IS NULL`,
    [hashOf(secret), now],
  );
  const row = rows[0];
  return row ? { actor: actorOfAccount(row), expiresAt: row.expires_at } : null;
};

/** Ends a session. Answers the provider's token of it; null: there was none to end. */
export const closeSession = async (client: Queryable, secret: string, now: Date): Promise<string | null> => {
  const { rows } = await client.query<{ id_token: string | null }>(
    `WITH held AS (SELECT id_sha256, id_token FROM session WHERE id_sha256 = $1 AND revoked_at IS NULL FOR UPDATE)
     UPDATE session s SET revoked_at = $2, id_token = NULL FROM held WHERE s.id_sha256 = held.id_sha256 RETURNING held.id_token`,
    [hashOf(secret), now],
  );
  return rows[0]?.id_token ?? null;
};
