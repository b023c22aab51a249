import type { TokenRow } from '../access/access-token.js';
import type { OpenedAccountRow, RequestRow } from './accounts.js';
import type { AccessToken, Account, AccountRequest, AccountRole } from './account.graphql.js';

export const tellToken = ({ id, label, may_write, conventions, created_at, expires_at, revoked_at }: TokenRow): AccessToken => ({
  id,
  label,
  mayWrite: may_write,
  conventions,
  createdAt: created_at,
  expiresAt: expires_at,
  revokedAt: revoked_at,
});

export const tellAccount = (row: OpenedAccountRow): Account => ({
  id: row.id,
  siret: row.siret,
  bodyName: row.body_name,
  role: row.role as AccountRole,
  party: row.party_key,
  academicRegions: row.academic_regions,
  openedAt: row.opened_at,
  closedAt: row.disabled_at,
  isDemo: row.is_demo,
});

export const tellRequest = (row: RequestRow): AccountRequest => ({
  reference: row.reference,
  siret: row.siret,
  bodyName: row.body_name,
  role: row.role as AccountRole,
  party: row.party_key,
  academicRegions: row.academic_regions,
  requestedAt: row.requested_at,
});
