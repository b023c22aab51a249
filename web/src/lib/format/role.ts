import { m } from '#lib/paraglide/messages.js';

const LABELS: ReadonlyMap<string, () => string> = new Map([
  ['PROVIDER', m.role_PROVIDER],
  ['PARTNER', m.role_PARTNER],
  ['CAMPUS', m.role_CAMPUS],
  ['NETWORK', m.role_NETWORK],
  ['SCHOOL', m.role_SCHOOL],
  ['HIGHER_EDUCATION', m.role_HIGHER_EDUCATION],
  ['FIRM', m.role_FIRM],
  ['BRANCH', m.role_BRANCH],
  ['ASSOCIATION', m.role_ASSOCIATION],
  ['PUBLIC_BODY', m.role_PUBLIC_BODY],
]);

/** What an actor of an action is, in French; the code itself where the API has a newer one. */
export function roleLabel(role: string): string {
  return LABELS.get(role)?.() ?? role;
}
