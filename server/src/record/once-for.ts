import { createHash } from 'node:crypto';
import type { Actor } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';

const LONGEST_KEY = 200;

/** What came of a request: whether it was done now, and its answer, the first one's where it had been done before. */
export interface Once<Answer> {
  readonly isFirst: boolean;
  readonly answer: Answer;
}

/**
 * Does the work once a key and actor, inside the caller's transaction. Copies sent meanwhile wait on the first one's row and
 * get its answer. A work that fails leaves nothing behind, its key included: it may be sent again.
 * @param request all that was asked, so that the same key cannot be used for something else
 * @param work answers plain data that JSON keeps whole
 * @throws FrenchError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_INVALID
 */
export const onceFor = async <Answer>(
  client: Queryable,
  actor: Actor,
  key: string,
  request: unknown,
  work: () => Promise<Answer>,
): Promise<Once<Answer>> => {
  if (key.trim() === '' || key.length > LONGEST_KEY) {
    throw new FrenchError('IDEMPOTENCY_KEY_INVALID', `La clé de la demande est vide ou trop longue : donnez de 1 à ${LONGEST_KEY} caractères.`);
  }
  const fingerprint = createHash('sha256').update(stableJson(request)).digest('hex');
  const taken = await client.query(
    'INSERT INTO idempotency (actor_id, key, request_sha256) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
    [actor.id, key, fingerprint],
  );
  if (taken.rows.length === 0) return { isFirst: false, answer: await earlierAnswer<Answer>(client, actor, key, fingerprint) };
  const answer = await work();
  await client.query('UPDATE idempotency SET answer = $3::json WHERE actor_id = $1 AND key = $2', [actor.id, key, JSON.stringify(answer)]);
  return { isFirst: true, answer };
};

const earlierAnswer = async <Answer>(client: Queryable, actor: Actor, key: string, fingerprint: string): Promise<Answer> => {
  const { rows } = await client.query<{ request_sha256: string; answer: Answer }>(
    'SELECT request_sha256, answer FROM idempotency WHERE actor_id = $1 AND key = $2',
    [actor.id, key],
  );
  const first = rows[0];
  if (!first) throw new Error(`the request ${key} has lost its answer`);
  if (first.request_sha256 !== fingerprint) {
    throw new FrenchError('IDEMPOTENCY_KEY_REUSED', `La clé « ${key} » a déjà servi à une autre demande : envoyez celle-ci sous une clé nouvelle.`);
  }
  return first.answer;
};

/** The same request gives the same text, whatever the order of its members. */
const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
