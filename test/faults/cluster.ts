import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { StandbyAddress } from '../../server/src/platform/replicas/read-addresses.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../server/src/platform/postgres/embedded-postgres.js';
import { aMoment } from './writer.js';

/** One PostgreSQL of several. */
export interface Node extends StandbyAddress {
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Kills it as a failing machine does; it stays down until it is started. */
  kill(): Promise<void>;
  /** Starts it again, on the same port. */
  start(): Promise<void>;
  /** Stops all its processes where they are, without a word to anyone; the answer lets them go on. */
  freeze(): Promise<() => void>;
}

/** A primary and two standbys that follow it by streaming. */
export interface Cluster {
  readonly primary: Node;
  readonly standbys: readonly [Node, Node];
  stop(): Promise<void>;
}

/** The disk of this machine is not what is tried here. Standbys ask again at once for a primary that comes back, which kept what they missed. */
const SETTINGS = ['fsync=off', 'shared_buffers=32MB', 'wal_keep_size=256MB', 'wal_retrieve_retry_interval=100ms'];

const startNode = async (folder: string, settings: readonly string[]): Promise<Node & { stop(): Promise<void> }> => {
  const options = { folder, settings: [...SETTINGS, ...settings] };
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(options);
  const { url, port } = postgres;
  const postmaster = (): number => Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const query: Node['query'] = async (sql, values) => {
    const client = new pg.Client({ connectionString: url, options: '-c app.role=SYSTEM' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    key: `127.0.0.1:${port}`,
    url,
    query,
    kill: async () => {
      const pid = postmaster();
      const stopped = postgres.stop();
      process.kill(pid, 'SIGKILL');
      await stopped;
    },
    start: async () => {
      // Processes of the one that was killed may hold its memory for a moment yet.
      for (let tries = 0; ; tries += 1) {
        const started = await startEmbeddedPostgres({ ...options, port }).catch((error: unknown) => {
          if (tries >= 200) throw error;
          return null;
        });
        if (started) return void (postgres = started);
        await aMoment();
      }
    },
    freeze: async () => {
      const pids = (await query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()')).map(({ pid }) => pid);
      const all = [postmaster(), ...pids];
      const tell = (signal: NodeJS.Signals): void => {
        for (const pid of all) {
          try {
            process.kill(pid, signal);
          } catch {
            // One that ended meanwhile has nothing to be told.
          }
        }
      };
      tell('SIGSTOP');
      return () => tell('SIGCONT');
    },
    stop: () => postgres.stop(),
  };
};

/** Three servers of the embedded PostgreSQL: the standbys are copies of the primary's folder, made before it held anything. */
export const startCluster = async (): Promise<Cluster> => {
  const root = mkdtempSync(join(tmpdir(), 'conventions-cluster-'));
  chmodSync(root, 0o755);
  const folder = (name: string): string => join(root, name);
  const empty = await startEmbeddedPostgres({ folder: folder('primary'), settings: SETTINGS });
  await empty.stop();
  const names = ['one', 'other'] as const;
  for (const name of names) {
    execFileSync('cp', ['-a', folder('primary'), folder(name)]);
    writeFileSync(join(folder(name), 'standby.signal'), '');
  }
  const primary = await startNode(folder('primary'), []);
  const { port } = new URL(primary.url);
  const [one, other] = await Promise.all(names.map((name) => startNode(folder(name), [`primary_conninfo=host=127.0.0.1 port=${port} user=postgres application_name=${name}`])));
  return {
    primary,
    standbys: [one!, other!],
    stop: async () => {
      await Promise.all([one!.stop(), other!.stop()]);
      await primary.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
};
