import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, openPool } from '../platform/database.js';
import { seededDatabase, type TestDatabase } from '../platform/testing/database.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { openOrm } from '../store/open-orm.js';
import { startApi, type ApiServer } from './server.js';

let database: TestDatabase;
let pool: pg.Pool;
let orm: MikroORM;
let api: ApiServer;
beforeAll(async () => {
  database = await seededDatabase();
  pool = openPool(database.url);
  orm = await openOrm(database.url);
  await inTransaction(pool, (client) =>
    insertActions(client, [
      anAction({ planned: [{ source: 'HORS_QUOTA', cents: 5_840_000, academy: '16' }], places: ['16'] }),
      anAction({ status: 'REFUSED', planned: [{ source: 'HORS_QUOTA', cents: 100, academy: null }] }),
    ]),
  );
  api = await startApi({ pool, orm, port: 0 });
});
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await pool.end();
  await database.drop();
});

const address = (): string => `http://127.0.0.1:${api.port}/graphql`;

const post = async (body: string): Promise<{ status: number; json: { data?: unknown; errors?: { message: string; extensions: Record<string, string> }[] } }> => {
  const response = await fetch(address(), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: response.status, json: (await response.json()) as never };
};

const ask = async (query: string, variables: object = {}) => (await post(JSON.stringify({ query, variables }))).json;

describe('the API answers in French, and says what to do', () => {
  const reasonOf = async (query: string, variables: object = {}): Promise<string | undefined> => {
    const { errors } = await ask(query, variables);
    return errors?.[0]?.extensions['reason'] ?? errors?.[0]?.extensions['code'];
  };

  test.each([
    ['a convention that does not exist', '{ spending(by: [], filter: { conventions: ["x"] }) { actions } }', 'UNKNOWN_FILTER_VALUE'],
    ['money broken down by audience', '{ spending(by: [AUDIENCE]) { actions } }', 'DIMENSION_NOT_APPLICABLE'],
    ['the same dimension twice', '{ spending(by: [YEAR, YEAR]) { actions } }', 'DIMENSION_TWICE'],
    ['a page of no row', '{ actions(first: 0) { totalCount } }', 'PAGE_SIZE'],
    ['a page of too many rows', '{ actions(first: 10000) { totalCount } }', 'PAGE_SIZE'],
    ['a cursor that is none', '{ actions(after: "abc") { totalCount } }', 'CURSOR'],
    ['a search of one letter', '{ actions(filter: { search: "a" }) { totalCount } }', 'SEARCH_LENGTH'],
    ['a proof of nothing', '{ proof(id: "abc") { title } }', 'PROOF_ID'],
  ])('%s is refused with a reason', async (_, query, reason) => {
    expect(await reasonOf(query)).toBe(reason);
  });

  test('a cursor of another list is refused, not taken for a number', async () => {
    const after = Buffer.from(JSON.stringify(['un', 'deux'])).toString('base64url');
    expect(await reasonOf('query ($after: String) { actions(sort: SPENT_DESC, after: $after) { nodes { id } } }', { after })).toBe('CURSOR');
  });

  test.each(['{"query":"{ actions(filter: { search: \\"a\\\\u0000b\\" }) { totalCount } }"}', '{"query":"{ x }","variables":{"a":"\\u0000"}}'])(
    'the character U+0000 is refused at the door',
    async (body) => {
      const { status, json } = await post(body);
      expect(status).toBe(400);
      expect(json.errors?.[0]?.extensions['code']).toBe('NUL_CHARACTER');
    },
  );

  test('a body that is not JSON, or is too large, is refused', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post(JSON.stringify({ query: `{ site { name } } #${'x'.repeat(2_000_000)}` }))).status).toBe(413);
  });

  test('a fault of the inside shows nothing of it', async () => {
    await pool.query('ALTER TABLE data_version RENAME TO data_version_away');
    try {
      const { json } = await post(JSON.stringify({ query: '{ site { name } }' }));
      expect(JSON.stringify(json)).not.toMatch(/data_version|relation|stack/);
    } finally {
      await pool.query('ALTER TABLE data_version_away RENAME TO data_version');
    }
  });
});

describe('a figure over the API', () => {
  test('a refused action counts in no planned total, and the proof says so', async () => {
    const { data } = await ask('{ spending(by: []) { planned { state cents proof reported expected } } }');
    const { planned } = (data as { spending: [{ planned: { proof: string } }] }).spending[0];
    expect(planned).toMatchObject({ state: 'KNOWN', cents: 5_840_000, reported: 1, expected: 1 });
    const proof = await ask('query ($id: ID!) { proof(id: $id) { totalCents lineCount leftOut { actions cents } lines { nodes { cents academy { name } } } } }', { id: planned.proof });
    expect(proof.data).toEqual({
      proof: {
        totalCents: 5_840_000,
        lineCount: 1,
        leftOut: [{ actions: 1, cents: 100 }],
        lines: { nodes: [{ cents: 5_840_000, academy: { name: 'Toulouse' } }] },
      },
    });
  });

  test('an empty list, as an untouched form sends it, narrows nothing', async () => {
    const { data } = await ask('{ spending(by: [], filter: { conventions: [], years: [] }) { actions } }');
    expect(data).toEqual({ spending: [{ actions: 2 }] });
  });

  test('spent that nobody told is not reported, and never zero', async () => {
    const { data } = await ask('{ spending(by: []) { spent { state cents } } }');
    expect(data).toEqual({ spending: [{ spent: { state: 'NOT_REPORTED', cents: null } }] });
  });

  test('a list of actions asks the database as often for twenty as for two', async () => {
    const count = async (first: number): Promise<number> => {
      const before = queries;
      await ask(`{ actions(first: ${first}) { nodes { title convention { shortTitle } axis { theme { label } } planned { cents } plannedSheet { expenseItems { shares { cents } academy { name } } } } } }`);
      return queries - before;
    };
    let queries = 0;
    const query = pool.query.bind(pool);
    pool.query = ((...args: Parameters<typeof query>) => {
      queries += 1;
      return query(...args);
    }) as typeof pool.query;
    try {
      const one = await count(1);
      expect(await count(2)).toBe(one);
    } finally {
      pool.query = query;
    }
  });
});

test('the service says that it lives and that it is ready', async () => {
  for (const path of ['/livez', '/readyz']) expect((await fetch(`http://127.0.0.1:${api.port}${path}`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${api.port}/nowhere`)).status).toBe(404);
});
