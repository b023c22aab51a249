import { parseCookie, stringifySetCookie } from 'cookie';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from './origin.js';
import { SESSION_HOURS } from './session.js';
import { ATTEMPT_SECONDS } from './sign-in-attempt.js';

/** The two cookies of an API at one address. Over HTTPS their names' prefix keeps any other host of the domain from setting them. */
export interface Cookies {
  session(secret: string): string;
  endedSession(): string;
  attempt(secret: string): string;
  endedAttempt(): string;
  /** Null: the request brings none. */
  sessionSecretOf(request: IncomingMessage): string | null;
  attemptSecretOf(request: IncomingMessage): string | null;
}

export const cookiesAt = (apiOrigin: string): Cookies => {
  const secure = !isLoopback(apiOrigin);
  const prefix = secure ? '__Host-' : '';
  const [session, attempt] = [`${prefix}conventions_session`, `${prefix}conventions_connexion`];
  const set = (name: string, value: string, maxAge: number): string =>
    stringifySetCookie({ name, value, path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure });
  const valueOf = ({ headers }: IncomingMessage, name: string): string | null => parseCookie(headers.cookie ?? '')[name] || null;
  return {
    session: (secret) => set(session, secret, SESSION_HOURS * 3600),
    endedSession: () => set(session, '', 0),
    attempt: (secret) => set(attempt, secret, ATTEMPT_SECONDS),
    endedAttempt: () => set(attempt, '', 0),
    sessionSecretOf: (request) => valueOf(request, session),
    attemptSecretOf: (request) => valueOf(request, attempt),
  };
};
