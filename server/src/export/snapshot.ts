import type pg from 'pg';
import Cursor from 'pg-cursor';
import { PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';

const BATCH = 500;

/** The data as it stood at one instant, read for as long as it takes. */
export interface Snapshot {
  readonly client: pg.PoolClient;
  /** What of the small headcounts the reader may see. */
  readonly sight: Sight;
  /** Rows of a statement, a batch at a time: the next is read once the last was taken. */
  rows<Row>(sql: string, values: readonly unknown[]): AsyncGenerator<readonly Row[]>;
}

/** Reads within one read-only snapshot, so that the sheets of an export speak of the same data whatever is written meanwhile. */
export async function* inSnapshot<T>(pool: pg.Pool, read: (snapshot: Snapshot) => AsyncIterable<T>, sight: Sight = PUBLIC_SIGHT): AsyncGenerator<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Its reader takes the time that it needs; who takes nothing is let go by the sending.
    await client.query('SET LOCAL statement_timeout = 0');
    yield* read({ client, sight, rows: (sql, values) => readRows(client, sql, values) });
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw failure;
  } finally {
    // Reached too when the reader goes away half-way.
    await client.query('ROLLBACK').catch((error: Error) => (failure ??= error));
    client.release(failure);
  }
}

async function* readRows<Row>(client: pg.PoolClient, sql: string, values: readonly unknown[]): AsyncGenerator<readonly Row[]> {
  const cursor = client.query(new Cursor<Row>(sql, [...values]));
  try {
    for (;;) {
      const rows = await cursor.read(BATCH);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await cursor.close();
  }
}
