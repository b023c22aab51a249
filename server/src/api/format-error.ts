import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { FrenchError } from '../platform/french-error.js';

const INTERNAL = 'Le service a rencontré une erreur : réessayez dans un instant.';

/**
 * What a caller may see of an error: its own code and sentence where it was meant for a person, the validator's words where the
 * document is wrong, and nothing of the inside otherwise.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const cause = unwrapResolverError(error);
  const location = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) };
  if (cause instanceof FrenchError) return { message: cause.message, ...location, extensions: { code: cause.code } };
  const code = formatted.extensions?.['code'];
  const isMeant = cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR';
  return isMeant ? formatted : { message: INTERNAL, ...location, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
};
