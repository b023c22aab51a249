import pg from 'pg';
import { slugOf, type Size } from './sizes.ts';

const TABLES = ['action', 'action_academy', 'expense_item', 'expense_share', 'commitment', 'money_entry', 'sheet'];

const toggle = (onOff: 'ENABLE' | 'DISABLE'): string =>
  TABLES.flatMap((table) => (table === 'sheet' ? ['spending_update'] : ['spending_insert', 'spending_update', 'spending_delete']).map((name) => `ALTER TABLE ${table} ${onOff} TRIGGER ${name}`)).join('; ');

/** One action as the site writes it: with its places, its fiche, three items and a commitment; then the data's version. */
const insertAction = async (client: pg.Client, reference: string, convention: string, academy: string): Promise<void> => {
  await client.query('BEGIN');
  const { rows } = await client.query<{ id: number }>({
    name: 'action',
    text: `INSERT INTO action (reference, convention_key, axis_code, year, title, status, content_sha256, published_at) VALUES ($1, $2, '4', 2024, 'Action', 'COMMITTED', repeat('0', 64), now()) RETURNING id`,
    values: [reference, convention],
  });
  const id = rows[0]!.id;
  await client.query({ name: 'place', text: 'INSERT INTO action_academy VALUES ($1, $2)', values: [id, academy] });
  const sheet = await client.query<{ id: number }>({ name: 'sheet', text: `INSERT INTO sheet (action_id, convention_key, kind) VALUES ($1, $2, 'PLANNED') RETURNING id`, values: [id, convention] });
  const items = await client.query<{ id: number }>({
    name: 'items',
    text: `INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents, academy_code) SELECT $1, $2, $3, n, 'Poste', 100, $4 FROM generate_series(1, 3) n RETURNING id`,
    values: [sheet.rows[0]!.id, id, convention, academy],
  });
  await client.query({ name: 'shares', text: `INSERT INTO expense_share SELECT unnest($1::bigint[]), $2, 'HORS_QUOTA', 100`, values: [items.rows.map((item) => item.id), convention] });
  await client.query({
    name: 'commitment',
    text: `INSERT INTO commitment (action_id, convention_key, funding_source_code, academy_code, amount_cents) VALUES ($1, $2, 'HORS_QUOTA', $3, 300)`,
    values: [id, convention, academy],
  });
  await client.query({ name: 'version', text: 'UPDATE data_version SET version = version + 1, changed_at = clock_timestamp()' });
  await client.query('COMMIT');
};

export interface WriteCost {
  readonly clients: number;
  /** Median milliseconds of one durable insert. */
  readonly withRollups: number;
  readonly without: number;
  /** With ÷ without, per second. */
  readonly throughput: number;
}

const median = (values: number[]): number => values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Durable inserts on one and the same cell, with and without rollups in turn. What was written without is rolled up at the end. */
export const measureWriting = async (databaseUrl: string, size: Size, clients: number, inserts: number, rounds: number): Promise<WriteCost> => {
  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c app.role=SYSTEM' });
    await client.connect();
    return client;
  };
  const admin = await open();
  const writers = await Promise.all(Array.from({ length: clients }, open));
  const convention = slugOf(1, size.conventions).split('--')[0]!;
  const times = { ENABLE: [] as number[], DISABLE: [] as number[] };
  const elapsed = { ENABLE: 0, DISABLE: 0 };
  const stamp = `w${Date.now().toString(36)}`;
  let n = 0;
  for (let turn = 0; turn < rounds * 2; turn += 1) {
    const mode = turn % 2 === 0 ? 'ENABLE' : 'DISABLE';
    await admin.query(toggle(mode));
    const started = performance.now();
    await Promise.all(
      writers.map(async (writer) => {
        for (let each = 0; each < inserts / clients; each += 1) {
          const before = performance.now();
          await insertAction(writer, `${stamp}-${(n += 1)}`, convention, '16');
          times[mode].push(performance.now() - before);
        }
      }),
    );
    elapsed[mode] += performance.now() - started;
  }
  await admin.query(toggle('ENABLE'));
  await admin.query(`SELECT roll_up_all((SELECT array_agg(id) FROM action WHERE reference LIKE $1))`, [`${stamp}-%`]);
  await Promise.all([admin, ...writers].map((client) => client.end()));
  return { clients, withRollups: median(times.ENABLE), without: median(times.DISABLE), throughput: elapsed.DISABLE / elapsed.ENABLE };
};
