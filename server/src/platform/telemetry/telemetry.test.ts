import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../api/testing/test-api.js';
import { openLog, toldFailure } from './log.js';
import { NO_TRACES, openTraces, type Traces } from './traces.js';

interface OtlpSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

interface OtlpRequest {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[] }[];
}

/** A collector of traces, as OTLP over HTTP has it. */
const startCollector = async (): Promise<{ readonly endpoint: string; readonly spans: OtlpSpan[]; stop(): Promise<void> }> => {
  const spans: OtlpSpan[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as OtlpRequest;
      if (request.url === '/v1/traces') spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    stop: () => new Promise((done) => server.close(() => done())),
  };
};

const SECRET = 'PHRASE-QUE-PERSONNE-NE-DOIT-LIRE';
const lines: string[] = [];
let collector: Awaited<ReturnType<typeof startCollector>>;
let traces: Traces;
let api: TestApi;

beforeAll(async () => {
  collector = await startCollector();
  traces = await openTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  api = await startTestApi(localDate('2026-11-21'), { watch: { traces, log: openLog('trace', { write: (line: string) => void lines.push(line) }) } });
});
afterAll(async () => {
  await api.stop();
  await collector.stop();
});

const SEARCH = 'query ($s: String!) { actions(filter: { search: $s }) { totalCount } }';

const post = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly requestId?: string;
  readonly [name: string]: unknown;
}

/** The line of an answer, which is written once its last byte has left. */
const lineOf = async (requestId: string | null): Promise<Line | undefined> =>
  expect.poll(() => lines.map((line) => JSON.parse(line) as Line).find((line) => line.requestId === requestId && line.msg === 'answered'), { timeout: 2000 }).toBeDefined().then(() =>
    lines.map((line) => JSON.parse(line) as Line).find((line) => line.requestId === requestId && line.msg === 'answered'),
  );

describe('logs', () => {
  test('are JSON, one line an answer, found again by the id that its caller was given', async () => {
    const response = await post({ query: SEARCH, variables: { s: 'ateliers' } });
    expect(await lineOf(response.headers.get('x-request-id'))).toMatchObject({
      service: 'conventions-ouvertes', route: 'graphql', method: 'POST', status: 200, document: 'other', operation: 'query', role: 'PUBLIC',
    });
    expect(lines.every((line) => line.endsWith('\n') && typeof JSON.parse(line) === 'object')).toBe(true);
  });

  test('a refusal is told with its code', async () => {
    const response = await post({ query: '{ actions(first: 0) { totalCount } }' });
    expect(await lineOf(response.headers.get('x-request-id'))).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  });

  test('hold nothing of what was asked with, in whatever part of a request it stands', async () => {
    await post({ query: SEARCH, variables: { s: SECRET } });
    await post({ query: `query ${SECRET.replaceAll('-', '_')} { actions(filter: { search: "${SECRET}" }) { totalCount } }`, operationName: SECRET });
    await post({ query: `{ ${SECRET} }` });
    await post({ query: '{ site { name } }' }, { authorization: `Bearer ${SECRET}`, cookie: `session=${SECRET}`, 'x-forwarded-for': '203.0.113.77', 'user-agent': SECRET });
    await fetch(`${api.origin}/connexion/retour?code=${SECRET}`);
    await fetch(`${api.origin}/${SECRET}?a=${SECRET}`, { headers: { 'x-request-id': SECRET } });
    const last = await fetch(`${api.origin}/export/${SECRET}.csv?annee=${SECRET}`);
    await last.text();
    await lineOf(last.headers.get('x-request-id'));
    const all = lines.join('');
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(SECRET.replaceAll('-', '_'));
    expect(all).not.toMatch(/203\.0\.113\.77|127\.0\.0\.1|::1/);
  });

  test('a failure of the inside is told by its kind and place, without its message', async () => {
    await api.pool.query('ALTER TABLE school RENAME TO school_away');
    try {
      const response = await post({ query: '{ schools(first: 1) { totalCount } }' });
      expect(JSON.stringify(await response.json())).not.toMatch(/school_away|relation|at Object/);
      const failed = lines.map((line) => JSON.parse(line) as Line).find(({ msg, requestId }) => msg === 'failed' && requestId === response.headers.get('x-request-id'));
      expect(failed).toMatchObject({ level: 'error', path: 'schools' });
      expect(JSON.stringify(failed)).toContain('42P01');
    } finally {
      await api.pool.query('ALTER TABLE school_away RENAME TO school');
    }
  });

  test('a message that quotes a value stays out of what is told of a failure', () => {
    const told = toldFailure(new TypeError(`cannot read « ${SECRET} »`, { cause: new Error(SECRET) }));
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(told).toMatchObject({ kind: 'TypeError', cause: { kind: 'Error' } });
  });
});

describe('metrics', () => {
  const read = async (headers: Record<string, string> = {}): Promise<Response> => fetch(`${api.origin}/metrics`, { headers });

  test('count answers, operations, refusals, connections and imports, in the Prometheus format', async () => {
    await post({ query: '{ actions(first: 0) { totalCount } }' });
    await post({ query: SEARCH, variables: { s: 'atelier' } });
    const response = await read();
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    const text = await response.text();
    for (const line of [
      /^conventions_http_request_seconds_count\{route="graphql",method="POST",status="200"\} [1-9]/m,
      /^conventions_graphql_operation_seconds_count\{document="other",operation="query"\} [1-9]/m,
      /^conventions_errors_total\{code="BAD_USER_INPUT"\} [1-9]/m,
      /^conventions_database_connections\{pool="PUBLIC",state="idle"\} [1-9]/m,
      /^conventions_imports\{of="runs"\} \d/m,
      /^conventions_process_resident_memory_bytes \d/m,
    ]) expect(text).toMatch(line);
  });

  test('are for this machine alone, and not for whoever comes through a proxy', async () => {
    expect((await read({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  });

  test('with a token, whoever has it', async () => {
    const guarded = await startTestApi(localDate('2026-11-21'), { metricsToken: 'jeton-de-mesure' });
    const status = async (headers: Record<string, string>): Promise<number> => (await fetch(`${guarded.origin}/metrics`, { headers })).status;
    expect([await status({}), await status({ authorization: 'Bearer autre' }), await status({ authorization: 'Bearer jeton-de-mesure' })]).toEqual([403, 403, 200]);
    await guarded.stop();
  });
});

describe('traces', () => {
  test('a question is a span, its statements are spans within it, and none holds a value', async () => {
    await post({ query: SEARCH, variables: { s: SECRET } });
    await traces.stop();
    const statements = collector.spans.filter(({ name }) => name === 'sql');
    const graphql = collector.spans.filter(({ name }) => name === 'graphql');
    const requests = collector.spans.filter(({ name }) => name === 'POST /graphql');
    expect([statements.length > 0, graphql.length > 0, requests.length > 0]).toEqual([true, true, true]);
    for (const { parentSpanId, traceId } of statements) {
      const parent = graphql.find(({ spanId }) => spanId === parentSpanId);
      expect(parent?.traceId).toBe(traceId);
      expect(requests.map(({ spanId }) => spanId)).toContain(parent?.parentSpanId);
    }
    expect(statements.some(({ attributes }) => attributes.some(({ key, value }) => key === 'db.query.text' && /SELECT/.test(value.stringValue ?? '')))).toBe(true);
    expect(JSON.stringify(collector.spans)).not.toContain(SECRET);
  });

  test('none where no collector is named', async () => {
    expect(await openTraces({})).toBe(NO_TRACES);
  });
});
