import type { Actor } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';

/** The database's role that a transaction of someone who acts steps down to: it owns nothing. One a server, shared by its databases. */
export const WRITER_ROLE = 'conventions_writer';

/** Where no role could be made the policies hold the owner itself, and there is none to step down to. */
const STEP_DOWN = `
  SELECT CASE WHEN NOT relforcerowsecurity THEN set_config('role', '${WRITER_ROLE}', true) END,
         set_config('app.writer', $1, true), set_config('app.writer_id', $2, true), set_config('app.writer_party', $3, true),
         set_config('app.writer_regions', $4, true), set_config('app.writer_conventions', $5, true)
    FROM pg_class WHERE oid = 'public.action'::regclass`;

const STEP_UP = `SELECT set_config('role', 'none', true), set_config('app.writer', '', true)`;

/**
 * Does the work, within the caller's transaction, with the rights to write that the database gives to whoever acts: what they may not
 * write is refused whatever the work forgot to ask. It reads everything, as rules must. What comes after it is the program's again;
 * a work that fails leaves a transaction that can only be given up.
 */
export const actAs = async <Answer>(client: Queryable, { id, role, party, academicRegions, token }: Actor, work: () => Promise<Answer>): Promise<Answer> => {
  const isReader = token !== undefined && token !== null && !token.mayWrite;
  await client.query(STEP_DOWN, [isReader ? 'PUBLIC' : role, id, party ?? '', academicRegions.join(','), (token?.conventions ?? []).join(',')]);
  const answer = await work();
  await client.query(STEP_UP);
  return answer;
};
