import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeToken } from '../../server/src/access/access-token.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../server/src/platform/postgres/embedded-postgres.js';
import { startServer, type ServerProcess } from '../support/server-process.js';

/** A PostgreSQL that keeps its promises (fsync on, as in production), the compiled server on it, and a partner who may write. */
export interface FaultStack {
  readonly origin: string;
  /** What a partner's script signs in with. */
  readonly token: string;
  readonly databaseUrl: string;
  /** Kills the server as a lack of memory does, and starts another on the same port. */
  killServer(): Promise<void>;
  /** Ends the server, so that all it holds is given back. */
  endServer(): Promise<void>;
  /** Restarts PostgreSQL as an administrator does: those connected are cut off. Answers when it takes connections again. */
  restartPostgres(): Promise<void>;
  /** Asks the database beside the server. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export const CONVENTION = 'opca-defi-2016';
const PARTNER = 'opca-defi';
const SIRET = '11004401300040';

const openToken = async (client: pg.Client): Promise<string> => {
  await client.query(`INSERT INTO body (siret, name, role, party_key) VALUES ($1, 'Partenaire', 'PARTNER', $2) ON CONFLICT DO NOTHING`, [SIRET, PARTNER]);
  await client.query(
    `INSERT INTO account (id, issuer, sub, siret, role, party_key, opened_at) VALUES ('faults', 'https://essais.example', 'faults', $1, 'PARTNER', $2, now())`,
    [SIRET, PARTNER],
  );
  const { secret } = await makeToken(client, 'faults', { label: 'Essais', mayWrite: true, conventions: [CONVENTION], days: 2 }, new Date());
  return secret;
};

export const startFaultStack = async (): Promise<FaultStack> => {
  const folder = mkdtempSync(join(tmpdir(), 'conventions-faults-'));
  chmodSync(folder, 0o755);
  const cluster = { folder: join(folder, 'postgres'), settings: ['shared_buffers=64MB'] };
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(cluster);
  const databaseUrl = postgres.url;
  const start = (port: string): Promise<ServerProcess> => startServer({ DATABASE_URL: databaseUrl, DEMO: '0', PORT: port });
  let server = await start('0');
  const { port } = new URL(server.origin);

  const withClient = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c app.role=SYSTEM' });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  return {
    origin: server.origin,
    token: await withClient(openToken),
    databaseUrl,
    killServer: async () => {
      await server.end('SIGKILL');
      server = await start(port);
    },
    endServer: async () => {
      await server.end('SIGTERM');
    },
    restartPostgres: async () => {
      await postgres.stop();
      postgres = await startEmbeddedPostgres({ ...cluster, port: postgres.port });
    },
    query: (sql, values) => withClient(async (client) => (await client.query(sql, values)).rows),
    stop: async () => {
      await server.end('SIGTERM');
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
