import type { IncomingMessage } from 'node:http';

const EVERYONE = {
  'access-control-allow-headers': 'content-type, authorization, apollo-require-preflight',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-max-age': '86400',
  vary: 'Origin',
};

/** Headers that let pages of other addresses read answers: the site's with the visitor's session, all others without. */
export const crossOriginHeaders = ({ headers }: IncomingMessage, siteOrigin: string | null): Readonly<Record<string, string>> =>
  siteOrigin !== null && headers.origin === siteOrigin
    ? { ...EVERYONE, 'access-control-allow-origin': siteOrigin, 'access-control-allow-credentials': 'true' }
    : { ...EVERYONE, 'access-control-allow-origin': '*' };

/**
 * Whether a request that changes something was made by a page of ours: a browser says by its origin where it comes from, and
 * no page can forge that. Asked only of what rests upon a session's cookie, which the browser adds by itself.
 */
export const isFromOurPages = ({ method, headers }: IncomingMessage, origins: readonly string[]): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || (headers.origin !== undefined && origins.includes(headers.origin));
