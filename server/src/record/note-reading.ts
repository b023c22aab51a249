import type { Actor } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';

/** What stays inside and was read: reasons of opinions, ballots, contacts, drafts of others, disputes, confidential texts, confidential files. */
export const READING_KINDS = ['REASONING', 'BALLOTS', 'CONTACTS', 'DRAFT', 'DISPUTE', 'CONFIDENTIAL', 'FILE'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** Notes who read what, before it is answered: what cannot be noted is not told. */
export type NoteReading = (kind: ReadingKind, subjects: readonly string[]) => Promise<void>;

/**
 * @param client the program's own connections
 * @param actor null: the public, who reads nothing of the kind
 */
export const readingLog = (client: Queryable, actor: Actor | null): NoteReading => {
  const noted = new Set<string>();
  return async (kind, subjects) => {
    const fresh = [...new Set(subjects)].filter((subject) => !noted.has(`${kind} ${subject}`)).sort();
    if (fresh.length === 0) return;
    if (actor === null) throw new Error(`${kind} of ${fresh.join(', ')} reached the public`);
    await client.query('INSERT INTO confidential_reading (actor_id, actor_role, actor_party, kind, subjects) VALUES ($1, $2, $3, $4, $5)', [actor.id, actor.role, actor.party, kind, fresh]);
    for (const subject of fresh) noted.add(`${kind} ${subject}`);
  };
};

/** A reading as the record tells it. */
export interface ReadingRow {
  readonly id: number;
  readonly at: Date;
  readonly actorRole: string;
  readonly actorParty: string | null;
  readonly kind: ReadingKind;
  readonly subjects: string[];
}

const MOST_LINES = 1_000;

/** Who read something of a subject, the latest first. For whoever may read the record. */
export const readingsOf = async (client: Queryable, subject: string): Promise<ReadingRow[]> =>
  (
    await client.query<ReadingRow>(
      `SELECT id, at, actor_role AS "actorRole", actor_party AS "actorParty", kind, subjects FROM confidential_reading WHERE subjects @> ARRAY[$1] ORDER BY id DESC LIMIT ${MOST_LINES}`,
      [subject],
    )
  ).rows;
