import { localDate } from '@conventions-ouvertes/shared/local-date';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPersistedDocuments, type PersistedDocument } from './persisted-documents.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

let api: TestApi;
let site: PersistedDocument;
beforeAll(async () => {
  api = await startTestApi(localDate('2026-11-21'));
  site = [...(await readPersistedDocuments()).values()].find(({ name }) => name === 'SITE')!;
});
afterAll(() => api.stop());

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.origin}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });

const post = (body: unknown, contentType = 'application/json'): Promise<Response> =>
  fetch(`${api.origin}/graphql`, { method: 'POST', headers: { 'content-type': contentType }, body: typeof body === 'string' ? body : JSON.stringify(body) });

const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { errors?: readonly { extensions: Readonly<Record<string, unknown>> }[] }).errors?.[0]?.extensions['code'];

describe('GraphQL over HTTP', () => {
  test('the audit of the specification finds no error', async () => {
    const results = await auditServer({ url: `${api.origin}/graphql` });
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ status }) => status === 'error').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  test('nothing is changed by GET', async () => {
    const response = await get({ query: 'mutation { revokeToken(id: "1") { id } }' });
    expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([405, 'POST', 'BAD_REQUEST']);
  });

  test('another method is refused', async () => {
    const response = await fetch(`${api.origin}/graphql`, { method: 'PUT', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'a body of %s, which any page can make a browser send, is refused',
    async (contentType) => {
      const response = await post('{"query":"{ site { name } }"}', contentType);
      expect([response.status, await codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    },
  );

  test('several questions in one are refused', async () => {
    expect(await codeOf(await post([{ query: '{ site { name } }' }, { query: '{ site { name } }' }]))).toBe('BATCH_REFUSED');
  });
});

describe('persisted documents', () => {
  const asOfPost = async (): Promise<unknown> => (await post({ query: site.text })).json();

  test('the site’s question is answered to its SHA-256, in each way of saying it', async () => {
    const expected = await asOfPost();
    const hash = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: site.sha256 } });
    for (const parameters of [{ documentId: `sha256:${site.sha256}` }, { documentId: site.sha256 }, { extensions: hash }]) {
      const response = await get(parameters);
      expect([response.status, await response.json()]).toEqual([200, expected]);
    }
    expect(await (await post({ documentId: `sha256:${site.sha256}` })).json()).toEqual(expected);
    expect(await (await post({ extensions: JSON.parse(hash) as unknown })).json()).toEqual(expected);
  });

  test('variables come with it', async () => {
    const academy = [...(await readPersistedDocuments()).values()].find(({ name }) => name === 'ACADEMY')!;
    const response = await get({ documentId: `sha256:${academy.sha256}`, variables: '{"code":"16"}' });
    expect(await response.json()).toMatchObject({ data: { academy: { name: 'Toulouse' } } });
  });

  test.each(['sha256:'.padEnd(71, '0'), 'sha256:abc', '__proto__'])('the id %s names none: a typed refusal', async (documentId) => {
    const response = await get({ documentId });
    expect([response.status, response.headers.get('cache-control'), await codeOf(response)]).toEqual([404, 'no-store', 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('nobody adds one: a text that comes with its SHA-256 is answered, and kept for nobody', async () => {
    const query = '{ site { asOf } }';
    const sha256Hash = 'a'.repeat(64);
    await post({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expect(await codeOf(await get({ documentId: `sha256:${sha256Hash}` }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});
