import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { Actor } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';

/** What a change was made to. */
export interface Subject {
  readonly kind: 'ACTION' | 'CONVENTION' | 'CAP' | 'PROGRAMME' | 'MEETING' | 'OBLIGATION' | 'CERTIFICATE' | 'DISPUTE' | 'ACCOUNT' | 'CONTACTS';
  /** An action's address, a convention's key, `convention/year` for a programme, an account's or a body's identifier. */
  readonly key: string;
}

/** One change, as the record keeps it. Neither side may hold personal data: it could never be erased. */
export interface Change {
  readonly subject: Subject;
  /** What was done, upper snake. */
  readonly change: string;
  /** Null: there was nothing before. */
  readonly before: object | null;
  readonly after: object | null;
  /** Why, in French; null where nobody was asked. */
  readonly reason?: string | null;
  readonly articles?: readonly ArticleRef[];
}

/** Adds to the record; returns the line's number. Nobody acts: the program itself, loading files. */
export const appendRecord = async (client: Queryable, actor: Actor | null, change: Change): Promise<number> => {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO record (actor_id, actor_role, actor_party, subject_kind, subject_key, change, before, after, reason, articles)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10) RETURNING id`,
    [
      actor?.id ?? null,
      actor?.role ?? null,
      actor?.party ?? null,
      change.subject.kind,
      change.subject.key,
      change.change,
      jsonOf(change.before),
      jsonOf(change.after),
      change.reason ?? null,
      change.articles ?? [],
    ],
  );
  return rows[0]!.id;
};

const jsonOf = (side: object | null): string | null => (side === null ? null : JSON.stringify(side));
