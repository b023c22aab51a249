import type pg from 'pg';

/** The database's role that connections for readers step down to: it owns nothing and only reads. One a server, shared by its databases. */
export const READER_ROLE = 'conventions_reader';

/** What anyone may read whole; all else has row-level security, or is not read at all. */
export const OPEN_TABLES: readonly string[] = [
  'data_version',
  'reference_source',
  'academic_region',
  'academy',
  'department',
  'school',
  'academy_pupils',
  'theme',
  'audience',
  'party',
  'convention',
  'convention_party',
  'signatory',
  'amendment',
  'axis',
  'convention_audience',
  'funding_source',
  'cap',
  'cap_scope',
  'cap_amount',
  'programme_approval',
  'convention_event',
  'duty_discharge',
  'committee_meeting',
  'committee_attendance',
  'report_sent',
  'report_presentation',
  'contact_list_exchange',
  'digital_tool',
  'digital_tool_paper',
  'logo_leave',
  'finding_review',
  'finding_answer',
  'skills_certificate',
  'secrecy_due',
  'line_secrecy',
  'spending_public',
];

const MAKE_ROLE = `
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${READER_ROLE}') THEN
    CREATE ROLE ${READER_ROLE} NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, '${READER_ROLE}', 'MEMBER') THEN
    EXECUTE format('GRANT ${READER_ROLE} TO %I', current_user);
  END IF;
EXCEPTION
  -- Another database of the same server made it meanwhile, or this user may make no role: what is there is looked at next.
  WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$`;

const OWN_RELATIONS = `
  SELECT c.relname AS name, c.relkind AS kind, c.relrowsecurity AS guarded
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')`;

/**
 * Readies the database for connections that read for someone, after its schema is up to date. Where a role can be made, readers
 * step down to it, which owns nothing and bypasses nothing. Where none can (a plain owner without CREATEROLE), the policies are
 * forced upon the owner itself, so that its settings alone decide; then no superuser may be used. Doing it again changes nothing.
 */
export const prepareReading = async (client: pg.ClientBase): Promise<void> => {
  await client.query(MAKE_ROLE);
  const { rows: roles } = await client.query<{ steps_down: boolean }>(
    `SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'MEMBER')), false) AS steps_down FROM pg_roles WHERE rolname = '${READER_ROLE}'`,
  );
  const stepsDown = roles[0]!.steps_down;
  const { rows: relations } = await client.query<{ name: string; kind: 'r' | 'v'; guarded: boolean }>(OWN_RELATIONS);
  for (const { name, kind, guarded } of relations) {
    const quoted = `"${name}"`;
    // A view reads with the rights of whoever asks; one that was replaced meanwhile had forgotten it.
    if (kind === 'v') await client.query(`ALTER VIEW ${quoted} SET (security_invoker = true)`);
    if (kind === 'r' && guarded) await client.query(`ALTER TABLE ${quoted} ${stepsDown ? 'NO FORCE' : 'FORCE'} ROW LEVEL SECURITY`);
    if (stepsDown && (kind === 'v' || guarded || OPEN_TABLES.includes(name))) await client.query(`GRANT SELECT ON ${quoted} TO ${READER_ROLE}`);
  }
  if (stepsDown) await client.query(`GRANT USAGE ON SCHEMA public TO ${READER_ROLE}`);
};

/** Whether readers of this database step down to the role, as it was readied. */
export const readersStepDown = async (client: pg.ClientBase | pg.Pool): Promise<boolean> => {
  const { rows } = await client.query<{ forced: boolean }>(`SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'public.action'::regclass`);
  return rows[0]?.forced === false;
};
