import { localDate } from '@conventions-ouvertes/shared/local-date';
import { getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costOf, HEAVY_FIELDS } from './document-cost.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import { readPersistedDocuments } from './persisted-documents.js';
import { openReaders } from './readers.js';
import { buildApiSchema } from './schema.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2026-11-21'), { longestMs: 1500 });
});
afterAll(() => api.stop());

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

const send = async (body: string | Uint8Array<ArrayBuffer>): Promise<Told> => {
  const response = await fetch(`${api.origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { errors } = (await response.json()) as { errors?: readonly { message: string; extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};

const ask = (query: string, variables: object = {}): Promise<Told> => send(JSON.stringify({ query, variables }));

const times = (count: number, text: (index: number) => string): string => Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('a question has limits, told before it is run', () => {
  test.each([
    ['DOCUMENT_TOO_LONG', `{ ${times(700, () => 'site { name }')} }`],
    ['QUERY_TOO_DEEP', `{ conventions ${'{ children '.repeat(16)} { key } ${'}'.repeat(16)} }`],
    ['TOO_MANY_ALIASES', `{ ${times(51, (index) => `a${index}: site { name }`)} }`],
    ['QUERY_TOO_COSTLY', `{ conventions ${'{ children '.repeat(4)} { key title } ${'}'.repeat(4)} }`],
    // A fragment spread in a fragment, again and again: little text, and 2 to the 40th fields.
    ['QUERY_TOO_COSTLY', `{ ...F0 } ${times(40, (index) => `fragment F${index} on Query { ...F${index + 1} site { name } ...F${index + 1} }`)} fragment F40 on Query { site { name } }`],
    ['NUL_CHARACTER', '{ actions(filter: { search: "a\\u0000b" }) { totalCount } }'],
    ['FORBIDDEN_CHARACTER', '{ actions(filter: { search: "a\\u202Eb" }) { totalCount } }'],
    ['LIST_TOO_LONG', `{ spending(by: [], filter: { years: [${'2020,'.repeat(1001)}] }) { actions } }`],
  ])('%s', async (code, query) => {
    const told = await ask(query);
    expect([told.status, told.code]).toEqual([400, code]);
    expect(told.message).toMatch(/^La requête /);
  });

  test('a page size in a variable counts as one that is written', async () => {
    const query = 'query ($first: Int) { actions(first: $first) { nodes { convention { children { children { children { key } } } } } } }';
    expect((await ask(query, { first: 2 })).code).toBeUndefined();
    expect((await ask(query, { first: 200 })).code).toBe('QUERY_TOO_COSTLY');
  });

  test('every question of the site, and an introspection, stay under half of them', async () => {
    const schema = await buildApiSchema();
    const texts = [...(await readPersistedDocuments()).values()].map(({ text }) => text);
    for (const text of [...texts, getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true })]) {
      const document = parse(text, { maxTokens: DOCUMENT_LIMITS.tokens / 2 });
      const { depth, aliases, cost } = costOf(schema, document, getOperationAST(document)!, { first: 20 });
      expect(depth).toBeLessThanOrEqual(DOCUMENT_LIMITS.depth);
      expect(aliases).toBeLessThanOrEqual(DOCUMENT_LIMITS.aliases / 2);
      expect(cost).toBeLessThanOrEqual(DOCUMENT_LIMITS.cost * 0.6);
    }
  });

  test('fields that count for more are fields of the schema', async () => {
    const fields = (await buildApiSchema()).getQueryType()!.getFields();
    expect(Object.keys(HEAVY_FIELDS).filter((name) => !(name.replace('Query.', '') in fields))).toEqual([]);
  });

  test('introspection is open, and has an end', async () => {
    expect((await ask(getIntrospectionQuery())).code).toBeUndefined();
    const deep = `{ __schema { types ${'{ fields { type '.repeat(5)} { name } ${'} }'.repeat(5)} } }`;
    expect((await ask(deep)).status).toBe(400);
  });
});

describe('what is sent is refused with a code where it cannot be kept, and never fails', () => {
  const variable = (json: string): string => `{"query":"query ($s: String) { actions(filter: { search: $s }) { totalCount } }","variables":{"s":${json}}}`;

  test.each([
    ['half a character', variable('"\\ud800"'), 'ILL_FORMED_TEXT'],
    ['the character U+0000', variable('"\\u0000"'), 'NUL_CHARACTER'],
    ['a noncharacter', variable('"\\uffff"'), 'FORBIDDEN_CHARACTER'],
    ['a number beyond what is counted', '{"query":"{ site { name } }","variables":{"a":1e400}}', 'NUMBER_TOO_LARGE'],
    ['values within values without end', `{"query":"{ site { name } }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'TOO_DEEP'],
    ['a list without end', `{"query":"{ site { name } }","variables":{"a":[${'1,'.repeat(2000)}1]}}`, 'LIST_TOO_LONG'],
    ['no JSON', '{"query":', 'BAD_REQUEST'],
    ['JSON that is no question', '"{ site { name } }"', 'BAD_REQUEST'],
    ['nothing', '', 'BAD_REQUEST'],
    ['null', 'null', 'BAD_REQUEST'],
  ])('%s', async (_, body, code) => {
    const told = await send(body);
    expect([told.status, told.code]).toEqual([400, code]);
  });

  test('bytes that are no UTF-8', async () => {
    const told = await send(new Uint8Array([...Buffer.from('{"query":"{ site { name } }","a":"'), 0xff, ...Buffer.from('"}')]));
    expect([told.status, told.code]).toEqual([400, 'ILL_FORMED_TEXT']);
  });

  test('names of fields that are near one another are not suggested, and no stack is shown', async () => {
    const response = await fetch(`${api.origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ convention { key } sit { name } }"}' });
    const text = await response.text();
    expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(text).not.toMatch(/Did you mean|stacktrace|node_modules/);
  });

  test.each(['99999999999999999999', '-1', 'x', '1e9', ''])('the identifier « %s » of a meeting is that of none', async (id) => {
    expect((await ask('query ($id: ID!) { meeting(id: $id) { id } }', { id })).code).not.toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('time', () => {
  test('a question that lasts is answered a refusal, and what it still does stops', async () => {
    const locker = await api.pool.connect();
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE action IN ACCESS EXCLUSIVE MODE');
    try {
      const started = performance.now();
      const told = await ask('{ actions { nodes { title } } }');
      expect([told.status, told.code]).toEqual([503, 'QUERY_TOO_SLOW']);
      expect(performance.now() - started).toBeLessThan(5000);
    } finally {
      await locker.query('ROLLBACK');
      locker.release();
    }
    expect((await ask('{ actions { nodes { title } } }')).code).toBeUndefined();
  });

  test('no connection of a reader waits for good, whatever runs on it', async () => {
    const readers = await openReaders(api.pool);
    const { pool } = await readers.readerOf(null);
    const { rows } = await pool.query<{ statement: string; idle: string }>(
      `SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`,
    );
    expect(rows).toEqual([{ statement: '15s', idle: '90s' }]);
    await readers.stop();
  });
});
