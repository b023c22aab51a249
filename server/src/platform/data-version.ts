import type { Queryable } from './database.js';

export interface DataVersion {
  /** Grows with every writing transaction. */
  readonly version: number;
  readonly changedAt: Date;
  /** Grows with every change of conventions or reference data, and with nothing else. */
  readonly catalogue: number;
}

/** The last statement of every writing transaction: from its commit on, no answer of before is served. */
export const bumpDataVersion = async (client: Queryable): Promise<void> => {
  await client.query('UPDATE data_version SET version = version + 1, changed_at = clock_timestamp()');
};

/**
 * Holds the catalogue's version until the transaction ends, so that what is written over with the same may be told to be the same.
 * @returns takes the version back to what it was
 */
export const holdCatalogueVersion = async (client: Queryable): Promise<() => Promise<void>> => {
  const { rows } = await client.query<{ version: number }>('SELECT version FROM catalogue_version FOR UPDATE');
  return async () => {
    await client.query('UPDATE catalogue_version SET version = $1', [rows[0]!.version]);
  };
};

export const readDataVersion = async (client: Queryable): Promise<DataVersion> => {
  const { rows } = await client.query<{ version: number; changed_at: Date; catalogue: number }>('SELECT d.version, d.changed_at, c.version AS catalogue FROM data_version d, catalogue_version c');
  const row = rows[0];
  if (!row) throw new Error('data_version or catalogue_version has lost its row');
  return { version: row.version, changedAt: row.changed_at, catalogue: row.catalogue };
};
