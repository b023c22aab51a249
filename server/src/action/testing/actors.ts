import type { Actor } from '../../access/actor.js';

const someone = (role: Actor['role'], party: string | null, academicRegions: readonly string[] = []): Actor => ({
  id: `${role.toLowerCase()}-${party ?? 'none'}`,
  role,
  party,
  academicRegions,
});

/** Those who act on actions in tests, by the keys of the parties of the texts. */
export const DEFI_PARTNER = someone('PARTNER', 'opca-defi');
export const DEFI_SECRETARY = someone('COMMITTEE_SECRETARY', 'opca-defi');
export const EP_PARTNER = someone('PARTNER', 'opco-ep');
export const EP_SECRETARY = someone('COMMITTEE_SECRETARY', 'opco-ep');
export const ministry = (party: string): Actor => someone('MINISTRY', party);
export const delegation = (...academicRegions: string[]): Actor => someone('DELEGATION', null, academicRegions);
export const ADMINISTRATOR = someone('ADMINISTRATOR', null);
