import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may, type Permission } from '@conventions-ouvertes/shared/access/permissions';
import type { Actor, Role } from '../access/actor.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { actAs } from '../record/act-as.js';
import { prepareReading } from '../store/prepare-reading.js';
import { prepareWriting } from '../store/prepare-writing.js';
import { WRITE_RIGHTS } from '../store/write-rights.js';

const DENIED = '42501';
const [DEFI, EP] = ['opca-defi-2016', 'opco-ep-2020'];
const [TOULOUSE, OCCITANIE] = ['16', '76'];

let database: TestDatabase;
let pool: pg.Pool;
const tables = new Set<string>();
/** The rows that scopes hang on, by convention. */
const placed: Record<string, Record<string, unknown>> = {};

beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  for (const { name } of (await pool.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rows) tables.add(name);
  await inTransaction(pool, async (client) => {
    const line = [{ source: 'HORS_QUOTA', cents: 700, academy: null }];
    const ids = await insertActions(client, [
      anAction({ convention: DEFI, axis: '4', status: 'SUBMITTED', places: [TOULOUSE], planned: line }),
      anAction({ convention: EP, axis: '3', status: 'SUBMITTED', places: [TOULOUSE] }),
    ]);
    for (const [index, convention] of [DEFI, EP].entries()) {
      const one = async (sql: string, values: unknown[] = []): Promise<number> => (await client.query<{ id: number }>(sql, values)).rows[0]!.id;
      const action_id = ids[index]!;
      const sheet_id = await one(`INSERT INTO sheet (action_id, convention_key, kind, version, is_current) VALUES ($1, $2, 'PLANNED', 7, false) RETURNING id`, [action_id, convention]);
      const meeting_id = await one(`INSERT INTO committee_meeting (convention_key, kind, called_on, meets_on) VALUES ($1, 'ORDINARY', '2021-01-01', '2021-02-01') RETURNING id`, [convention]);
      await client.query(`INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title) VALUES ($1, 1, $2, 'OTHER', 'Un point')`, [meeting_id, convention]);
      const vote_id = await one('INSERT INTO committee_vote (meeting_id, position) VALUES ($1, 1) RETURNING id', [meeting_id]);
      const report_id = await one(`INSERT INTO report_sent (convention_key, report, year) VALUES ($1, 'r', 2021) RETURNING id`, [convention]);
      const confidentiality_id = await one(`INSERT INTO confidentiality (convention_key, action_id, field, concerned) VALUES ($1, $2, 'actors', '{x}') RETURNING id`, [convention, action_id]);
      await client.query(
        `INSERT INTO contact_list (convention_key, party_key, shared_on, expires_on) SELECT convention_key, party_key, '2021-01-01', '2021-09-30' FROM convention_party WHERE convention_key = $1`,
        [convention],
      );
      const tool_id = await one(`INSERT INTO digital_tool (convention_key, name) VALUES ($1, 'Un outil') RETURNING id`, [convention]);
      const step = await one(`INSERT INTO action_step (action_id, to_status, decided_on, actor_id, actor_role) VALUES ($1, 'SUBMITTED', '2021-01-01', 'x', 'PARTNER') RETURNING id`, [action_id]);
      placed[convention] = { id: step, kind: 'STEP', convention_key: convention, key: convention, action_id, sheet_id, meeting_id, vote_id, report_id, tool_id, confidentiality_id };
    }
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const actor = (role: Role, over: Partial<Actor> = {}): Actor => ({ id: 'me', role, party: null, academicRegions: [], ...over });

const ACTORS: readonly { readonly who: string; readonly actor: Actor }[] = [
  { who: 'a partner', actor: actor('PARTNER', { party: 'opca-defi' }) },
  { who: 'a partner of another convention', actor: actor('PARTNER', { party: 'opco-ep' }) },
  { who: 'a member of the committee', actor: actor('COMMITTEE_MEMBER', { party: 'opca-defi' }) },
  { who: 'the committee’s secretary', actor: actor('COMMITTEE_SECRETARY', { party: 'opca-defi' }) },
  { who: 'the ministry', actor: actor('MINISTRY', { party: 'menesr' }) },
  { who: 'the delegation of the région', actor: actor('DELEGATION', { academicRegions: [OCCITANIE] }) },
  { who: 'the delegation of another région', actor: actor('DELEGATION', { academicRegions: ['01'] }) },
  { who: 'an administrator', actor: actor('ADMINISTRATOR') },
  { who: 'a token that writes to that convention', actor: actor('PARTNER', { party: 'opca-defi', token: { mayWrite: true, conventions: [DEFI] } }) },
  { who: 'a token that writes to another', actor: actor('PARTNER', { party: 'opca-defi', token: { mayWrite: true, conventions: [EP] } }) },
  { who: 'a token that reads', actor: actor('MINISTRY', { party: 'menesr', token: { mayWrite: false, conventions: [DEFI, EP] } }) },
];

const STEP: readonly Permission[] = ['STEP_TO_SUBMITTED', 'STEP_TO_MINISTRIES_OPINION', 'STEP_TO_COMMITTEE', 'STEP_TO_BOARD', 'STEP_TO_COMMITTED', 'STEP_TO_CLOSED'];

/** Written out by hand: which rights let a row of each table be put in. */
const INSERTED_BY: Readonly<Record<string, readonly Permission[]>> = {
  action: ['WRITE_ACTION'],
  action_academy: ['WRITE_ACTION'],
  action_actor: ['WRITE_ACTION'],
  indicator: ['WRITE_ACTION', 'STEP_TO_COMMITTEE'],
  sheet: ['WRITE_ACTION'],
  expense_item: ['WRITE_ACTION'],
  expense_share: ['WRITE_ACTION'],
  headcount: ['WRITE_ACTION'],
  in_kind_support: ['WRITE_ACTION'],
  commitment: ['STEP_TO_COMMITTED'],
  money_entry: ['STEP_TO_COMMITTED'],
  provider_agreement: ['STEP_TO_COMMITTED', 'STEP_TO_COMMITTEE'],
  action_step: STEP,
  opinion: ['STEP_TO_COMMISSION_OPINION', 'STEP_TO_MINISTRIES_OPINION'],
  body_decision: ['STEP_TO_COMMITTEE', 'STEP_TO_BOARD'],
  reason: STEP,
  programme_approval: ['STEP_TO_BOARD'],
  sheet_change: ['WRITE_ACTION'],
  sheet_presentation: ['STEP_TO_COMMITTEE'],
  amendment: ['RECORD_AMENDMENT'],
  convention_event: ['RECORD_FACT', 'RECORD_NOTICE'],
  duty_discharge: ['RECORD_FULFILMENT'],
  committee_meeting: ['CALL_MEETING'],
  agenda_item: ['CALL_MEETING'],
  committee_attendance: ['HOLD_MEETING'],
  committee_vote: ['RECORD_BALLOT'],
  committee_ballot: ['RECORD_BALLOT'],
  report_sent: ['RECORD_FULFILMENT'],
  report_correction: ['RECORD_FULFILMENT'],
  report_presentation: ['RECORD_FULFILMENT'],
  contact_list_exchange: ['RECORD_FULFILMENT'],
  digital_tool: ['RECORD_FULFILMENT'],
  digital_tool_paper: ['RECORD_FULFILMENT'],
  logo_leave: ['RECORD_FACT'],
  finding_review: ['REVIEW_FINDING'],
  finding_answer: ['ANSWER_FINDING'],
  skills_certificate: ['ISSUE_CERTIFICATE'],
  dispute: ['OPEN_DISPUTE'],
  confidentiality: ['MARK_CONFIDENTIAL'],
  consent: ['RECORD_CONSENT'],
  contact_list: ['SHARE_CONTACTS'],
  contact: ['SHARE_CONTACTS'],
  sheet_target: ['WRITE_ACTION'],
  body_sitting: ['RECORD_FULFILMENT'],
  common_accord: ['RECORD_FULFILMENT'],
};

const partiesOf = async (convention: string): Promise<string[]> =>
  (await pool.query<{ party_key: string }>('SELECT party_key FROM convention_party WHERE convention_key = $1', [convention])).rows.map((row) => row.party_key);

/** Tries it as someone, and takes it back; answers the code of the database's refusal, or how many rows it was done to. */
const tried = async (who: Actor, sql: string, values: unknown[] = []): Promise<string | number> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    return await actAs(client, who, async () => (await client.query(sql, values)).rowCount ?? 0);
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? '';
    throw error;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

/** Puts in a row of which nothing is said but what decides whether it may be: the right is asked before all else. */
const insert = async (who: Actor, table: string, convention: string): Promise<string | number> => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''`,
    [`public.${table}`],
  );
  const list = await pool.query<{ id: number }>('SELECT l.id FROM contact_list l WHERE l.convention_key = $1 AND l.party_key = $2', [convention, who.party]);
  const own = { ...placed[convention], list_id: list.rows[0]?.id ?? 0, actor_id: who.id, actor_role: who.role, party_key: who.party, opened_by: who.party };
  const item = await pool.query<{ id: number }>('SELECT id FROM expense_item LIMIT 1');
  const given = Object.entries({ ...own, expense_item_id: item.rows[0]?.id }).filter(([name]) => rows.some((row) => row.name === name));
  const names = given.map(([name]) => name);
  return tried(who, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`, given.map(([, value]) => value));
};

describe('the database lets someone who acts write what the table of permissions lets them, whatever was forgotten', () => {
  test.each(ACTORS)('$who: puts in', async ({ actor: who }) => {
    for (const convention of [DEFI, EP]) {
      const parties = await partiesOf(convention);
      const about = { convention: { key: convention, parties }, concerned: who.party === null ? [] : [who.party], regions: [OCCITANIE] };
      for (const [table, by] of Object.entries(INSERTED_BY).filter(([name]) => tables.has(name))) {
        const outcome = await insert(who, table, convention);
        expect([table, convention, outcome !== DENIED, outcome]).toEqual([table, convention, by.some((permission) => may(who, permission, about)), outcome]);
      }
    }
  });

  test('every table that anyone may put rows into was tried, and those of accounts', () => {
    const others = ['convention', 'cap_year', 'record', 'body', 'account', 'account_request', 'session', 'access_token', 'import_run'];
    expect(Object.keys(WRITE_RIGHTS).filter((table) => !(table in INSERTED_BY)).sort()).toEqual(others.sort());
  });

  test.each(ACTORS)('$who: changes and removes', async ({ actor: who }) => {
    for (const convention of [DEFI, EP]) {
      const about = { convention: { key: convention, parties: await partiesOf(convention) }, regions: [OCCITANIE] };
      const permitted = (...by: Permission[]): boolean => by.some((permission) => may(who, permission, about));
      const changed = async (sql: string): Promise<boolean> => (await tried(who, sql, [convention])) !== DENIED;
      expect([convention, await changed('UPDATE action SET status = status WHERE convention_key = $1')]).toEqual([convention, permitted('WRITE_ACTION', 'PUBLISH_ACTION', ...STEP)]);
      expect([convention, await changed('UPDATE sheet SET description = $1 WHERE convention_key = $1')]).toEqual([convention, permitted('WRITE_ACTION', 'STEP_TO_COMMITTEE')]);
      expect([convention, await changed('UPDATE convention SET records_kept_from = now() WHERE key = $1')]).toEqual([convention, permitted('RECORD_FACT')]);
      expect([convention, await changed('UPDATE committee_meeting SET meets_on = meets_on WHERE convention_key = $1')]).toEqual([convention, permitted('HOLD_MEETING')]);
      expect([convention, (await tried(who, 'DELETE FROM sheet WHERE convention_key = $1 AND version = 7', [convention])) === 1]).toEqual([convention, permitted('WRITE_ACTION')]);
      expect([convention, (await tried(who, 'DELETE FROM agenda_item WHERE convention_key = $1', [convention]))]).not.toEqual([convention, permitted('CALL_MEETING') ? 0 : 1]);
    }
  });

  test.each(ACTORS)('$who: writes nothing that is the program’s own, nor in another’s name', async ({ actor: who }) => {
    const about = { convention: { key: DEFI, parties: await partiesOf(DEFI) }, regions: [OCCITANIE] };
    const outcomes = await Promise.all(
      [
        `UPDATE cap_year SET committed_cents = 0`,
        `DELETE FROM action`,
        `INSERT INTO cap_year (cap_key, year, committed_cents) SELECT key, 2050, 5 FROM cap LIMIT 1`,
        `UPDATE data_version SET version = 0`,
        `INSERT INTO audit_link (chain, position, entry_id, hash) VALUES ('record', 99, 99, repeat('0', 64))`,
        `INSERT INTO line_secrecy (cell, line_id) VALUES ('x', 1)`,
        `DELETE FROM secrecy_due`,
        `INSERT INTO theme (code, position, label_fr, label_en, description) VALUES ('x', 99, 'x', 'x', 'x')`,
        `INSERT INTO session (id_sha256, account_id, created_at, expires_at) VALUES (repeat('a', 64), 'x', now(), now())`,
        `INSERT INTO record (actor_id, actor_role, subject_kind, subject_key, change) VALUES ('someone else', '${who.role}', 'ACTION', 'x', 'X')`,
        `INSERT INTO record (subject_kind, subject_key, change) VALUES ('ACTION', 'x', 'X')`,
        `INSERT INTO action_step (action_id, to_status, decided_on, actor_id, actor_role) SELECT id, 'X', now(), 'someone else', '${who.role}' FROM action`,
        `INSERT INTO access_token (account_id, label, sha256, may_write, conventions, created_at, expires_at) VALUES ('someone else', 'x', repeat('a', 64), true, '{x}', now(), now())`,
      ].map(async (sql) => [sql, await tried(who, sql)] as const),
    );
    for (const [sql, outcome] of outcomes) expect([sql, outcome === DENIED || outcome === 0]).toEqual([sql, true]);
    const accounts = await tried(who, `INSERT INTO body (siret, name, role) VALUES ('12345678901234', 'x', 'ADMINISTRATOR')`);
    expect(accounts !== DENIED).toBe(may(who, 'MANAGE_ACCOUNTS', about));
    const own = await tried(who, `INSERT INTO record (actor_id, actor_role, subject_kind, subject_key, change) VALUES ('me', '${who.role}', 'ACTION', 'x', 'X')`);
    expect(own === 1).toBe(who.token?.mayWrite ?? true);
  });

  test('it reads everything meanwhile, for rules must, and is the program’s own again afterwards', async () => {
    await inTransaction(pool, async (client) => {
      const seen = await actAs(client, actor('PARTNER', { party: 'opco-ep' }), async () => (await client.query('SELECT FROM action')).rowCount);
      expect(seen).toBe(2);
      expect((await client.query('UPDATE data_version SET version = version')).rowCount).toBe(1);
      expect((await client.query(`SELECT current_setting('role') AS role, writer_role() AS writer`)).rows).toEqual([{ role: 'none', writer: 'SYSTEM' }]);
    });
  });

  test('laying the policies down again changes none of them', async () => {
    const standing = async () => (await pool.query(`SELECT oid FROM pg_policy ORDER BY oid`)).rows;
    const before = await standing();
    const client = await pool.connect();
    try {
      await prepareWriting(client);
    } finally {
      client.release();
    }
    expect(await standing()).toEqual(before);
  });
});

describe('under a plain owner that may make no role', () => {
  test('the policies hold the owner itself', async () => {
    const plain = await seededDatabase();
    const url = new URL(plain.url);
    const owner = `owner_${url.pathname.slice(1)}`;
    const superuser = openPool(plain.url, { max: 1 });
    try {
      await superuser.query(`CREATE ROLE ${owner} LOGIN NOCREATEROLE PASSWORD 'x'`);
      await superuser.query(`REASSIGN OWNED BY CURRENT_USER TO ${owner}`).catch(() => undefined);
      await superuser.query(
        `DO $$ DECLARE r record; BEGIN
           EXECUTE 'ALTER SCHEMA public OWNER TO ${owner}';
           FOR r IN SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') LOOP
             EXECUTE format('ALTER %s %I OWNER TO ${owner}', CASE r.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, r.relname);
           END LOOP;
           FOR r IN SELECT p.oid::regprocedure AS f FROM pg_proc p WHERE pronamespace = 'public'::regnamespace LOOP
             EXECUTE format('ALTER FUNCTION %s OWNER TO ${owner}', r.f);
           END LOOP;
         END $$`,
      );
      url.username = owner;
      url.password = 'x';
      const own = openPool(url.href, { max: 1 });
      try {
        await inTransaction(own, async (client) => {
          await prepareReading(client);
          await prepareWriting(client);
          await insertActions(client, [anAction({ convention: DEFI, axis: '4', status: 'SUBMITTED' })]);
        });
        const publish = (who: Actor) => inTransaction(own, (client) => actAs(client, who, async () => (await client.query('UPDATE action SET published_at = now()')).rowCount));
        await expect(publish(actor('PARTNER', { party: 'opco-ep' }))).rejects.toMatchObject({ code: DENIED });
        expect(await publish(actor('MINISTRY', { party: 'menesr' }))).toBe(1);
      } finally {
        await own.end();
      }
    } finally {
      await superuser.end();
      await plain.drop();
      await pool.query(`DROP ROLE IF EXISTS ${owner}`);
    }
  });
});
