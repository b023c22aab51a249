import { connect, type Socket } from 'node:net';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from './testing/test-api.js';

const SITE = 'https://conventions.example';
const DAY = localDate('2026-11-21');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(DAY, { siteOrigin: SITE, patience: { headers: 300, request: 600, check: 50 } });
});
afterAll(() => api.stop());

const socketTo = (origin: string): Promise<Socket> =>
  new Promise((done, fail) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => done(socket));
    socket.once('error', fail);
  });

/** Sends bytes as they are, and tells the status line of what comes back; empty: the connection was closed. */
const sendRaw = async (bytes: string | Buffer): Promise<string> => {
  const socket = await socketTo(api.origin);
  socket.write(bytes);
  return untilClosed(socket);
};

const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((done) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.once('close', () => done(text.split('\r\n')[0] ?? ''));
    socket.once('error', () => socket.destroy());
  });

describe('every answer carries what protects it', () => {
  const PATHS = ['/livez', '/readyz', '/health', '/graphql', '/nowhere', '/export/actions.csv', '/export/x', '/documents/x', '/open-data/x', '/metrics', '/session', '//', '/%ZZ'];

  test.each(PATHS)('%s', async (path) => {
    const { headers } = await fetch(`${api.origin}${path}`);
    expect({
      nosniff: headers.get('x-content-type-options'),
      framing: /frame-ancestors 'none'/.test(headers.get('content-security-policy') ?? ''),
      nothing: /default-src 'none'/.test(headers.get('content-security-policy') ?? ''),
      referrer: headers.get('referrer-policy'),
      opener: headers.get('cross-origin-opener-policy'),
      resource: headers.get('cross-origin-resource-policy'),
      id: /^[0-9a-f-]{36}$/.test(headers.get('x-request-id') ?? ''),
      https: headers.get('strict-transport-security'),
      server: headers.get('x-powered-by'),
    }).toEqual({ nosniff: 'nosniff', framing: true, nothing: true, referrer: 'no-referrer', opener: 'same-origin', resource: 'cross-origin', id: true, https: null, server: null });
  });

  test('over https, browsers are told to stay there', async () => {
    const secure = await startTestApi(DAY, { isHttps: true });
    expect((await fetch(`${secure.origin}/livez`)).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    await secure.stop();
  });

  test('the site reads with its visitor’s session; everyone else without', async () => {
    const allowed = async (origin: string): Promise<(string | null)[]> => {
      const { headers } = await fetch(`${api.origin}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials'), headers.get('vary')];
    };
    expect(await allowed(SITE)).toEqual([SITE, 'true', 'Origin']);
    for (const other of ['https://conventions.example.evil', 'http://conventions.example', 'null']) expect(await allowed(other)).toEqual(['*', null, 'Origin']);
  });
});

describe('how often', () => {
  test('whoever asks too often waits; who did not is answered; whether the service lives is told to all', async () => {
    const limited = await startTestApi(DAY, { rateLimit: 6, trustedProxies: ['127.0.0.0/8', '::1'] });
    const ask = (client: string, path = '/graphql?query={__typename}'): Promise<Response> => fetch(`${limited.origin}${path}`, { headers: { 'x-forwarded-for': client } });
    const statuses = [];
    for (let asked = 0; asked < 5; asked += 1) statuses.push((await ask('203.0.113.1')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask('203.0.113.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toEqual({ errors: [{ message: expect.stringMatching(/^Vous avez envoyé trop de requêtes/) as string, extensions: { code: 'RATE_LIMITED' } }] });
    expect([(await ask('203.0.113.2')).status, (await ask('203.0.113.1', '/livez')).status]).toEqual([200, 200]);
    await limited.stop();
  });

  test('this machine, as the site that is being built, is not counted where nothing was set', async () => {
    const statuses = new Set(await Promise.all(Array.from({ length: 320 }, async () => (await fetch(`${api.origin}/livez`)).status)));
    expect([...statuses]).toEqual([200]);
  });
});

describe('slow clients', () => {
  test('who does not end its headers is let go', async () => {
    const socket = await socketTo(api.origin);
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\n');
    expect(await untilClosed(socket)).toMatch(/408|^$/);
  });

  test('who sends its body a byte at a time is let go, and the others are answered meanwhile', async () => {
    const slow = await socketTo(api.origin);
    slow.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{');
    const drip = setInterval(() => slow.write(' '), 100);
    const meanwhile = await fetch(`${api.origin}/graphql?query={__typename}`);
    expect(meanwhile.status).toBe(200);
    expect(await untilClosed(slow)).toMatch(/408|^$/);
    clearInterval(drip);
  });

  test('who goes away half-way leaves nothing behind', async () => {
    for (let left = 0; left < 20; left += 1) {
      const socket = await socketTo(api.origin);
      socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 46\r\n\r\n{"query":"{ actions(first: 200) { totalCount } }"}');
      socket.destroy();
    }
    expect((await fetch(`${api.origin}/readyz`)).status).toBe(200);
    await expect.poll(async () => /database_connections\{pool="system",state="waiting"\} 0/.test(await (await fetch(`${api.origin}/metrics`)).text())).toBe(true);
  });
});

describe('whatever is sent, nothing breaks', () => {
  test.each([
    'GET // HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'GET http://[::1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'GET /%00 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'GET /graphql?query=%FF HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'GET /graphql?variables={ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'GET /connexion/retour?code=%00&state=x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    'POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\nconnection: close\r\n\r\n0\r\n\r\n',
    'BREW /graphql HTTP/1.1\r\nhost: x\r\n\r\n',
    'GET /graphql HTTP/9.9\r\nhost: x\r\n\r\n',
    `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
    '\u0000\u0001\u0002\r\n\r\n',
  ])('%j is refused', async (request) => {
    expect(await sendRaw(request)).toMatch(/^HTTP\/1\.1 4\d\d |^$/);
  });

  test('addresses and bodies drawn at random', async () => {
    const paths = fc.constantFrom('/graphql', '/export/', '/documents/', '/open-data/', '/calendrier/', '/releases/', '/connexion/retour', '/session');
    await fc.assert(
      fc.asyncProperty(paths, fc.webPath(), fc.webQueryParameters(), fc.constantFrom('GET', 'POST', 'HEAD', 'DELETE'), fc.json(), async (start, path, query, method, body) => {
        const response = await fetch(`${api.origin}${start}${path}?${query}`, {
          method,
          redirect: 'manual',
          headers: { 'content-type': 'application/json' },
          ...(method === 'POST' && { body }),
        });
        await response.arrayBuffer();
        return response.status < 500;
      }),
      { numRuns: process.env['TEST_FULL'] === undefined ? 60 : 3000 },
    );
  });
});
