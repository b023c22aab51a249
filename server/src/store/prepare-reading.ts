import type pg from 'pg';
import { makeRole } from './make-role.js';

/** The database's role that connections for readers step down to: it owns nothing and only reads. One a server, shared by its databases. */
export const READER_ROLE = 'conventions_reader';

/** What anyone may read whole; all else has row-level security, or is not read at all. */
export const OPEN_TABLES: readonly string[] = [
  'data_version',
  'catalogue_version',
  'reference_source',
  'academic_region',
  'academy',
  'department',
  'school',
  'academy_pupils',
  'theme',
  'audience',
  'party',
  'convention_party',
  'signatory',
  'axis',
  'convention_audience',
  'funding_source',
  'cap',
  'cap_scope',
  'cap_amount',
  'secrecy_due',
  'disclosure_rules',
  'line_secrecy',
  'spending_public',
  'public_reach',
];

const OWN_RELATIONS = `
  SELECT c.relname AS name, c.relkind AS kind, c.relrowsecurity AS guarded
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')`;

/**
 * Readies the database for connections that read for someone, after its schema is up to date. Where a role can be made, readers
 * step down to it, which owns nothing and bypasses nothing. Where none can (a plain owner without CREATEROLE), the policies are
 * forced upon the owner itself, so that its settings alone decide; then no superuser may be used. Doing it again changes nothing.
 */
export const prepareReading = async (client: pg.ClientBase): Promise<void> => {
  const stepsDown = await makeRole(client, READER_ROLE);
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
