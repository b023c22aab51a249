import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { FrenchError } from '../platform/french-error.js';

const INTERNAL = 'Le service a rencontré une erreur : réessayez dans un instant.';

/** What PostgreSQL refuses of a value that no check of ours had stopped: the caller's to mend, by its code. */
const VALUES_REFUSED: ReadonlySet<string> = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** A statement that ran longer than it may. */
const CANCELLED = '57014';

/** The database restarts, is full, or cannot be reached for now. */
const UNAVAILABLE = /^(08...|53...|57P0[1-4]|55P03|40001|40P01|3D000|ECONN[A-Z]+|EPIPE|ETIMEDOUT)$/;

const NO_ANSWER_FROM_POOL = /timeout exceeded when trying to connect|Connection terminated|is not queryable/;

/** A failure of the database that a caller can do something about, in words; null: none of these. */
export const databaseRefusal = (cause: unknown): FrenchError | null => {
  if (!(cause instanceof Error)) return null;
  if (cause.cause instanceof Error) {
    const inner = databaseRefusal(cause.cause);
    if (inner) return inner;
  }
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (VALUES_REFUSED.has(code)) return new FrenchError('VALUE_OUT_OF_RANGE', 'Une valeur de la requête est hors de ce que la base peut lire\u00A0: vérifiez les nombres, les dates et les identifiants.');
  if (code === CANCELLED) return new FrenchError('QUERY_TOO_SLOW', 'La réponse demande trop de temps\u00A0: demandez moins à la fois.');
  if (UNAVAILABLE.test(code) || NO_ANSWER_FROM_POOL.test(cause.message)) return new FrenchError('SERVICE_UNAVAILABLE', 'La base de données ne répond pas pour l’instant\u00A0: réessayez dans quelques secondes.');
  return null;
};

/** The words of GraphQL’s own checks come in English, with line and column: ours say first what to do. */
const FRENCH_FIRST: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'Le texte de la requête n’est pas du GraphQL\u00A0: corrigez-le.',
  GRAPHQL_VALIDATION_FAILED: 'La requête ne convient pas au schéma\u00A0: corrigez-la.',
  OPERATION_RESOLUTION_FAILURE: 'L’opération à exécuter n’est pas dite\u00A0: donnez son nom par «\u00A0operationName\u00A0».',
  BAD_REQUEST: 'La requête HTTP est mal faite\u00A0: corrigez-la.',
};

const TOO_MANY_TOKENS = /Document contains more tha[nt] (\d+) tokens/;

const inFrench = (formatted: GraphQLFormattedError): GraphQLFormattedError => {
  const { message } = formatted;
  const limit = TOO_MANY_TOKENS.exec(message)?.[1];
  if (limit !== undefined) {
    return { message: `La requête dépasse ${limit} mots\u00A0: demandez le reste dans une autre.`, extensions: { code: 'DOCUMENT_TOO_LONG', limit: Number(limit) } };
  }
  const sentence = FRENCH_FIRST[String(formatted.extensions?.['code'])] ?? (/^Variable "\$/.test(message) ? 'Une variable ne convient pas au schéma\u00A0: corrigez-la.' : null);
  return sentence === null ? formatted : { ...formatted, message: `${sentence} (${message})` };
};

/**
 * What a caller may see of an error: its own code and sentence where it was meant for a person, the validator's words where the
 * document is wrong, and nothing of the inside otherwise.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const cause = unwrapResolverError(error);
  const location = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) };
  const refused = cause instanceof FrenchError ? cause : databaseRefusal(cause);
  if (refused) return { message: refused.message, ...location, extensions: { code: refused.code } };
  const code = formatted.extensions?.['code'];
  const isMeant = cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR';
  return isMeant ? inFrench(formatted) : { message: INTERNAL, ...location, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
};
