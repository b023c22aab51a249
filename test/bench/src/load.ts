import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { COLUMNS, generateActions, type Names, type Rows, type Table } from './generate.ts';
import { conventionKey, type Size } from './sizes.ts';

const BATCH = 5_000;
const TABLES = Object.keys(COLUMNS) as Table[];
/** The convention that those of the bench are copies of: it has axes, two sources and a cap. */
const MODEL = 'opca-defi-2016';

/** Conventions of the bench's own, under keys that no file has, marked as fictitious. */
export const insertConventions = async (client: pg.ClientBase, { conventions }: Size): Promise<void> => {
  const keys = Array.from({ length: conventions }, (_, index) => conventionKey(index));
  const each = (table: string, columns: string, values: string): string =>
    `INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} t CROSS JOIN unnest($1::text[]) WITH ORDINALITY AS k (key, n) WHERE t.${table === 'convention' ? 'key' : 'convention_key'} = '${MODEL}'`;
  await client.query(
    each(
      'convention',
      'key, position, kind, level, title, short_title, signed_on, terms, source_file, source_sha256, is_demo',
      `k.key, 1000 + k.n, t.kind, t.level, t.title, 'Banc ' || k.n, t.signed_on, t.terms || jsonb_build_object('key', k.key), t.source_file, t.source_sha256, true`,
    ),
    [keys],
  );
  await client.query(each('convention_party', 'convention_key, party_key, position', 'k.key, t.party_key, t.position'), [keys]);
  await client.query(each('axis', 'convention_key, code, parent_code, article, title, summary, theme_code, position', 'k.key, t.code, t.parent_code, t.article, t.title, t.summary, t.theme_code, t.position'), [keys]);
  await client.query(each('funding_source', 'convention_key, code, label, article, position', 'k.key, t.code, t.label, t.article, t.position'), [keys]);
  await client.query(`INSERT INTO cap SELECT k.key || '/plafond', t.label, t.article, t.period FROM cap t CROSS JOIN unnest($1::text[]) AS k (key) WHERE t.key LIKE '${MODEL}/%'`, [keys]);
  await client.query(`INSERT INTO cap_scope SELECT k.key || '/plafond', k.key, 'HORS_QUOTA' FROM unnest($1::text[]) AS k (key)`, [keys]);
  await client.query(`INSERT INTO cap_amount SELECT k.key || '/plafond', NULL, 100000000000000 FROM unnest($1::text[]) AS k (key)`, [keys]);
};

export const namesIn = async (client: pg.ClientBase): Promise<Names> => {
  const list = async (sql: string): Promise<string[]> => (await client.query<{ code: string }>(sql)).rows.map(({ code }) => code);
  return {
    axes: await list(`SELECT code FROM axis WHERE convention_key = '${MODEL}' ORDER BY code`),
    sources: await list(`SELECT code FROM funding_source WHERE convention_key = '${MODEL}' ORDER BY code`),
    academies: await list('SELECT code FROM academy ORDER BY code'),
    audiences: await list('SELECT code FROM audience ORDER BY code LIMIT 4'),
  };
};

const copy = async (client: pg.ClientBase, table: Table, rows: readonly string[]): Promise<void> => {
  if (rows.length === 0) return;
  const stream = (client as pg.Client).query(copyFrom(`COPY ${table} (${COLUMNS[table]}) FROM STDIN`));
  stream.end(`${rows.join('\n')}\n`);
  await once(stream, 'finish');
};

export const copyRows = async (client: pg.ClientBase, rows: Rows): Promise<void> => {
  for (const table of TABLES) await copy(client, table, rows[table]);
};

/** Foreign keys, asked of whole tables at once: what an initial load checks in place of a look-up a row. */
const FOREIGN_KEYS = `
  SELECT format('SELECT %L AS key FROM %s c WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s) LIMIT 1', k.conname, k.conrelid::regclass,
           (SELECT string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ') FROM unnest(k.conkey) u JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u),
           k.confrelid::regclass,
           (SELECT string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' AND ')
              FROM unnest(k.conkey, k.confkey) AS u (c, p) JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = u.c
              JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = u.p)) AS sql
    FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = ANY ($1::regclass[])`;

const SUMS = `SELECT i.id AS key FROM expense_item i LEFT JOIN expense_share x ON x.expense_item_id = i.id GROUP BY i.id HAVING i.total_cents <> coalesce(sum(x.amount_cents), 0) LIMIT 1`;

/** @throws Error for the first rule that the loaded rows break */
const validate = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ sql: string }>(FOREIGN_KEYS, [TABLES]);
  for (const sql of [...rows.map((row) => row.sql), SUMS]) {
    const found = await client.query<{ key: string }>(sql);
    if (found.rows[0]) throw new Error(`the generated data break ${found.rows[0].key}`);
  }
};

/** The plain indexes of the loaded tables, left out while they are filled and made at once afterwards. */
const PLAIN_INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisunique AND NOT i.indisprimary`;

/**
 * An initial load: rows by COPY without a trigger a row, then every rule over whole tables, indexes, caps and rollups at once.
 * @returns milliseconds of each step
 */
export const loadInitially = async (client: pg.ClientBase, size: Size, names: Names): Promise<Record<string, number>> => {
  const times: Record<string, number> = {};
  const timed = async (step: string, work: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    await work();
    times[step] = performance.now() - started;
  };
  await client.query('BEGIN');
  await client.query(`SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '512MB'`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(PLAIN_INDEXES, [TABLES]);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  times['generate'] = 0;
  times['copy'] = 0;
  for (let from = 1; from <= size.actions; from += BATCH) {
    const started = performance.now();
    const rows = generateActions(from, Math.min(from + BATCH, size.actions + 1), size, names);
    const generated = performance.now();
    await copyRows(client, rows);
    times['generate'] += generated - started;
    times['copy'] += performance.now() - generated;
  }
  await timed('indexes', async () => {
    for (const { definition } of indexes) await client.query(definition);
  });
  await timed('statistics', () => client.query(`ANALYZE ${TABLES.join(', ')}`));
  await timed('validation', () => validate(client));
  await timed('rollups', async () => {
    await client.query('SELECT rebuild_cap_years()');
    await client.query('SELECT rebuild_rollups()');
    await client.query(`INSERT INTO secrecy_due (transaction) VALUES (pg_current_xact_id())`);
  });
  for (const table of ['action', 'sheet', 'expense_item', 'commitment', 'headcount', 'indicator']) {
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  }
  await client.query('UPDATE data_version SET version = version + 1');
  await timed('commit', () => client.query('COMMIT'));
  await timed('vacuum', () => client.query('VACUUM ANALYZE'));
  return times;
};
