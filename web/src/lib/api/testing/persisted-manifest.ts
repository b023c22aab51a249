import { createHash } from 'node:crypto';
import { EVERY_QUERY } from './every-query.js';

/** The text of `server/persisted-documents.json`: the site's questions, which the API answers to their SHA-256 alone. */
export const PERSISTED_MANIFEST = `${JSON.stringify(
  EVERY_QUERY.map(({ name, text }) => ({ name, sha256: createHash('sha256').update(text).digest('hex'), text })),
  null,
  2,
)}\n`;
