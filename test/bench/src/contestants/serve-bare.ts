// The least that a server can do: node:http and pg, the same statements, the same JSON. It has no language of questions, no
// rights, no secrecy and no limits.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { LINE_SQL, ROLLUP_SQL } from '../sql.ts';

pg.types.setTypeParser(20, Number);
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, options: '-c app.role=SYSTEM' });

const labels = async (sql: string): Promise<Map<string, string>> => {
  const { rows } = await pool.query<{ code: string; label: string }>(sql);
  return new Map(rows.map(({ code, label }) => [code, label]));
};
const themes = await labels('SELECT code, label_fr AS label FROM theme ORDER BY position');
const academies = await labels('SELECT code, name AS label FROM academy ORDER BY name');
const axes = await labels(`SELECT convention_key || '/' || code AS code, code || ' ' || title AS label FROM axis`);

type Row = Readonly<Record<string, number>> & { readonly k1: string | null; readonly k2: string };

interface Key {
  readonly dimension: string;
  readonly code: string | null;
  readonly label: string;
}

const figure = (measure: string, cents: number, reported: number, expected: number, scope: object): object => {
  const state = expected === 0 && reported === 0 ? 'NOT_APPLICABLE' : reported === 0 ? 'NOT_REPORTED' : 'KNOWN';
  return {
    state,
    cents: state === 'KNOWN' ? cents : null,
    proof: Buffer.from(JSON.stringify({ m: measure, s: scope })).toString('base64url'),
    reported,
    expected,
  };
};

const cell = (row: Row, keys: readonly Key[], scope: object): object => ({
  keys,
  planned: figure('PLANNED', row['planned']!, row['planned_reported']!, row['planned_expected']!, scope),
  committed: figure('COMMITTED', row['committed']!, row['committed_reported']!, row['actions']!, scope),
  spent: figure('SPENT', row['spent']!, row['spent_reported']!, row['spent_expected']!, scope),
  actions: row['actions'],
});

const inOrder = (rows: Row[], order: Map<string, string>): Row[] => {
  const positions = new Map([...order.keys()].map((code, index) => [code, index]));
  const at = (code: string | null): number => (code === null ? Number.MAX_SAFE_INTEGER : (positions.get(code) ?? Number(code)));
  return rows.sort((left, right) => at(left.k1) - at(right.k1) || at(left.k2) - at(right.k2));
};

const run = async <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[] = []): Promise<R[]> => (await pool.query<R>({ name, text, values })).rows;

const answers: Readonly<Record<string, (asked: URLSearchParams) => Promise<object>>> = {
  q1: async (asked) => {
    const convention = asked.get('convention')!;
    const [rows, caps] = await Promise.all([run<Row>('q1', ROLLUP_SQL.q1, [convention]), run<Row>('cap', ROLLUP_SQL.cap, [convention])]);
    return {
      spending: rows
        .sort((left, right) => Number(left.k1) - Number(right.k1) || Number(left.k2) - Number(right.k2))
        .map((row) => {
          const id = `${convention}/${row.k1}`;
          return cell(row, [{ dimension: 'AXIS', code: id, label: axes.get(id)! }, { dimension: 'YEAR', code: row.k2, label: row.k2 }], { conventions: [convention], exactAxis: id, years: [Number(row.k2)] });
        }),
      capUse: caps
        .sort((left, right) => left['year']! - right['year']!)
        .map((cap) => ({
          year: cap['year'],
          amountCents: cap['amount_cents'],
          remainingCents: cap['amount_cents']! - cap['committed']!,
          isExceeded: cap['committed']! > cap['amount_cents']! || cap['spent']! > cap['amount_cents']!,
          committed: figure('COMMITTED', cap['committed']!, cap['committed_reported']!, cap['actions']!, { years: [cap['year']], fundingSources: [`${convention}/HORS_QUOTA`] }),
        })),
    };
  },
  q2: async () => ({
    spending: inOrder(await run<Row>('q2', ROLLUP_SQL.q2), themes).map((row) =>
      cell(row, [{ dimension: 'THEME', code: row.k1, label: themes.get(row.k1!)! }, { dimension: 'YEAR', code: row.k2, label: row.k2 }], { themes: [row.k1], years: [Number(row.k2)] }),
    ),
  }),
  q3: async () => ({
    spending: inOrder(await run<Row>('q3', ROLLUP_SQL.q3), academies).map((row) =>
      cell(
        row,
        [
          { dimension: 'ACADEMY', code: row.k1, label: row.k1 === null ? 'Non ventilé' : academies.get(row.k1)! },
          { dimension: 'THEME', code: row.k2, label: themes.get(row.k2)! },
        ],
        { ...(row.k1 === null ? { notBrokenDown: true } : { academies: [row.k1] }), themes: [row.k2] },
      ),
    ),
  }),
  q4: async (asked) => (await run('q4', LINE_SQL.q4, [asked.get('convention'), Number(asked.get('year'))]))[0]!,
  q5: async (asked) => (await run<{ whole: object }>('q5', LINE_SQL.q5, [asked.get('slug')]))[0]!.whole,
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const answer = answers[pathname.slice(1)];
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  answer(searchParams).then(
    (data) => {
      const body = Buffer.from(JSON.stringify({ data }));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
      response.end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
