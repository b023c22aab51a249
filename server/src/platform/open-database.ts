import pg from 'pg';
import type { Config } from './config.js';
import { clusterFolder } from './postgres/data-folder.js';
import { startEmbeddedPostgres } from './postgres/embedded-postgres.js';

const NAME = 'conventions';

/** The database that the configuration names, or the embedded one, started. */
export const openDatabase = async (config: Config): Promise<{ url: string; stop(): Promise<void> }> => {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  const server = await startEmbeddedPostgres({ folder: clusterFolder(config.dataDir) });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await admin.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${NAME}`;
  return { url: url.href, stop: server.stop };
};
