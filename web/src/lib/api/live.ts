import { PUBLIC_API_URL } from '$app/env/public';
import { inPageLanguage } from '#lib/language/labels.js';
import { askSession, type SessionAnswer } from '#lib/session/session.js';
import { frozen } from '#lib/state/frozen.js';
import { ApiError, askAt, type Ask } from './client.js';

/** A reader waits this long before being told that the API does not answer. */
const LIVE_TIMEOUT_MS = 15_000;

const ask: Ask = askAt(PUBLIC_API_URL, (...request) => fetch(...request), LIVE_TIMEOUT_MS, 'id');

/** Asks the API from the browser, in the words of the page. A frozen site asks nobody: what it would be told is of another day. */
export const askLive: Ask = async (document, variables) => {
  if (frozen !== null) throw new ApiError('FROZEN', null);
  return inPageLanguage(await ask(document, variables));
};

/** Asks as whoever is signed in, with their own cookie: never kept on the way, never for a page that others read. */
export const askSigned: Ask = async (document, variables) =>
  inPageLanguage(await askAt(PUBLIC_API_URL, (input, init) => fetch(input, { ...init, credentials: 'include' }), LIVE_TIMEOUT_MS)(document, variables));

/** Who is signed in; on a frozen site nobody is asked, and nobody can be. @throws ApiError */
export const askOwnSession = async (): Promise<SessionAnswer> => {
  if (frozen !== null) throw new ApiError('FROZEN', null);
  return askSession((...request) => fetch(...request), PUBLIC_API_URL);
};
