import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.js';
import { inTransaction, openPool } from '../platform/database.js';
import { freshDatabase, type TestDatabase } from '../platform/testing/database.js';
import { appendRecord } from './append-record.js';
import { auditEnds, firstBreaks } from './audit-chain.js';

const PARTNER: Actor = { id: 'account-1', role: 'PARTNER', party: 'opca-defi', academicRegions: [] };

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await freshDatabase();
  pool = openPool(database.url, { max: 20 });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const append = (key: string) => (client: pg.PoolClient) =>
  appendRecord(client, PARTNER, { subject: { kind: 'ACTION', key }, change: 'TRIED', before: { a: 1.5, é: [null, true] }, after: null, reason: 'Parce que « c’est ainsi »', articles: ['11'] });

const write = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await inTransaction(pool, append(`k${n}`));
};

/** As someone would who holds the database itself and puts its guards out of action. */
const tamper = async (sql: string): Promise<void> => {
  await inTransaction(pool, async (client) => {
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(sql);
  });
};

describe('the chain of the record', () => {
  it('holds after entries of many writers at once, each in it once and in its place', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => inTransaction(pool, append(`w${n}`))));
    expect(await firstBreaks(pool)).toEqual([]);
    const { rows } = await pool.query('SELECT position FROM audit_link ORDER BY position');
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('holds where several entries are written at once, and where a transaction is given up', async () => {
    await inTransaction(pool, async (client) => {
      await client.query(`INSERT INTO record (subject_kind, subject_key, change) SELECT 'ACTION', n::text, 'TRIED' FROM generate_series(1, 5) n`);
    });
    await expect(
      inTransaction(pool, async (client) => {
        await append('given up')(client);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await write(1);
    expect(await firstBreaks(pool)).toEqual([]);
    expect((await auditEnds(pool)).find(({ chain }) => chain === 'record')).toMatchObject({ position: 6 });
  });

  it('takes ten thousand entries of one transaction in seconds, in their order', async () => {
    await pool.query(`INSERT INTO record (subject_kind, subject_key, change) SELECT 'ACTION', n::text, 'TRIED' FROM generate_series(1, 10000) n`);
    expect(await firstBreaks(pool)).toEqual([]);
    const { rows } = await pool.query('SELECT count(*) AS n FROM audit_link WHERE position = entry_id');
    expect(rows).toEqual([{ n: 10_000 }]);
  });

  it('lets nobody wait who only writes: the end is held from the commit alone', async () => {
    const slow = await pool.connect();
    try {
      await slow.query('BEGIN');
      await append('slow')(slow);
      await write(1);
      await slow.query('COMMIT');
    } finally {
      slow.release();
    }
    expect(await firstBreaks(pool)).toEqual([]);
  });

  it.each([
    ['a word changed', `UPDATE record SET reason = 'autre' WHERE subject_key = 'k2'`, 'CHANGED', 3],
    ['who acted changed', `UPDATE record SET actor_role = 'MINISTRY' WHERE subject_key = 'k2'`, 'CHANGED', 3],
    ['an instant moved by a microsecond', `UPDATE record SET at = at + interval '1 microsecond' WHERE subject_key = 'k0'`, 'CHANGED', 1],
    ['an entry removed', `DELETE FROM record WHERE subject_key = 'k1'`, 'GONE', 2],
    ['an entry removed with its link', `DELETE FROM audit_link WHERE position = 2; DELETE FROM record WHERE subject_key = 'k1'`, 'GAP', 3],
    ['a link made anew for a changed entry', `UPDATE record SET reason = 'x' WHERE subject_key = 'k1'; UPDATE audit_link l SET hash = audit_hash((SELECT hash FROM audit_link WHERE position = 1), audited_record(r)) FROM record r WHERE r.id = l.entry_id AND l.position = 2`, 'CHANGED', 3],
    ['the last entry removed with its link', `DELETE FROM audit_link WHERE position = 4; DELETE FROM record WHERE subject_key = 'k3'`, 'END', 4],
    ['an entry put in without a link', `INSERT INTO record (subject_kind, subject_key, change) VALUES ('ACTION', 'false', 'TRIED')`, 'UNLINKED', null],
  ])('shows %s, and where', async (_, sql, wrong, position) => {
    await write(4);
    await tamper(sql);
    expect((await firstBreaks(pool))[0]).toMatchObject({ chain: 'record', wrong, position });
  });

  it('shows a chain made anew altogether to whoever noted its end', async () => {
    await write(2);
    const noted = (await auditEnds(pool)).find(({ chain }) => chain === 'record')!;
    expect(await firstBreaks(pool, [noted])).toEqual([]);
    await write(1);
    expect(await firstBreaks(pool, [noted])).toEqual([]);
    await tamper(`DELETE FROM record; DELETE FROM audit_link; UPDATE audit_head SET position = 0, hash = repeat('0', 64)`);
    await write(3);
    expect(await firstBreaks(pool)).toEqual([]);
    expect(await firstBreaks(pool, [noted])).toEqual([{ chain: 'record', position: 2, entryId: null, wrong: 'NOTED_END' }]);
  });

  it.each(['UPDATE audit_link SET position = 9', 'DELETE FROM audit_link', 'TRUNCATE audit_link', 'DELETE FROM confidential_reading', 'UPDATE confidential_reading SET actor_id = NULL'])(
    'takes no change: %s',
    async (sql) => {
      await write(1);
      await pool.query(`INSERT INTO confidential_reading (actor_id, actor_role, kind, subjects) VALUES ('x', 'MINISTRY', 'REASONING', '{a}')`);
      await expect(pool.query(sql)).rejects.toThrow('append-only');
    },
  );
});
