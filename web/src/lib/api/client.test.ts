import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ApiError, askAt } from './client.js';
import type { Fetch } from './fetch.js';
import { graphql, textOf } from './document.js';

const SITE = graphql('query Site { site { name } }');

const answering =
  (body: string, status = 200): Fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));

describe('asking the API', () => {
  it('hands back the data', async () => {
    const ask = askAt('http://api.test/graphql', answering('{"data":{"site":{"name":"Conventions ouvertes"}}}'), 1000);
    await expect(ask(SITE, {})).resolves.toEqual({ site: { name: 'Conventions ouvertes' } });
  });

  it('passes on the sentence of a refusal', async () => {
    const ask = askAt('http://api.test/graphql', answering('{"errors":[{"message":"Année inconnue."}]}', 400), 1000);
    await expect(ask(SITE, {})).rejects.toMatchObject({ failure: 'REFUSED', detail: 'Année inconnue.' });
  });

  it('tells an unreachable API from an unreadable answer', async () => {
    const refused: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(askAt('http://api.test/graphql', refused, 1000)(SITE, {})).rejects.toMatchObject({ failure: 'UNREACHABLE' });
    const html = askAt('http://api.test/graphql', answering('<h1>Bad gateway</h1>', 502), 1000);
    await expect(html(SITE, {})).rejects.toMatchObject({ failure: 'UNREADABLE', detail: 'HTTP 502' });
  });

  it('gives up on an API that does not answer in time', async () => {
    const never: Fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    const failure = await askAt('http://api.test/graphql', never, 20)(SITE, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ failure: 'TOO_SLOW' });
  });
});

describe('asking by the id of a document', () => {
  const ASKED = graphql('query Named($first: Int) { actions(first: $first) { totalCount } }');
  const SHA256 = createHash('sha256').update(textOf(ASKED)).digest('hex');

  const api = (answers: (method: string) => Response): { asked: [string, URL][]; fetch: Fetch } => {
    const asked: [string, URL][] = [];
    return {
      asked,
      fetch: (url, init) => {
        asked.push([init?.method ?? 'GET', new URL(String(url))]);
        return Promise.resolve(answers(init?.method ?? 'GET'));
      },
    };
  };

  it('is a GET of its SHA-256 and variables', async () => {
    const { asked, fetch } = api(() => new Response('{"data":{"actions":{"totalCount":3}}}'));
    await expect(askAt('http://api.test/graphql', fetch, 1000, 'id')(ASKED, { first: 5 })).resolves.toEqual({ actions: { totalCount: 3 } });
    expect(asked.map(([method]) => method)).toEqual(['GET']);
    expect(Object.fromEntries(asked[0]![1].searchParams)).toEqual({ documentId: `sha256:${SHA256}`, variables: '{"first":5}' });
  });

  it('becomes a POST of its text where the API does not keep it, or the address grows too long', async () => {
    const { asked, fetch } = api((method) => new Response(method === 'GET' ? '{"errors":[]}' : '{"data":{}}', { status: method === 'GET' ? 404 : 200 }));
    const ask = askAt('http://api.test/graphql', fetch, 1000, 'id');
    await ask(ASKED, { first: 5 });
    await ask(graphql('query Long($search: String!) { actions(filter: { search: $search }) { totalCount } }'), { search: 'x'.repeat(6000) });
    expect(asked.map(([method]) => method)).toEqual(['GET', 'POST', 'POST']);
  });
});

describe('documents', () => {
  it('send a fragment once, however often it is spread', () => {
    const name = graphql('fragment SiteName on Site { name }');
    const dated = graphql('fragment SiteDate on Site { asOf ...SiteName }', [name]);
    const text = textOf(graphql('query Both { site { ...SiteName ...SiteDate } }', [name, dated]));
    expect(text.match(/fragment SiteName on/gu)).toHaveLength(1);
    expect(text).toContain('fragment SiteDate on');
  });
});
