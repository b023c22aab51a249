import pg from 'pg';
import { generateActions } from './generate.ts';
import { copyRows, insertConventions, loadInitially, namesIn } from './load.ts';
import type { Size } from './sizes.ts';

export interface LoadCost {
  readonly actions: number;
  /** Seconds: COPY into tables with their keys and indexes, and nothing else. */
  readonly copyWithKeys: number;
  /** The same with every rule, cap and rollup kept on the way. */
  readonly withRollups: number;
  /** An initial load, all rules asked of whole tables afterwards. */
  readonly initially: number;
}

const BATCH = 5_000;

const onDatabase = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, options: '-c app.role=SYSTEM' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const copied = (url: string, size: Size, withTriggers: boolean): Promise<number> =>
  onDatabase(url, async (client) => {
    const names = await namesIn(client);
    const batches = [];
    for (let from = 1; from <= size.actions; from += BATCH) batches.push(generateActions(from, Math.min(from + BATCH, size.actions + 1), size, names));
    if (!withTriggers) {
      // Foreign keys are triggers of the system's own: they stay.
      for (const table of ['action', 'action_academy', 'sheet', 'expense_item', 'expense_share', 'commitment', 'headcount', 'indicator']) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    }
    const started = performance.now();
    await client.query('BEGIN');
    for (const rows of batches) await copyRows(client, rows);
    await client.query('COMMIT');
    return performance.now() - started;
  });

/** What loading costs, each way into a copy of the empty database. */
export const measureLoading = async (copyOf: (name: string) => Promise<string>, size: Size): Promise<LoadCost> => {
  const fresh = async (name: string): Promise<string> => {
    const url = await copyOf(name);
    await onDatabase(url, (client) => insertConventions(client, size));
    return url;
  };
  const copyWithKeys = await copied(await fresh('load_keys'), size, false);
  const withRollups = await copied(await fresh('load_rollups'), size, true);
  const times = await onDatabase(await fresh('load_initial'), async (client) => loadInitially(client, size, await namesIn(client)));
  const { generate = 0, vacuum = 0, ...rest } = times;
  void generate;
  void vacuum;
  return { actions: size.actions, copyWithKeys, withRollups, initially: Object.values(rest).reduce((sum, ms) => sum + ms, 0) };
};
