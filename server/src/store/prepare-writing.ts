import { createHash } from 'node:crypto';
import { PERMISSIONS } from '@conventions-ouvertes/shared/access/permissions';
import type pg from 'pg';
import { WRITER_ROLE } from '../record/act-as.js';
import { makeRole } from './make-role.js';
import { WRITE_RIGHTS, type WriteRight } from './write-rights.js';

interface Policy {
  readonly table: string;
  readonly name: string;
  /** All that follows its table's name in the statement that makes it. */
  readonly body: string;
}

const rolesOf = ({ by }: WriteRight): readonly string[] => [...new Set(by.flatMap((permission) => Object.keys(PERMISSIONS[permission])))].sort();

/** A row that the one who acts may not write is refused, never passed over in silence; a row that they may not delete is not there for them. */
const policiesOf = (table: string, rights: readonly WriteRight[]): readonly Policy[] =>
  rights.flatMap((right, index) =>
    right.commands.map((command): Policy => {
      const may = `(SELECT someone_acts()) AND (SELECT writer_role()) IN (${rolesOf(right).map((role) => `'${role}'`).join(', ')}) AND ${right.where}`;
      const clause = { INSERT: `WITH CHECK (${may})`, UPDATE: `USING ((SELECT someone_acts())) WITH CHECK (${may})`, DELETE: `USING (${may})` }[command];
      return { table, name: `writing_${command.toLowerCase()}_${index + 1}`, body: `FOR ${command} ${clause}` };
    }),
  );

/** Rules read all that their verdict rests upon, and hold rows that they do not change. */
const ruleReading = (table: string): readonly Policy[] => [
  { table, name: 'rules_read', body: 'FOR SELECT USING ((SELECT someone_acts()))' },
  { table, name: 'rules_hold', body: 'FOR UPDATE USING ((SELECT someone_acts())) WITH CHECK (false)' },
];

const TABLES = `SELECT relname AS name, relrowsecurity AS guarded FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;

const STANDING = `
  SELECT c.relname AS table, p.polname AS name, obj_description(p.oid, 'pg_policy') AS digest
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
   WHERE c.relnamespace = 'public'::regnamespace AND (p.polname LIKE 'writing_%' OR p.polname LIKE 'rules_%')`;

const digestOf = ({ body }: Policy): string => createHash('sha256').update(body).digest('hex');

/** Lays the policies down; those that stand as they should are left alone, for making one waits for whoever uses the table. */
const layDown = async (client: pg.ClientBase, wanted: readonly Policy[]): Promise<void> => {
  const { rows } = await client.query<{ table: string; name: string; digest: string | null }>(STANDING);
  const nameOf = ({ table, name }: { table: string; name: string }): string => `${table}.${name}`;
  const standing = new Map(rows.map((row) => [nameOf(row), row.digest]));
  const statements: string[] = [];
  const known = new Set(wanted.map(nameOf));
  for (const { table, name } of rows.filter((row) => !known.has(nameOf(row)))) statements.push(`DROP POLICY "${name}" ON "${table}"`);
  for (const policy of wanted) {
    const digest = digestOf(policy);
    if (standing.get(nameOf(policy)) === digest) continue;
    const on = `"${policy.name}" ON "${policy.table}"`;
    statements.push(`DROP POLICY IF EXISTS ${on}`, `CREATE POLICY ${on} ${policy.body}`, `COMMENT ON POLICY ${on} IS '${digest}'`);
  }
  if (statements.length > 0) await client.query(statements.join(';\n'));
};

/** What triggers keep up to date is the program's own, whoever's change set them off: caps, secrecy, chains, sums. */
const TRIGGERS_AS_PROGRAM = `
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
              AND NOT (p.prosecdef AND coalesce('app.writer=SYSTEM' = ANY (p.proconfig), false)) LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
    EXECUTE format('ALTER FUNCTION %s SET app.writer = ''SYSTEM''', f);
  END LOOP;
END $$`;

/**
 * Readies the database for transactions of those who act, after its schema is up to date and readers are provided for. Where no role
 * can be made the policies hold the owner itself, as for readers. Doing it again changes nothing.
 */
export const prepareWriting = async (client: pg.ClientBase): Promise<void> => {
  const { rows: tables } = await client.query<{ name: string; guarded: boolean }>(TABLES);
  const rights = Object.entries(WRITE_RIGHTS).filter(([table]) => tables.some(({ name }) => name === table));
  const open = tables.filter(({ name, guarded }) => !guarded && name in WRITE_RIGHTS).map(({ name }) => name);
  if (open.length > 0) throw new Error(`anyone could write to ${open.join(', ')}: guard them row by row`);
  const guarded = tables.filter((table) => table.guarded).map(({ name }) => name);
  await layDown(client, [...guarded.flatMap(ruleReading), ...rights.flatMap(([table, own]) => policiesOf(table, own))]);
  await client.query(TRIGGERS_AS_PROGRAM);
  if (!(await makeRole(client, WRITER_ROLE))) return;
  await client.query(`GRANT USAGE ON SCHEMA public TO ${WRITER_ROLE}; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${WRITER_ROLE}`);
  for (const [table, own] of rights) {
    // UPDATE besides, without which no row can be held; the policies let nothing be changed by it.
    const commands = new Set([...own.flatMap((right) => right.commands), 'UPDATE']);
    await client.query(`GRANT ${[...commands].join(', ')} ON "${table}" TO ${WRITER_ROLE}`);
  }
};
