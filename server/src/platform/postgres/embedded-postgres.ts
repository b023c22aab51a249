import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { FrenchError } from '../french-error.js';
import { findBinaries, isReachableByAll } from './binaries.js';
import { keepAlive } from './keep-alive.js';

/** A running PostgreSQL of our own, the same driver and the same engine as in production. */
export interface EmbeddedPostgres {
  /** Address of its maintenance database. */
  readonly url: string;
  readonly port: number;
  /** Stops it (fast shutdown) and waits for its end; does nothing to a server that another process started. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster; made when absent. */
  readonly folder: string;
  /** Extra settings, e.g. `fsync=off` for a throw-away test cluster. */
  readonly settings?: readonly string[];
  /** Its port, e.g. that of the one which it takes the place of; a free one, if not said. */
  readonly port?: number;
}

const USER = 'postgres';

/** PostgreSQL refuses to run as root: the ids of the user `postgres`, made when the machine has none. */
const serviceIds = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, USER], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', USER]);
    return { uid: id('-u'), gid: id('-g') };
  }
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const canConnect = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const urlAt = (port: number): string => `postgres://${USER}@127.0.0.1:${port}/postgres`;

/** Asks a server left by a killed parent to end, by the pid that it wrote itself, and waits until it has. */
const endByPid = async (pid: number): Promise<void> => {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 100; waited += 1) await new Promise((done) => setTimeout(done, 50));
};

/** postmaster.pid: the pid on line 1, the port on line 4. */
const readPostmaster = (folder: string): { pid: number; port: number } | null => {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
};

/** The process that started the server of a folder: while it lives, the server is its own to stop. */
const ownerFile = (folder: string): string => `${folder}.owner`;

const hasLivingOwner = (folder: string): boolean => {
  try {
    return isAlive(Number(readFileSync(ownerFile(folder), 'utf8')));
  } catch {
    return false;
  }
};

const initialise = (folder: string, initdb: string, ids: { uid: number; gid: number } | undefined): void => {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { mode: 0o700 });
  if (ids) chownSync(folder, ids.uid, ids.gid);
  try {
    execFileSync(initdb, ['-D', folder, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C'], {
      ...ids,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new FrenchError('POSTGRES_INIT', `Le dossier de données ${folder} n'a pas pu être préparé : vérifiez les droits et la place disponible.`, { cause });
  }
};

/**
 * Starts PostgreSQL on a free loopback port over the folder. A server that runs there already is shared while the process that
 * started it lives, and ended first when that process was killed.
 * @throws FrenchError POSTGRES_NO_BINARY, POSTGRES_FOLDER, POSTGRES_INIT, POSTGRES_START
 */
export const startEmbeddedPostgres = async ({ folder, settings = [], port: wanted }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const ids = serviceIds();
  if (ids && !isReachableByAll(join(folder, '..'))) {
    throw new FrenchError(
      'POSTGRES_FOLDER',
      `L'utilisateur « ${USER} » ne peut pas entrer dans ${folder}. Donnez par DATA_DIR un dossier qu'il peut atteindre, ou une base par DATABASE_URL.`,
    );
  }
  const binaries = findBinaries();
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, binaries.initdb, ids);
  const left = readPostmaster(folder);
  if (left && (await canConnect(urlAt(left.port)))) {
    if (hasLivingOwner(folder)) return { url: urlAt(left.port), port: left.port, stop: async () => undefined };
    await endByPid(left.pid);
  }

  const port = wanted ?? (await freePort());
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=120', ...settings];
  const launch = (): ChildProcess =>
    spawn(binaries.postgres, ['-D', folder, '-p', String(port), ...options.flatMap((option) => ['-c', option])], {
      ...ids,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      // Its own group: Ctrl-C reaches our process first, which stops the database last.
      detached: true,
    });
  const server = await keepAlive(launch);
  writeFileSync(ownerFile(folder), String(process.pid));
  return {
    url: urlAt(port),
    port,
    stop: async () => {
      await server.stop();
      rmSync(ownerFile(folder), { force: true });
    },
  };
};
