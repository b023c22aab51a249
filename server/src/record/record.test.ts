import type pg from 'pg';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.js';
import { inTransaction, openPool } from '../platform/database.js';
import { readDataVersion } from '../platform/data-version.js';
import { freshDatabase, type TestDatabase } from '../platform/testing/database.js';
import { appendRecord } from './append-record.js';
import { perform } from './perform.js';
import { readRecord } from './read-record.js';

const PARTNER: Actor = { id: 'account-1', role: 'PARTNER', party: 'opca-defi', academicRegions: [] };
const SUBJECT = { kind: 'ACTION', key: 'opca-defi-2016--p-1' } as const;
const today = localDate('2018-06-01');

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.url, { max: 30 });
  await inTransaction(pool, (client) => appendRecord(client, PARTNER, { subject: SUBJECT, change: 'STATUS_CHANGED', before: { status: 'DRAFT' }, after: { status: 'SUBMITTED' }, articles: ['11'] }));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('the record of changes', () => {
  it.each(["UPDATE record SET reason = 'autre'", 'DELETE FROM record', 'TRUNCATE record', 'TRUNCATE record CASCADE', 'UPDATE record SET reason = NULL WHERE false'])(
    'cannot be altered: %s',
    async (sql) => {
      await expect(pool.query(sql)).rejects.toMatchObject({ constraint: 'record_append_only' });
      expect((await pool.query('SELECT FROM record')).rowCount).toBeGreaterThan(0);
    },
  );

  it('is read by the ministry and by administrators, and by nobody else', async () => {
    const readers = ['PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR'] as const;
    for (const role of readers) {
      const lines = await readRecord(pool, { ...PARTNER, role }, SUBJECT);
      expect([role, lines !== null]).toEqual([role, role === 'MINISTRY' || role === 'ADMINISTRATOR']);
    }
    expect(await readRecord(pool, null, SUBJECT)).toBeNull();
  });

  it('says who by role and party, what before and after, and on what article; never the account', async () => {
    const [line] = (await readRecord(pool, { ...PARTNER, role: 'MINISTRY' }, SUBJECT))!;
    expect(line).toMatchObject({ actorRole: 'PARTNER', actorParty: 'opca-defi', change: 'STATUS_CHANGED', before: { status: 'DRAFT' }, after: { status: 'SUBMITTED' }, articles: ['11'] });
    expect(JSON.stringify(line)).not.toContain('account-1');
  });
});

describe('a request sent under a key', () => {
  const append = (key: string, input: object, actor: Actor | null = PARTNER) =>
    perform({ pool, actor, today }, { name: 'try', key, input }, async ({ client, actor: known }) => ({
      id: await appendRecord(client, known, { subject: { kind: 'ACTION', key }, change: 'TRIED', before: null, after: input }),
    }));
  const lines = async (key: string): Promise<number | null> => (await pool.query('SELECT FROM record WHERE subject_key = $1', [key])).rowCount;

  it('has one effect in thirty copies sent at once, and one answer to the letter', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => append('thirty', { a: 1, b: 2 })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await lines('thirty')).toBe(1);
  });

  it('moves the data’s version once, and not for its copies', async () => {
    const before = (await readDataVersion(pool)).version;
    await append('version', {});
    await append('version', {});
    expect((await readDataVersion(pool)).version).toBe(before + 1);
  });

  it('is the same whatever the order of its members, and another one when it asks for something else', async () => {
    await append('order', { a: 1, b: 2 });
    await expect(append('order', { b: 2, a: 1 })).resolves.toBeDefined();
    await expect(append('order', { a: 1, b: 3 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('belongs to one account: another may use the same key', async () => {
    await append('shared', { a: 1 });
    await append('shared', { a: 2 }, { ...PARTNER, id: 'account-2' });
    expect(await lines('shared')).toBe(2);
  });

  it('leaves nothing behind when it fails, its key included', async () => {
    const fail = () =>
      perform({ pool, actor: PARTNER, today }, { name: 'try', key: 'failing', input: {} }, async ({ client, actor }) => {
        await appendRecord(client, actor, { subject: { kind: 'ACTION', key: 'failing' }, change: 'TRIED', before: null, after: {} });
        throw new Error('too bad');
      });
    await expect(fail()).rejects.toThrow('too bad');
    expect(await lines('failing')).toBe(0);
    await append('failing', {});
    expect(await lines('failing')).toBe(1);
  });

  it('is refused to whoever is not signed in, and under a key that is none', async () => {
    await expect(append('anonymous', {}, null)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(append(' ', {})).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_INVALID' });
    await expect(append('x'.repeat(201), {})).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_INVALID' });
  });
});
