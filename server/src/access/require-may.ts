import { may, type About, type Permission } from '@conventions-ouvertes/shared/access/permissions';
import { FrenchError } from '../platform/french-error.js';
import type { Actor } from './actor.js';

const OUT_OF_TOKEN = 'Votre jeton ne permet pas cette opération : créez-en un dont la portée la couvre, ou connectez-vous au site.';

/**
 * Lets through whoever may, and tells them apart from here on: someone known.
 * @throws FrenchError UNAUTHENTICATED to whoever is not signed in, FORBIDDEN to whoever may not
 */
export function requireMay(actor: Actor | null, permission: Permission, about: About = {}): asserts actor is Actor {
  if (actor === null) throw new FrenchError('UNAUTHENTICATED', 'Cette opération demande d’être connecté : connectez-vous, puis recommencez.');
  if (may(actor, permission, about)) return;
  const isOfToken = actor.token && may({ ...actor, token: null }, permission, about);
  throw new FrenchError(
    'FORBIDDEN',
    isOfToken
      ? OUT_OF_TOKEN
      : 'Votre rôle ne permet pas cette opération : demandez-la à qui en a la charge.',
  );
}

/** @throws FrenchError FORBIDDEN to a token that only reads */
export const requireWritingToken = ({ token }: Actor): void => {
  if (token && !token.mayWrite) throw new FrenchError('FORBIDDEN', OUT_OF_TOKEN);
};

/** @throws FrenchError FORBIDDEN to a token that does not reach the convention */
export const requireTokenFor = ({ token }: Actor, convention: string): void => {
  if (token && !token.conventions.includes(convention)) throw new FrenchError('FORBIDDEN', OUT_OF_TOKEN);
};
