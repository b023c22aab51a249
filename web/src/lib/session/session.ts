import type { Fetch } from '#lib/api/fetch.js';
import { ApiError } from '#lib/api/client.js';

export const ROLES = ['ADMINISTRATOR', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'DELEGATION', 'MINISTRY', 'PARTNER'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in, as the API tells it. */
export interface Session {
  readonly role: Role;
  /** Key of the party that the account is of; null: of none. */
  readonly party: string | null;
  /** Codes of the régions académiques that it follows; empty: none in particular. */
  readonly academicRegions: readonly string[];
  /** ISO instant. */
  readonly expiresAt: string;
}

export interface SessionAnswer {
  /** Whether anyone can sign in at all. */
  readonly signInAvailable: boolean;
  readonly session: Session | null;
}

/** Where a reader signs in, to come back to a path of this site. Doors stand beside the API. */
export function signInAddress(api: string, back: string): string {
  const address = new URL('connexion', api);
  address.searchParams.set('retour', back);
  return address.href;
}

/** @throws ApiError as a live question does */
export async function askSession(fetch: Fetch, api: string): Promise<SessionAnswer> {
  const read = await answerOf(() => fetch(new URL('session', api), { credentials: 'include', headers: { accept: 'application/json' } }));
  const answer = sessionAnswer(read);
  if (answer === null) throw new ApiError('UNREADABLE', null);
  return answer;
}

/** Ends the session; tells where to go next, which may be the provider's own sign-out. @throws ApiError as a live question does */
export async function signOut(fetch: Fetch, api: string): Promise<string | null> {
  const read = await answerOf(() => fetch(new URL('deconnexion', api), { method: 'POST', credentials: 'include', headers: { accept: 'application/json' } }));
  const next = isRecord(read) ? read['next'] : null;
  return typeof next === 'string' && URL.canParse(next) && /^https?:$/u.test(new URL(next).protocol) ? next : null;
}

/** What the API said, or null where it is not what was agreed. */
export function sessionAnswer(value: unknown): SessionAnswer | null {
  if (!isRecord(value) || typeof value['signInAvailable'] !== 'boolean') return null;
  const { signInAvailable, session } = value;
  if (session === null) return { signInAvailable, session: null };
  if (!isRecord(session)) return null;
  const role = ROLES.find((each) => each === session['role']);
  const { party, academicRegions, expiresAt } = session;
  if (role === undefined || typeof expiresAt !== 'string' || !Array.isArray(academicRegions)) return null;
  return {
    signInAvailable,
    session: { role, party: typeof party === 'string' ? party : null, academicRegions: academicRegions.filter((code) => typeof code === 'string'), expiresAt },
  };
}

async function answerOf(send: () => Promise<Response>): Promise<unknown> {
  let response: Response;
  try {
    response = await send();
  } catch (cause) {
    throw new ApiError('UNREACHABLE', null, { cause });
  }
  if (!response.ok) throw new ApiError('REFUSED', `HTTP ${response.status}`);
  try {
    return await response.json();
  } catch (cause) {
    throw new ApiError('UNREADABLE', null, { cause });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
