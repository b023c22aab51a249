import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { ACCOUNT_COLUMNS, actorOfAccount, type AccountRow } from './account.js';
import type { Actor } from './actor.js';
import { hashOf, newSecret } from './secret.js';

/** What a secret scanner knows our tokens by. */
export const TOKEN_PREFIX = 'conventions_ouvertes_';

const LONGEST_DAYS = 366;
const MOST_LIVING = 20;
const DAY_MS = 86_400_000;

export interface NewToken {
  /** What it is for, in the owner's words. */
  readonly label: string;
  readonly mayWrite: boolean;
  /** Keys of the only conventions that it reaches; at least one. */
  readonly conventions: readonly string[];
  /** Days that it lasts, from 1 to 366. */
  readonly days: number;
}

/** A token as its owner sees it listed: never the secret. */
export interface TokenRow {
  readonly id: number;
  readonly label: string;
  readonly may_write: boolean;
  readonly conventions: string[];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

const COLUMNS = 'id, label, may_write, conventions, created_at, expires_at, revoked_at';

/**
 * Makes a token; its secret is answered this once.
 * @throws FrenchError TOKEN_DURATION, TOKEN_WITHOUT_CONVENTION, TOO_MANY_TOKENS
 */
export const makeToken = async (client: Queryable, accountId: string, token: NewToken, now: Date): Promise<{ secret: string; row: TokenRow }> => {
  if (!Number.isInteger(token.days) || token.days < 1 || token.days > LONGEST_DAYS) {
    throw new FrenchError('TOKEN_DURATION', `Un jeton dure de 1 à ${LONGEST_DAYS} jours : changez sa durée.`);
  }
  if (token.conventions.length === 0) throw new FrenchError('TOKEN_WITHOUT_CONVENTION', 'Un jeton porte sur des conventions nommées : donnez-en au moins une.');
  const { rows: living } = await client.query<{ n: number }>(
    'SELECT count(*) AS n FROM access_token WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2',
    [accountId, now],
  );
  if (living[0]!.n >= MOST_LIVING) throw new FrenchError('TOO_MANY_TOKENS', `Vous avez déjà ${MOST_LIVING} jetons : révoquez ceux qui ne servent plus.`);
  const secret = TOKEN_PREFIX + newSecret();
  const { rows } = await client.query<TokenRow>(
    `INSERT INTO access_token (account_id, label, sha256, may_write, conventions, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [accountId, token.label, hashOf(secret), token.mayWrite, [...new Set(token.conventions)], now, new Date(now.getTime() + token.days * DAY_MS)],
  );
  return { secret, row: rows[0]! };
};

/** Tokens of an account, the latest first, those that are over too. */
export const listTokens = async (client: Queryable, accountId: string): Promise<TokenRow[]> =>
  (await client.query<TokenRow>(`SELECT ${COLUMNS} FROM access_token WHERE account_id = $1 ORDER BY id DESC`, [accountId])).rows;

/** Ends one of one's own tokens; ending it again changes nothing. @throws FrenchError TOKEN_UNKNOWN */
export const revokeToken = async (client: Queryable, accountId: string, id: number, now: Date): Promise<TokenRow> => {
  const { rows } = await client.query<TokenRow>(
    `UPDATE access_token SET revoked_at = coalesce(revoked_at, $3) WHERE id = $1 AND account_id = $2 RETURNING ${COLUMNS}`,
    [id, accountId, now],
  );
  if (!rows[0]) throw new FrenchError('TOKEN_UNKNOWN', 'Vous n’avez pas de jeton de ce numéro : choisissez-en un de votre liste.');
  return rows[0];
};

/** Whose token it is, with its limits; null: unknown, over, revoked, or of a disabled account. */
export const actorOfToken = async (client: Queryable, secret: string, now: Date): Promise<Actor | null> => {
  if (!secret.startsWith(TOKEN_PREFIX)) return null;
  const { rows } = await client.query<AccountRow & { may_write: boolean; conventions: string[] }>(
    `SELECT ${ACCOUNT_COLUMNS}, t.may_write, t.conventions FROM access_token t JOIN account a ON a.id = t.account_id
      WHERE t.sha256 = $1 AND t.expires_at > $2 AND t.revoked_at IS NULL AND a.disabled_at IS NULL`,
    [hashOf(secret), now],
  );
  const row = rows[0];
  return row ? { ...actorOfAccount(row), token: { mayWrite: row.may_write, conventions: row.conventions } } : null;
};
