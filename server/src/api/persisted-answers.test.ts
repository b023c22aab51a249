import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../access/actor.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { readPersistedDocuments } from './persisted-documents.js';
import { buildApiSchema } from './schema.js';
import { chanceOf } from './testing/chance.js';
import { ASKERS, plant } from './testing/planted.js';
import { randomDocument, type RandomDocument } from './testing/random-document.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

const COUNT = process.env['TEST_FULL'] ? 2_000 : 60;
const KNOWN = new Map([
  ['key', ['opca-defi-2016', 'opco-ep-2020']],
  ['slug', ['opca-defi-2016--t-0']],
  ['code', ['16', '4', 'GUIDANCE_AND_DISCOVERY']],
  ['id', ['opca-defi-2016/4']],
]);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let api: TestApi;
let folder: string;
let drawn: RandomDocument[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const schema = await buildApiSchema();
  const chance = chanceOf(20_261_121);
  drawn = Array.from({ length: COUNT }, () => randomDocument(schema, 'query', chance, KNOWN));
  const file = join(folder, 'documents.json');
  await writeFile(file, JSON.stringify(drawn.map(({ query }, index) => ({ name: `drawn ${index}`, sha256: sha256(query), text: query }))));
  process.env['PERSISTED_DOCUMENTS'] = file;
  api = await startTestApi(localDate('2026-11-21'));
  delete process.env['PERSISTED_DOCUMENTS'];
  await plant(api.pool);
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const post = async (body: object, asker: Actor | null = null): Promise<unknown> => {
  const response = await fetch(`${api.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(asker && { 'x-test-actor': JSON.stringify(asker) }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

const get = (text: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.origin}/graphql?${new URLSearchParams({ documentId: `sha256:${sha256(text)}`, variables: JSON.stringify(variables) }).toString()}`, { headers });

describe('documents compiled once', () => {
  test('random ones are answered as graphql-js answers them, whoever asks', async () => {
    let answered = 0;
    for (const [index, { query, variables }] of drawn.entries()) {
      const { asker } = ASKERS[index % ASKERS.length]!;
      const plain = await post({ query, variables }, asker);
      expect({ query, ...(await post({ documentId: `sha256:${sha256(query)}`, variables }, asker)) as object }).toEqual({ query, ...(plain as object) });
      if ((plain as { body: { errors?: unknown } }).body.errors === undefined) answered += 1;
    }
    expect(answered).toBeGreaterThan(COUNT / 4);
  });

  test('so are the site’s own', async () => {
    const filter = { conventions: ['opca-defi-2016'] };
    const variables = { key: 'opca-defi-2016', code: '16', slug: 'opca-defi-2016--t-0', filter, actions: filter, outcomesBy: ['AXIS'], first: 20, on: '2026-11-21' };
    for (const { name, sha256: id, text } of (await readPersistedDocuments()).values()) {
      const declared = Object.fromEntries(Object.entries(variables).filter(([variable]) => text.includes(`$${variable}:`)));
      expect({ name, answer: await post({ documentId: id, variables: declared }) }).toEqual({ name, answer: await post({ query: text, variables: declared }) });
    }
  });

  test('a page larger than may be asked is refused in the same words', async () => {
    const { text } = [...(await readPersistedDocuments()).values()].find(({ name }) => name === 'MORE_ACTIONS')!;
    const variables = { actions: {}, sort: 'REFERENCE', first: 100_000 };
    expect(await post({ documentId: sha256(text), variables })).toEqual(await post({ query: text, variables }));
  });
});

describe('answers to everyone', () => {
  const nation = async (): Promise<string> => [...(await readPersistedDocuments()).values()].find(({ name }) => name === 'ACADEMY_TABLE')!.text;

  test('are kept, with a stamp that a browser asks with again', async () => {
    const text = await nation();
    const plain = { 'accept-encoding': 'identity' };
    const [first, second] = [await get(text, {}, plain), await get(text, {}, plain)];
    const etag = first.headers.get('etag')!;
    expect([first.headers.get('cache-control'), second.headers.get('etag'), await second.text()]).toEqual(['public, no-cache', etag, await first.text()]);
    const again = await get(text, {}, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('are sent compressed to those who take it so, under a name of their own', async () => {
    const text = await nation();
    const plain = await get(text, {}, { 'accept-encoding': 'identity' });
    const body = await plain.text();
    // The compressed form is made after the first answer was sent.
    const zipped = await vi.waitFor(async () => {
      const response = await get(text, {}, { 'accept-encoding': 'br, gzip;q=0.8' });
      expect(response.headers.get('content-encoding')).toBe('gzip');
      return response;
    });
    expect(await zipped.text()).toBe(body);
    expect(Number(zipped.headers.get('content-length'))).toBeLessThan(body.length / 4);
    const names = [plain, zipped].map(({ headers }) => headers.get('etag')!);
    expect(new Set(names).size).toBe(2);
    for (const response of [plain, zipped]) expect(response.headers.get('vary')!.toLowerCase()).toMatch(/origin.*accept-encoding/);
    for (const name of names) expect((await get(text, {}, { 'if-none-match': name, 'accept-encoding': 'gzip' })).status).toBe(304);
    for (const refused of ['gzip;q=0', 'gzip; q=0.0, br', 'br', 'identity']) expect([refused, (await get(text, {}, { 'accept-encoding': refused })).headers.get('content-encoding')]).toEqual([refused, null]);
  });

  test('are never of before: what was written is in the next answer', async () => {
    const text = await nation();
    for (let turn = 0; turn < 10; turn += 1) {
      const before = await (await get(text)).text();
      await api.pool.query(`UPDATE commitment SET amount_cents = amount_cents + 100 WHERE action_id IN (SELECT id FROM action WHERE published_at IS NOT NULL AND status = 'REALISED')`);
      await bumpDataVersion(api.pool);
      const after = await get(text);
      const body = await after.text();
      expect(body).not.toBe(before);
      expect(JSON.parse(body)).toEqual(((await post({ query: text })) as { body: unknown }).body);
    }
  });

  test('are the public’s alone: what is kept for it is not told to those who see more, nor what they see to it', async () => {
    const MINISTRY: Actor = ASKERS.map(({ asker }) => asker).find((asker) => asker?.role === 'MINISTRY')!;
    const countOf = async (asker: Actor | null): Promise<number> => {
      const { body } = (await post({ query: '{ spending(by: []) { actions } }' }, asker)) as { body: { data: { spending: [{ actions: number }] } } };
      return body.data.spending[0].actions;
    };
    const { rows } = await api.pool.query<{ all: number; published: number }>(`SELECT count(*) AS all, count(*) FILTER (WHERE published_at IS NOT NULL AND status <> 'DRAFT') AS published FROM action`);
    const [{ all, published }] = rows as [{ all: number; published: number }];
    expect(all).toBeGreaterThan(published);
    for (const askers of [[MINISTRY, null, MINISTRY], [null, MINISTRY, null]]) {
      await bumpDataVersion(api.pool);
      for (const asker of askers) expect(await countOf(asker)).toBe(asker === null ? published : all);
    }
  });

  test('are made once for all who wait, none of whom is told of before', async () => {
    const text = await nation();
    const documentId = sha256(text);
    for (let turn = 0; turn < 10; turn += 1) {
      const before = [post({ documentId }), post({ documentId })];
      await api.pool.query(`UPDATE commitment SET amount_cents = amount_cents + 100 WHERE action_id IN (SELECT id FROM action WHERE published_at IS NOT NULL AND status = 'REALISED')`);
      const written = [post({ documentId }), post({ documentId }), post({ documentId })];
      const now = await post({ query: text });
      expect(await Promise.all(written)).toEqual([now, now, now]);
      await Promise.all(before);
    }
  });

  test('are not given to, nor kept from, someone signed in', async () => {
    const text = await nation();
    const ministry = ASKERS.find(({ who }) => who === 'the ministry')!.asker!;
    const asked = await get(text, {}, { 'x-test-actor': JSON.stringify(ministry) });
    expect([asked.headers.get('cache-control'), asked.headers.get('etag')]).toEqual(['no-store', null]);
    const all = JSON.parse(await asked.text()) as unknown;
    expect(await (await get(text)).json()).not.toEqual(all);
  });
});
