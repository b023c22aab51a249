import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may, type Permission } from '@conventions-ouvertes/shared/access/permissions';
import type { Actor, Role } from '../access/actor.js';
import { keepReason } from '../action/keep-reason.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { OPEN_TABLES, prepareReading, READER_ROLE } from '../store/prepare-reading.js';
import { settingsOf } from './kinds-of-readers.js';
import { openReaders, type Readers } from './readers.js';

const [TOULOUSE, MONTPELLIER, LYON] = ['16', '11', '10'];
const [OCCITANIE, AUVERGNE_RHONE_ALPES] = ['76', '84'];

let database: TestDatabase;
let system: pg.Pool;
let readers: Readers;

const place = { convention: 'opca-defi-2016', planned: [{ source: 'HORS_QUOTA', cents: 700, academy: null }], plannedHeadcounts: [{ audience: 'LYCEE_PUPILS', academy: null, total: 3, girls: null }] };
/** Each action that a rule of reading tells apart, by its number in order. */
const ACTIONS = [
  { name: 'published', convention: 'opca-defi-2016', regions: [OCCITANIE], status: 'REALISED', isPublished: true, places: [TOULOUSE] },
  { name: 'unpublished', convention: 'opca-defi-2016', regions: [OCCITANIE], status: 'COMMITTED', isPublished: false, places: [TOULOUSE, MONTPELLIER] },
  { name: 'of two régions', convention: 'opca-defi-2016', regions: [OCCITANIE, AUVERGNE_RHONE_ALPES], status: 'SUBMITTED', isPublished: false, places: [TOULOUSE, LYON] },
  { name: 'national', convention: 'opca-defi-2016', regions: [], status: 'SUBMITTED', isPublished: false, places: [] },
  { name: 'draft', convention: 'opca-defi-2016', regions: [OCCITANIE], status: 'DRAFT', isPublished: false, places: [TOULOUSE] },
  { name: 'draft that someone marked as published', convention: 'opca-defi-2016', regions: [OCCITANIE], status: 'DRAFT', isPublished: true, places: [TOULOUSE] },
  { name: 'of another convention', convention: 'opco-ep-2020', regions: [], status: 'SUBMITTED', isPublished: false, places: [] },
  { name: 'under a convention of the région', convention: 'medef-occitanie-2021', regions: [OCCITANIE], status: 'SUBMITTED', isPublished: false, places: [] },
] as const;

const SECRET = 'PHRASE-QUE-PERSONNE-NE-DOIT-LIRE';
const AXES: Readonly<Record<string, string>> = { 'opca-defi-2016': '4', 'opco-ep-2020': '3', 'medef-occitanie-2021': '4' };
const ids: number[] = [];

beforeAll(async () => {
  database = await seededDatabase();
  system = openPool(database.url);
  await inTransaction(system, async (client) => {
    const built = ACTIONS.map(({ convention, status, isPublished, places }) =>
      anAction({
        convention,
        axis: AXES[convention]!,
        status,
        isPublished,
        places,
        year: 2021,
        ...(convention === 'opca-defi-2016' && { planned: place.planned, plannedHeadcounts: place.plannedHeadcounts, committed: place.planned, indicators: [{ target: 1, result: null, direction: 'UP' }] }),
      }),
    );
    ids.push(...(await insertActions(client, built)));
    for (const [index, { convention }] of ACTIONS.entries()) {
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, actor_id, actor_role)
         VALUES ($1, 'MINISTRY', 'menesr', 'FAVOURABLE', 1, '2021-02-01', 'x', 'MINISTRY') RETURNING id`,
        [ids[index]],
      );
      await keepReason(client, 'OPINION', rows[0]!.id, convention, SECRET);
    }
    await client.query(`INSERT INTO record (subject_kind, subject_key, change) VALUES ('ACTION', 'x', 'TRIED')`);
    await client.query(
      `INSERT INTO committee_meeting (convention_key, kind, status, called_on, meets_on) VALUES ('opca-defi-2016', 'ORDINARY', 'HELD', '2021-01-01', '2021-02-01')`,
    );
    await client.query(`INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title, action_id) SELECT id, 1, convention_key, 'ACTION', $1, $2 FROM committee_meeting`, [SECRET, ids[1]]);
    await client.query('INSERT INTO committee_vote (meeting_id, position) SELECT meeting_id, position FROM agenda_item');
    await client.query(`INSERT INTO committee_ballot (vote_id, seat, college, choice) SELECT id, 'Siège 1', 'OPCA', 'FOR' FROM committee_vote`);
    await client.query(`INSERT INTO dispute (convention_key, opened_on, opened_by, is_serious, subject) VALUES ('opca-defi-2016', '2021-01-01', 'opca-defi', true, $1)`, [SECRET]);
    const run = await client.query<{ id: number }>(`INSERT INTO import_run (convention_key, report) VALUES ('opca-defi-2016', $1) RETURNING id`, [JSON.stringify({ SECRET })]);
    await client.query(`INSERT INTO import_file (import_run_id, name, sha256, bytes) VALUES ($1, $2, repeat('a', 64), 1)`, [run.rows[0]!.id, SECRET]);
    await client.query('UPDATE action SET import_file_id = (SELECT max(id) FROM import_file) WHERE id = $1', [ids[1]]);
  });
  readers = await openReaders(system);
});
afterAll(async () => {
  await readers.stop();
  await system.end();
  await database.drop();
});

const actor = (role: Role, over: Partial<Actor> = {}): Actor => ({ id: 'x', role, party: null, academicRegions: [], ...over });

const READERS: readonly { readonly who: string; readonly reader: Actor | null }[] = [
  { who: 'the public', reader: null },
  { who: 'a partner', reader: actor('PARTNER', { party: 'opca-defi' }) },
  { who: 'a partner of another convention', reader: actor('PARTNER', { party: 'opco-ep' }) },
  { who: 'a member of the committee', reader: actor('COMMITTEE_MEMBER', { party: 'opca-defi' }) },
  { who: 'the committee’s secretary', reader: actor('COMMITTEE_SECRETARY', { party: 'opca-defi' }) },
  { who: 'the ministry', reader: actor('MINISTRY', { party: 'menesr' }) },
  { who: 'the delegation of the région', reader: actor('DELEGATION', { academicRegions: [OCCITANIE] }) },
  { who: 'the delegation of two régions', reader: actor('DELEGATION', { academicRegions: [OCCITANIE, AUVERGNE_RHONE_ALPES] }) },
  { who: 'the delegation of another région', reader: actor('DELEGATION', { academicRegions: ['01'] }) },
  { who: 'an administrator', reader: actor('ADMINISTRATOR') },
  { who: 'a token of the partner, for its convention', reader: actor('PARTNER', { party: 'opca-defi', token: { mayWrite: true, conventions: ['opca-defi-2016'] } }) },
  { who: 'a token of the partner, for another', reader: actor('PARTNER', { party: 'opca-defi', token: { mayWrite: true, conventions: ['opco-ep-2020'] } }) },
  { who: 'a token of the ministry', reader: actor('MINISTRY', { party: 'menesr', token: { mayWrite: false, conventions: ['opco-ep-2020'] } }) },
];

const read = async <Row extends pg.QueryResultRow>(reader: Actor | null, sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await (await readers.readerOf(reader)).pool.query<Row>(sql, values)).rows;

const partiesOf = async (convention: string): Promise<string[]> =>
  (await system.query<{ party_key: string }>('SELECT party_key FROM convention_party WHERE convention_key = $1', [convention])).rows.map((row) => row.party_key);

describe('the database shows each reader what the table of permissions lets them read, and nothing else', () => {
  test.each(READERS)('$who: actions', async ({ reader }) => {
    const seen = new Set((await read<{ id: number }>(reader, 'SELECT id FROM action')).map(({ id }) => id));
    for (const [index, { name, convention, regions, status, isPublished }] of ACTIONS.entries()) {
      const about = { convention: { key: convention, parties: await partiesOf(convention) }, regions };
      const permission: Permission = status === 'DRAFT' ? 'READ_DRAFT' : isPublished ? 'READ_PUBLISHED' : 'READ_UNPUBLISHED';
      expect([name, seen.has(ids[index]!)]).toEqual([name, may(reader, permission, about)]);
    }
  });

  // Whatever hangs on an action goes with it, read by itself as a forgotten join would.
  const CHILDREN = ['action_academy', 'sheet', 'expense_item', 'headcount', 'commitment', 'indicator', 'opinion'];
  test.each(READERS)('$who: what hangs on actions', async ({ reader }) => {
    for (const table of CHILDREN) {
      const strays = await read(reader, `SELECT action_id FROM ${table} WHERE action_id NOT IN (SELECT id FROM action)`);
      expect([table, strays]).toEqual([table, []]);
      const { rows } = await system.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE action_id = ANY ($1)`, [(await read<{ id: number }>(reader, 'SELECT id FROM action')).map(({ id }) => id)]);
      expect([table, await read(reader, `SELECT count(*) AS n FROM ${table}`)]).toEqual([table, rows]);
    }
    expect(await read(reader, 'SELECT FROM expense_share WHERE expense_item_id NOT IN (SELECT id FROM expense_item)')).toEqual([]);
  });

  test.each(READERS)('$who: sums of the views are sums of what they see', async ({ reader }) => {
    const actions = (await read<{ id: number }>(reader, 'SELECT id FROM action')).map(({ id }) => id);
    const sql = `SELECT coalesce(sum(amount_cents), 0)::bigint AS cents, count(*) AS lines FROM money_line`;
    expect(await read(reader, sql)).toEqual((await system.query(`${sql} WHERE action_id = ANY ($1)`, [actions])).rows);
  });

  test.each(READERS)('$who: reasons, history, ballots, disputes', async ({ reader }) => {
    const about = { convention: { key: 'opca-defi-2016', parties: await partiesOf('opca-defi-2016') } };
    const count = async (table: string, where = 'true'): Promise<boolean> => ((await read<{ n: number }>(reader, `SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0]?.n ?? 0) > 0;
    expect({
      reasons: await count('reason', `convention_key = 'opca-defi-2016'`),
      history: await count('record'),
      ballots: await count('committee_ballot'),
      disputes: await count('dispute'),
    }).toEqual({
      reasons: may(reader, 'READ_REASONING', about),
      history: may(reader, 'READ_HISTORY', about) && (reader?.token ?? null) === null,
      ballots: may(reader, 'READ_BALLOTS', about),
      disputes: may(reader, 'READ_DISPUTES', about),
    });
  });
});

describe('nothing marked as secret is in anything that the public can read', () => {
  test('table by table, whatever the column', async () => {
    const { rows } = await system.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')`);
    const told: string[] = [];
    for (const { name } of rows) {
      const lines = await read(null, `SELECT t::text AS line FROM "${name}" t`).catch((error: unknown) => {
        if (error instanceof pg.DatabaseError && error.code === '42501') return [];
        throw error;
      });
      if (JSON.stringify(lines).includes(SECRET)) told.push(name);
    }
    expect(told).toEqual([]);
  });

  test('a sheet that waits for the committee, or that was of the draft, stays with the parties', async () => {
    await system.query(`INSERT INTO sheet (action_id, convention_key, kind, version, is_current, is_pending, description) VALUES ($1, 'opca-defi-2016', 'PLANNED', 2, false, true, $2)`, [ids[0], SECRET]);
    await system.query(`INSERT INTO sheet (action_id, convention_key, kind, version, is_current, description) VALUES ($1, 'opca-defi-2016', 'PLANNED', 3, false, $2)`, [ids[0], SECRET]);
    const sql = 'SELECT version FROM sheet WHERE action_id = $1 ORDER BY version';
    expect(await read(null, sql, [ids[0]])).toEqual([{ version: 1 }]);
    expect(await read(actor('DELEGATION', { academicRegions: [OCCITANIE] }), sql, [ids[0]])).toEqual([{ version: 1 }]);
    expect(await read(actor('PARTNER', { party: 'opca-defi' }), sql, [ids[0]])).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }]);
  });
});

describe('a connection for readers', () => {
  test.each(READERS)('$who writes nothing, not even to what it sees', async ({ reader }) => {
    await expect(read(reader, 'UPDATE action SET published_at = now()')).rejects.toThrow(/read-only|permission denied/);
    await expect(read(reader, `INSERT INTO theme (code, position, label_fr, label_en, description) VALUES ('x', 99, 'x', 'x', 'x')`)).rejects.toThrow(/read-only|permission denied/);
    await expect(read(reader, 'SET transaction_read_only = off; DELETE FROM action')).rejects.toThrow(/permission denied/);
  });

  test.each(['account', 'account_request', 'session', 'access_token', 'sign_in_attempt', 'body', 'idempotency'])('reads no row of %s, whoever it is', async (table) => {
    for (const { reader } of READERS) expect(await read(reader, `SELECT FROM ${table}`).catch(() => [])).toEqual([]);
  });

  test('a connection that says nothing reads as the public', async () => {
    const silent = new pg.Client({ connectionString: database.url, options: `-c role=${READER_ROLE}` });
    await silent.connect();
    try {
      expect((await silent.query('SELECT id FROM action')).rows).toEqual([{ id: ids[0] }]);
    } finally {
      await silent.end();
    }
  });

  test('a setting cannot smuggle in another', async () => {
    expect(settingsOf(actor('PARTNER', { party: 'a' }))['app.party']).toBe('a');
    await expect(readers.readerOf(actor('PARTNER', { party: 'x -c app.role=MINISTRY' }))).rejects.toThrow(/cannot be/);
  });
});

describe('no table is forgotten', () => {
  test('each is either guarded row by row or said to be open', async () => {
    const { rows } = await system.query<{ name: string; guarded: boolean }>(
      `SELECT relname AS name, relrowsecurity AS guarded FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migration'`,
    );
    const undecided = rows.filter(({ name, guarded }) => guarded === OPEN_TABLES.includes(name)).map(({ name }) => name);
    expect(undecided).toEqual([]);
  });

  test('each view reads with the rights of whoever asks', async () => {
    const { rows } = await system.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('under a plain owner that may make no role', () => {
  test('the policies are forced upon the owner itself, and show the same', async () => {
    const plain = await seededDatabase();
    const url = new URL(plain.url);
    const name = url.pathname.slice(1);
    const owner = `owner_${name}`;
    const superuser = openPool(plain.url, { max: 1 });
    try {
      await superuser.query(`CREATE ROLE ${owner} LOGIN NOCREATEROLE PASSWORD 'x'`);
      await superuser.query(`ALTER DATABASE ${name} OWNER TO ${owner}; ALTER SCHEMA public OWNER TO ${owner}`);
      await superuser.query(
        `DO $$ DECLARE r record; BEGIN
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
      const own = openPool(url.href, { max: 2 });
      const client = await own.connect();
      try {
        await prepareReading(client);
      } finally {
        client.release();
      }
      await inTransaction(own, (transaction) =>
        insertActions(transaction, [anAction({ isPublished: true }), anAction({ isPublished: false, places: [TOULOUSE] }), anAction({ status: 'DRAFT', isPublished: true })]),
      );
      const few = await openReaders(own);
      const seenBy = async (reader: Actor | null): Promise<number> => (await (await few.readerOf(reader)).pool.query('SELECT FROM action')).rowCount ?? 0;
      expect(await seenBy(null)).toBe(1);
      expect(await seenBy(actor('DELEGATION', { academicRegions: [OCCITANIE] }))).toBe(2);
      expect(await seenBy(actor('PARTNER', { party: 'opca-defi' }))).toBe(3);
      expect((await own.query('SELECT FROM action')).rowCount).toBe(3);
      const { pool } = await few.readerOf(null);
      await expect(pool.query('DELETE FROM action')).rejects.toThrow('read-only');
      await few.stop();
      await own.end();
    } finally {
      await superuser.end();
      await plain.drop();
      await system.query(`DROP ROLE IF EXISTS ${owner}`);
    }
  });
});
