import pg from 'pg';
import { FrenchError } from '../platform/french-error.js';
import { UnreadableFile } from './refusal.js';
import { typeset } from './typeset.js';

const UNDEFINED_TABLE = '42P01';

/** What a person reads when the command cannot do its work: a code and a French sentence, or the defect itself. */
export function commandError(error: unknown): unknown {
  if (error instanceof FrenchError || error instanceof UnreadableFile) return `${error.code} : ${error.message}`;
  if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) {
    return typeset('DATABASE_EMPTY : la base n’a pas encore ses tables. Lancez « npm start » une fois, puis recommencez.');
  }
  if (isConnectionError(error)) {
    return typeset(`DATABASE_UNREACHABLE : la base ne répond pas (${error.code}). Vérifiez DATABASE_URL et que PostgreSQL tourne.`);
  }
  return error;
}

function isConnectionError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', '28P01', '3D000'].includes(String(error.code));
}
