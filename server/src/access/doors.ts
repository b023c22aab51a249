import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { inTransaction } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { admit } from './account.js';
import type { Cookies } from './cookies.js';
import { isFromOurPages } from './cross-origin.js';
import type { IdentityProvider } from './identity-provider.js';
import { newReference } from './new-reference.js';
import { escapeHtml, page, PAGE_HEADERS } from './page.js';
import { admissionRefusal } from './refusals.js';
import { returnPath } from './return-path.js';
import { closeSession, openSession, sessionOf } from './session.js';
import { beginAttempt, takeAttempt } from './sign-in-attempt.js';

export interface DoorSettings {
  readonly pool: pg.Pool;
  /** Null: no provider is configured, and nobody signs in. */
  readonly provider: IdentityProvider | null;
  readonly cookies: Cookies;
  /** Of the site that people come from and go back to. */
  readonly siteOrigin: string;
  /** Of this API, as browsers reach it. */
  readonly apiOrigin: string;
  readonly now: () => Date;
}

type Door = (request: IncomingMessage, response: ServerResponse, settings: DoorSettings) => Promise<void>;

const wantsJson = ({ headers }: IncomingMessage): boolean => /\bapplication\/json\b/.test(headers.accept ?? '');

const STATUS: Readonly<Record<string, number>> = {
  PROVIDER_UNREACHABLE: 503,
  SIGN_IN_NOT_CONFIGURED: 503,
  SIGN_IN_EXPIRED: 400,
  SIGN_IN_DENIED: 400,
  SIGN_IN_NOT_VERIFIED: 400,
};

/** Says why, as a page or as JSON, and leaves nothing behind. */
const refuse = (request: IncomingMessage, response: ServerResponse, { siteOrigin, cookies }: DoorSettings, { code, message }: FrenchError): void => {
  const status = STATUS[code] ?? 403;
  response.setHeader('set-cookie', cookies.endedAttempt());
  if (wantsJson(request)) {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
    return;
  }
  response.writeHead(status, PAGE_HEADERS);
  const back = `<p><a href="${escapeHtml(siteOrigin)}/">Revenir au site</a></p>`;
  response.end(page('La connexion n’a pas abouti', `<p>${escapeHtml(message)}</p><p><small>${escapeHtml(code)}</small></p>${back}`));
};

const redirect = (response: ServerResponse, address: string, cookies: readonly string[]): void => {
  response.setHeader('set-cookie', cookies);
  response.writeHead(303, { location: address, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end();
};

const beginSignIn: Door = async (request, response, { pool, provider, cookies, siteOrigin, apiOrigin, now }) => {
  if (!provider) throw new FrenchError('SIGN_IN_NOT_CONFIGURED', 'Aucun service d’identification n’est configuré : adressez-vous à la personne qui administre ce service.');
  const wanted = new URL(request.url ?? '/', apiOrigin).searchParams.get('retour');
  const { address, ...kept } = await provider.begin();
  const secret = await beginAttempt(pool, { ...kept, returnTo: returnPath(wanted, siteOrigin) }, now());
  redirect(response, address.href, [cookies.attempt(secret)]);
};

const finishSignIn: Door = async (request, response, { pool, provider, cookies, siteOrigin, apiOrigin, now }) => {
  const secret = cookies.attemptSecretOf(request);
  const attempt = secret === null ? null : await takeAttempt(pool, secret, now());
  if (!provider || !attempt) throw new FrenchError('SIGN_IN_EXPIRED', 'Cette connexion a expiré, ou a déjà servi : recommencez-la depuis le site.');
  const { identity, idToken } = await provider.finish(new URL(request.url ?? '/', apiOrigin), attempt);
  const admission = await admit(pool, identity, now(), newReference);
  if (admission.outcome !== 'ADMITTED') throw admissionRefusal(admission);
  const earlier = cookies.sessionSecretOf(request);
  const session = await inTransaction(pool, async (client) => {
    // Whoever signs in again leaves no session behind.
    if (earlier !== null) await closeSession(client, earlier, now());
    return openSession(client, admission.accountId, idToken, now());
  });
  redirect(response, new URL(attempt.returnTo, siteOrigin).href, [cookies.endedAttempt(), cookies.session(session)]);
};

/** Ends the session here first; then the browser ends it with the provider too. */
const signOut: Door = async (request, response, { pool, provider, cookies, siteOrigin, now }) => {
  const secret = cookies.sessionSecretOf(request);
  const idToken = secret === null ? null : await closeSession(pool, secret, now());
  const atProvider = provider && idToken ? await provider.end(idToken).catch(() => null) : null;
  const address = atProvider?.href ?? `${siteOrigin}/`;
  if (!wantsJson(request)) return redirect(response, address, [cookies.endedSession()]);
  response.setHeader('set-cookie', cookies.endedSession());
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ next: address }));
};

const tellSession: Door = async (request, response, { pool, provider, cookies, now }) => {
  const secret = cookies.sessionSecretOf(request);
  const session = secret === null ? null : await sessionOf(pool, secret, now());
  const told = session && {
    role: session.actor.role,
    party: session.actor.party,
    academicRegions: session.actor.academicRegions,
    expiresAt: session.expiresAt.toISOString(),
  };
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ signInAvailable: provider !== null, session: told }));
};

const DOORS: Readonly<Record<string, Door>> = {
  'GET /connexion': beginSignIn,
  'GET /connexion/retour': finishSignIn,
  'POST /deconnexion': signOut,
  'GET /session': tellSession,
};

/**
 * Answers what concerns signing in and out, and refuses what another site's page tries in the name of someone signed in;
 * false: the address is none of these.
 */
export const openDoor = async (request: IncomingMessage, response: ServerResponse, settings: DoorSettings): Promise<boolean> => {
  const { cookies, siteOrigin, apiOrigin } = settings;
  const { pathname } = new URL(request.url ?? '/', apiOrigin);
  const door = DOORS[`${request.method} ${pathname}`];
  const restsOnCookie = cookies.sessionSecretOf(request) !== null && request.headers.authorization === undefined;
  const isForeign = restsOnCookie && !isFromOurPages(request, [siteOrigin, apiOrigin]);
  if (!door && !isForeign) return false;
  try {
    if (isForeign) throw new FrenchError('ORIGIN_REFUSED', 'Cette demande vient d’une autre adresse que celle du site : recommencez depuis le site.');
    await door?.(request, response, settings);
  } catch (error) {
    if (!(error instanceof FrenchError)) throw error;
    refuse(request, response, settings, error);
  }
  return true;
};
