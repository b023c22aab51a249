import type { Queryable } from '../platform/database.js';

/** What the words give the reason of. */
export type ReasonKind = 'OPINION' | 'RECOMMENDATIONS' | 'DECISION' | 'STEP' | 'CHANGE' | 'PROGRAMME';

/**
 * Keeps why something was done, apart from what was done: the one is public with its action, the other stays with the parties.
 * @param id of the line that it is the reason of
 * @param words in French; null: none were given
 */
export const keepReason = async (client: Queryable, kind: ReasonKind, id: number, conventionKey: string, words: string | null): Promise<void> => {
  if (words === null) return;
  await client.query('INSERT INTO reason (kind, id, convention_key, words) VALUES ($1, $2, $3, $4)', [kind, id, conventionKey, words]);
};

/** The words as a column of SQL, of the line whose identifier is given; null where none were, or where the reader may not read them. */
export const reasonOf = (kind: ReasonKind, id: string): string => `(SELECT words FROM reason r WHERE r.kind = '${kind}' AND r.id = ${id})`;
