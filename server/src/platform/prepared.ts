import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Statements that are kept prepared on each connection; what is asked beyond is planned each time, as before. */
const MOST_NAMES = 250;

/** Names for statements that come back: from the second time on a text has one, as long as there are names. */
export const statementNames = (most = MOST_NAMES): ((text: string) => string | null) => {
  const names = new Map<string, string>();
  const once = new Set<string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (!once.has(text)) {
      // What was asked once is forgotten now and then: there is no end of texts that never come back.
      if (once.size >= 4 * most) once.clear();
      once.add(text);
      return null;
    }
    if (names.size >= most) return null;
    once.delete(text);
    const made = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, made);
    return made;
  };
};

/** The pool, whose statements with values are parsed, rewritten and planned once a connection instead of each time. */
export const prepares = (pool: pg.Pool): pg.Pool => {
  const nameOf = statementNames();
  const query = pool.query.bind(pool) as (...given: unknown[]) => unknown;
  const prepared = (text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : null;
    return name === null ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  return Object.assign(pool, { query: prepared });
};
