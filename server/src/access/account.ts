import type { Queryable } from '../platform/database.js';
import type { Actor, Role } from './actor.js';

/** What the database holds of someone who may come in. */
export interface AccountRow {
  readonly id: string;
  readonly role: Role;
  readonly party_key: string | null;
  readonly academic_regions: string[];
}

/** Columns of an AccountRow, of the table named `a`. */
export const ACCOUNT_COLUMNS = 'a.id, a.role, a.party_key, a.academic_regions';

export const actorOfAccount = ({ id, role, party_key: party, academic_regions: academicRegions }: AccountRow): Actor => ({
  id,
  role,
  party,
  academicRegions,
});

/** Who the identity provider says has signed in. */
export interface Identity {
  readonly issuer: string;
  /** Opaque and stable, of that provider alone. */
  readonly sub: string;
  /** SIRET of the body that they signed in for; null where the provider gave none. */
  readonly siret: string | null;
}

export type Admission =
  | { readonly outcome: 'ADMITTED'; readonly accountId: string }
  /** `NO_ACCOUNT` of a known body: the reference is what an administrator opens an account by. */
  | { readonly outcome: 'NO_ACCOUNT'; readonly reference: string; readonly bodyName: string }
  | { readonly outcome: 'UNKNOWN_BODY' | 'NO_SIRET' | 'DISABLED' | 'BODY_CHANGED' };

interface HeldAccount {
  readonly id: string;
  readonly siret: string;
  readonly disabled_at: Date | null;
}

/**
 * Whether someone comes in: by the provider's `sub` and their body's SIRET alone. Someone of a known body without an account
 * leaves a request; signing in again for another body opens nothing, for a role is held for one body.
 * @param newReference a short reference to read out; used where there is no request yet
 */
export const admit = async (client: Queryable, { issuer, sub, siret }: Identity, now: Date, newReference: () => string): Promise<Admission> => {
  if (siret === null) return { outcome: 'NO_SIRET' };
  const { rows: accounts } = await client.query<HeldAccount>('SELECT id, siret, disabled_at FROM account WHERE issuer = $1 AND sub = $2', [issuer, sub]);
  const account = accounts[0];
  if (account) {
    if (account.disabled_at !== null) return { outcome: 'DISABLED' };
    return account.siret === siret ? { outcome: 'ADMITTED', accountId: account.id } : { outcome: 'BODY_CHANGED' };
  }
  const { rows: bodies } = await client.query<{ name: string }>('SELECT name FROM body WHERE siret = $1', [siret]);
  const body = bodies[0];
  if (!body) return { outcome: 'UNKNOWN_BODY' };
  const { rows } = await client.query<{ reference: string }>(
    `INSERT INTO account_request (reference, issuer, sub, siret, requested_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (issuer, sub) DO UPDATE SET siret = excluded.siret, requested_at = excluded.requested_at RETURNING reference`,
    [newReference(), issuer, sub, siret, now],
  );
  return { outcome: 'NO_ACCOUNT', reference: rows[0]!.reference, bodyName: body.name };
};
