import type { Actor } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';
import type { RecordLine } from './record.graphql.js';
import type { Subject } from './append-record.js';

/** The record is read by the ministry and by those who run the service; its publication is decided elsewhere. */
export const mayReadRecord = (actor: Actor | null): boolean => actor?.role === 'MINISTRY' || actor?.role === 'ADMINISTRATOR';

interface RecordRow {
  readonly id: number;
  readonly at: Date;
  readonly actor_role: string | null;
  readonly actor_party: string | null;
  readonly change: string;
  readonly before: object | null;
  readonly after: object | null;
  readonly reason: string | null;
  readonly articles: string[];
}

const MOST_LINES = 1_000;

/** What was done to a subject, latest first; null for those who may not see it. */
export const readRecord = async (client: Queryable, actor: Actor | null, subject: Subject): Promise<RecordLine[] | null> => {
  if (!mayReadRecord(actor)) return null;
  const { rows } = await client.query<RecordRow>(
    `SELECT id, at, actor_role, actor_party, change, before, after, reason, articles
       FROM record WHERE subject_kind = $1 AND subject_key = $2 ORDER BY id DESC LIMIT ${MOST_LINES}`,
    [subject.kind, subject.key],
  );
  return rows.map(({ actor_role: actorRole, actor_party: actorParty, ...line }) => ({ ...line, actorRole, actorParty }));
};
