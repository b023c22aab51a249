import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import type { Config } from '../platform/config.js';
import { actorOf } from './actor-of.js';
import type { Actor } from './actor.js';
import { cookiesAt } from './cookies.js';
import { closeDemonstrationAccounts, openDemonstrationAccounts } from './demonstration/accounts.js';
import { openDoor } from './doors.js';
import { identityProvider, type ReturnAddresses } from './identity-provider.js';

/** Who comes in, and by which door. */
export interface Access {
  actorOf(request: IncomingMessage): Promise<Actor | null>;
  doors(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export interface AccessOptions extends Pick<Config, 'demo' | 'openDemo' | 'siteOrigin' | 'oidc'> {
  readonly pool: pg.Pool;
  /** Of this API, as browsers reach it. */
  readonly apiOrigin: string;
  readonly now: () => Date;
}

/**
 * Signing in by the provider that is configured; by the demonstration's own, where there is a demonstration and no other; else
 * not at all. Without it the demonstration's accounts are closed, and its code is not even loaded.
 */
export const openAccess = async ({ pool, oidc, demo, openDemo, siteOrigin, apiOrigin, now }: AccessOptions): Promise<Access> => {
  const cookies = cookiesAt(apiOrigin);
  const returns: ReturnAddresses = { afterSignIn: `${apiOrigin}/connexion/retour`, afterSignOut: `${siteOrigin}/` };
  const withDemonstration = demo && oidc === null;
  const demonstration = withDemonstration ? (await import('./demonstration/provider.js')).demonstrationProvider(apiOrigin, returns, openDemo) : null;
  if (demonstration) await openDemonstrationAccounts(pool, demonstration.settings.issuer, now());
  else await closeDemonstrationAccounts(pool, now());
  const settings = oidc ?? demonstration?.settings;
  const provider = settings ? identityProvider(settings, returns) : null;
  return {
    actorOf: (request) => actorOf(pool, cookies, request, now()),
    doors: async (request, response) =>
      ((await demonstration?.handle(request, response)) ?? false) || openDoor(request, response, { pool, provider, cookies, siteOrigin, apiOrigin, now }),
  };
};
