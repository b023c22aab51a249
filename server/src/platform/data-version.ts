import type { Queryable } from './database.js';

export interface DataVersion {
  /** Grows with every writing transaction. */
  readonly version: number;
  readonly changedAt: Date;
}

/** The last statement of every writing transaction: from its commit on, no answer of before is served. */
export const bumpDataVersion = async (client: Queryable): Promise<void> => {
  await client.query('UPDATE data_version SET version = version + 1, changed_at = clock_timestamp()');
};

export const readDataVersion = async (client: Queryable): Promise<DataVersion> => {
  const { rows } = await client.query<{ version: number; changed_at: Date }>('SELECT version, changed_at FROM data_version');
  const row = rows[0];
  if (!row) throw new Error('data_version has lost its row');
  return { version: row.version, changedAt: row.changed_at };
};
