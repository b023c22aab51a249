import type pg from 'pg';

/**
 * Makes a role that nobody logs in as and that this user can step down to, where it may. Answers whether there is one.
 * @param name from the code, never from a request
 */
export const makeRole = async (client: pg.ClientBase, name: string): Promise<boolean> => {
  await client.query(`
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN
        CREATE ROLE ${name} NOLOGIN;
      END IF;
      IF NOT pg_has_role(current_user, '${name}', 'MEMBER') THEN
        EXECUTE format('GRANT ${name} TO %I', current_user);
      END IF;
    EXCEPTION
      -- Another database of the same server made it meanwhile, or this user may make no role: what is there is looked at next.
      WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
    END $$`);
  const { rows } = await client.query<{ is_there: boolean }>(
    `SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'MEMBER')), false) AS is_there FROM pg_roles WHERE rolname = '${name}'`,
  );
  return rows[0]!.is_there;
};
