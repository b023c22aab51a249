import type { Actor } from '../access/actor.js';
import { requireMay } from '../access/require-may.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { perform, type Asking } from '../record/perform.js';

const MOST_AT_ONCE = 500;

const RECORD = `
  INSERT INTO record (actor_id, actor_role, actor_party, subject_kind, subject_key, change, before, after, reason)
  SELECT $2, $3, $4, 'ACTION', slug, $5, NULL, NULL, $6 FROM unnest($1::text[]) AS u (slug)`;

const keepRecord = async (client: Queryable, actor: Actor | null, slugs: readonly string[], change: string, reason: string | null): Promise<void> => {
  if (slugs.length === 0) return;
  await client.query(RECORD, [slugs, actor?.id ?? null, actor?.role ?? null, actor?.party ?? null, change, reason]);
};

/** What is confidential stays inside until those concerned have consented: the database refuses it besides. */
const NOT_CONFIDENTIAL = `NOT EXISTS (SELECT FROM standing_confidentiality() c WHERE c.convention_key = action.convention_key AND c.field IS NULL
    AND c.import_file_id IS NULL AND (c.action_id IS NULL OR c.action_id = action.id))`;

/**
 * Makes actions public, of those named that are not, that are no drafts and not confidential. What was published stays so when a later file corrects
 * it. Answers the addresses of those it made public.
 * @param actor null: whoever runs the program itself, importing files
 */
export const publishNamed = async (client: Queryable, actor: Actor | null, slugs: readonly string[], now: Date): Promise<string[]> => {
  const { rows } = await client.query<{ slug: string }>(
    `UPDATE action SET published_at = $2 WHERE slug = ANY ($1::text[]) AND published_at IS NULL AND status <> 'DRAFT' AND ${NOT_CONFIDENTIAL} RETURNING slug`,
    [slugs, now],
  );
  const published = rows.map(({ slug }) => slug);
  await keepRecord(client, actor, published, 'ACTION_PUBLISHED', null);
  return published;
};

interface Named {
  readonly slug: string;
  readonly convention_key: string;
  readonly status: string;
}

/** @throws FrenchError TOO_MANY_ACTIONS, ACTION_UNKNOWN, FORBIDDEN */
const lockNamed = async (client: Queryable, actor: Actor, slugs: readonly string[]): Promise<Named[]> => {
  if (slugs.length > MOST_AT_ONCE) throw new FrenchError('TOO_MANY_ACTIONS', `La demande nomme ${slugs.length} actions\u00a0: donnez-en ${MOST_AT_ONCE} au plus.`);
  const { rows } = await client.query<Named>('SELECT slug, convention_key, status FROM action WHERE slug = ANY ($1::text[]) ORDER BY id FOR UPDATE', [slugs]);
  const unknown = slugs.find((slug) => !rows.some((row) => row.slug === slug));
  if (unknown !== undefined) throw new FrenchError('ACTION_UNKNOWN', `Aucune action n’a l’adresse «\u00a0${unknown.slice(0, 80)}\u00a0»\u00a0: vérifiez-la.`);
  for (const { convention_key: key } of rows) requireMay(actor, 'PUBLISH_ACTION', { convention: { key, parties: [] } });
  return rows;
};

/**
 * Makes actions public.
 * @throws FrenchError DRAFT_STAYS_INSIDE, CONFIDENTIAL_STAYS_INSIDE and those of lockNamed and perform
 */
export const publishActions = (asking: Asking, key: string, slugs: readonly string[], now: Date): Promise<readonly string[]> =>
  perform(asking, { name: 'publishActions', key, input: { slugs } }, async ({ client, actor }) => {
    const draft = (await lockNamed(client, actor, slugs)).find(({ status }) => status === 'DRAFT');
    if (draft) throw new FrenchError('DRAFT_STAYS_INSIDE', `«\u00a0${draft.slug}\u00a0» est un brouillon\u00a0: il n’est public qu’une fois déposé.`);
    const { rows: confidential } = await client.query<{ slug: string }>(`SELECT slug FROM action WHERE slug = ANY ($1::text[]) AND NOT (${NOT_CONFIDENTIAL}) LIMIT 1`, [slugs]);
    if (confidential[0]) throw new FrenchError('CONFIDENTIAL_STAYS_INSIDE', `«\u00a0${confidential[0].slug}\u00a0» est confidentielle\u00a0: enregistrez d’abord l’accord des organismes concernés.`);
    return publishNamed(client, actor, slugs, now);
  });

/** Takes actions back from the public, with the reason why. @throws FrenchError TEXT_EMPTY, TEXT_TOO_LONG and those of lockNamed and perform */
export const unpublishActions = (asking: Asking, key: string, slugs: readonly string[], reason: string): Promise<readonly string[]> =>
  perform(asking, { name: 'unpublishActions', key, input: { slugs, reason } }, async ({ client, actor }) => {
    const why = checkText('motif', reason, LONGEST_SENTENCE);
    await lockNamed(client, actor, slugs);
    const { rows } = await client.query<{ slug: string }>(
      'UPDATE action SET published_at = NULL WHERE slug = ANY ($1::text[]) AND published_at IS NOT NULL RETURNING slug',
      [slugs],
    );
    const taken = rows.map(({ slug }) => slug);
    await keepRecord(client, actor, taken, 'ACTION_UNPUBLISHED', why);
    return taken;
  });
