import type { Queryable } from '../platform/database.js';
import { hashOf, newSecret } from './secret.js';

const MINUTES = 10;
export const ATTEMPT_SECONDS = MINUTES * 60;

/** What must come back from the provider as it went out. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE; null where the provider does not take it. */
  readonly verifier: string | null;
  /** Path of the site to come back to. */
  readonly returnTo: string;
}

/** Keeps an attempt; the answer is the cookie's value, which ties it to this browser. */
export const beginAttempt = async (client: Queryable, { state, nonce, verifier, returnTo }: Attempt, now: Date): Promise<string> => {
  const secret = newSecret();
  await client.query('DELETE FROM sign_in_attempt WHERE expires_at <= $1', [now]);
  await client.query('INSERT INTO sign_in_attempt (id_sha256, state, nonce, verifier, return_to, expires_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    hashOf(secret),
    state,
    nonce,
    verifier,
    returnTo,
    new Date(now.getTime() + ATTEMPT_SECONDS * 1000),
  ]);
  return secret;
};

/** Takes an attempt away: it serves once, whatever comes of it. Null: unknown, taken already, or too old. */
export const takeAttempt = async (client: Queryable, secret: string, now: Date): Promise<Attempt | null> => {
  const { rows } = await client.query<{ state: string; nonce: string; verifier: string | null; return_to: string; expires_at: Date }>(
    'DELETE FROM sign_in_attempt WHERE id_sha256 = $1 RETURNING state, nonce, verifier, return_to, expires_at',
    [hashOf(secret)],
  );
  const row = rows[0];
  if (!row || row.expires_at <= now) return null;
  return { state: row.state, nonce: row.nonce, verifier: row.verifier, returnTo: row.return_to };
};
