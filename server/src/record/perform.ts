import type pg from 'pg';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Actor } from '../access/actor.js';
import { requireWritingToken } from '../access/require-may.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { actAs } from './act-as.js';
import { onceFor } from './once-for.js';

/** What a use case is handed from outside: the database, who asks and which day it is. */
export interface Asking {
  readonly pool: pg.Pool;
  /** What to write with, where `pool` reads as someone; `pool` itself, if not said. */
  readonly writer?: pg.Pool;
  readonly actor: Actor | null;
  readonly today: LocalDate;
}

/** What a use case does its work with: one transaction, someone known, a day. */
export interface Acting {
  readonly client: pg.PoolClient;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/**
 * The frame of every mutation: someone known, in one transaction, once a key; then the data's version moves on. Within it the
 * database itself lets through what they may write, and nothing else. The use case
 * in it loads with a lock, permits, asks the rule, writes, and appends to the record.
 * @param afterwards what the program then does by its own rights, in the same transaction
 * @throws FrenchError UNAUTHENTICATED, FORBIDDEN to a token that only reads, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_INVALID, and what the use case refuses with
 */
export const perform = async <Answer>(
  { pool, writer = pool, actor, today }: Asking,
  { name, key, input }: { readonly name: string; readonly key: string; readonly input: object },
  useCase: (acting: Acting) => Promise<Answer>,
  afterwards: (client: pg.PoolClient) => Promise<void> = async () => undefined,
): Promise<Answer> => {
  if (actor === null) throw new FrenchError('UNAUTHENTICATED', 'Cette opération demande d’être connecté : connectez-vous, puis recommencez.');
  requireWritingToken(actor);
  return inTransaction(writer, async (client) => {
    const { isFirst, answer } = await onceFor(client, actor, key, { name, input }, () =>
      actAs(client, actor, () => useCase({ client, actor, today })),
    );
    if (isFirst) await afterwards(client);
    if (isFirst) await bumpDataVersion(client);
    return answer;
  });
};
