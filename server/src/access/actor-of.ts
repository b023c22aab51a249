import type { IncomingMessage } from 'node:http';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { actorOfToken } from './access-token.js';
import type { Actor } from './actor.js';
import type { Cookies } from './cookies.js';
import { sessionOf } from './session.js';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * Who sends a request: by the token that it bears, or else by the session of its cookie; null: nobody known. A token that is
 * not valid is refused rather than taken for nobody, so that a script does not mistake public figures for its own.
 * @throws FrenchError TOKEN_INVALID
 */
export const actorOf = async (client: Queryable, cookies: Cookies, request: IncomingMessage, now: Date): Promise<Actor | null> => {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = BEARER.exec(authorization)?.[1];
    const actor = secret === undefined ? null : await actorOfToken(client, secret, now);
    if (!actor) throw new FrenchError('TOKEN_INVALID', 'Ce jeton n’est pas valide, a expiré ou a été révoqué : créez-en un autre.');
    return actor;
  }
  const secret = cookies.sessionSecretOf(request);
  return secret === null ? null : ((await sessionOf(client, secret, now))?.actor ?? null);
};
