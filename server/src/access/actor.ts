import type { TokenLimits } from '@conventions-ouvertes/shared/access/permissions';

/** What someone may be towards the conventions (« rôle »). Anyone who is not signed in has none. */
export const ROLES = ['PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR'] as const;

export type Role = (typeof ROLES)[number];

/** Who acts: the role and the body, never a name or an address, so that records hold no personal data. */
export interface Actor {
  /** Opaque identifier of the account. */
  readonly id: string;
  readonly role: Role;
  /** Key of the party that the account belongs to; null for a delegation or an administrator. */
  readonly party: string | null;
  /** Codes of the régions académiques that a delegation answers for. */
  readonly academicRegions: readonly string[];
  /** Limits of the personal access token that they came with; null or not said: signed in on the site. */
  readonly token?: TokenLimits | null;
}
