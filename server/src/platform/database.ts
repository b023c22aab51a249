import pg from 'pg';

// Sums of bigint come back as numeric; amounts are cents within the safe integers, so they are read as numbers and checked.
const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;

const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
};

pg.types.setTypeParser(INT8, safeInteger);
// A numeric keeps its exact text; a calendar date stays the text that the database holds.
pg.types.setTypeParser(NUMERIC, (text) => text);
pg.types.setTypeParser(DATE, (text) => text);

/** The least that reading and writing slices ask of a connection: a pool, a client or a transaction. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/** Settings of the program's own connections: they read for nobody in particular, and see everything. */
export const AS_SYSTEM = '-c app.role=SYSTEM';

export interface PoolOptions {
  readonly max?: number;
  /** Settings of its connections, as `-c name=value`; the program's own, if not said. */
  readonly options?: string;
  /** How long anyone waits for a connection, in milliseconds; 0: for ever. */
  readonly patienceMs?: number;
  /** How long anyone waits for the answer to one statement, in milliseconds, be the server silent; for ever, if not said. */
  readonly answerMs?: number;
}

/** Opens a pool. A PostgreSQL that restarts breaks idle connections: they are dropped and opened anew, the process lives on. */
export const openPool = (url: string, { max = 10, options = AS_SYSTEM, patienceMs = 10_000, answerMs }: PoolOptions = {}): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, options, connectionTimeoutMillis: patienceMs, ...(answerMs !== undefined && { query_timeout: answerMs }) });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Runs the work in one transaction: all of it is kept, or none. */
export const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(() => false, () => true);
    throw error;
  } finally {
    // A connection that cannot even go back is not lent again.
    client.release(broken);
  }
};
