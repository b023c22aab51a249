// `npm run bench:site`: how long the public site takes to build over many actions, what it weighs, and how fast its dashboard answers.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { decideSecrecy } from '@conventions-ouvertes/server/dist/disclosure/decide-secrecy.js';
import { openPool } from '@conventions-ouvertes/server/dist/platform/database.js';
import { startEmbeddedPostgres } from '@conventions-ouvertes/server/dist/platform/postgres/embedded-postgres.js';
import { seed } from '@conventions-ouvertes/server/dist/seed.js';
import { migrate } from '@conventions-ouvertes/server/dist/store/migrate.js';
import { serve } from './contestants/process.ts';
import { insertConventions, loadInitially, namesIn } from './load.ts';

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '10000' },
    conventions: { type: 'string', default: '20' },
    pages: { type: 'string', default: '500' },
    out: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../../../', import.meta.url));
const stoppers: (() => Promise<unknown>)[] = [];

const timed = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  const started = performance.now();
  const result = await work();
  console.log(`${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
};

/** Files and bytes of a folder, by kind. */
const weigh = async (folder: string): Promise<Map<string, { files: number; bytes: number }>> => {
  const kinds = new Map<string, { files: number; bytes: number }>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const kind = entry.name.split('.').at(-1) ?? '';
    const before = kinds.get(kind) ?? { files: 0, bytes: 0 };
    kinds.set(kind, { files: before.files + 1, bytes: before.bytes + (await stat(join(entry.parentPath, entry.name))).size });
  }
  return kinds;
};

const main = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'conventions-bench-site-'));
  chmodSync(folder, 0o755);
  stoppers.push(() => rm(folder, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), settings: ['shared_buffers=1GB', 'max_wal_size=4GB', 'work_mem=32MB'] });
  stoppers.push(() => server.stop());
  await timed(`${values.actions} actions loaded`, async () => {
    await migrate(server.url);
    const pool = openPool(server.url, { max: 1 });
    await seed(pool, { demo: false });
    const client = new pg.Client({ connectionString: server.url, options: '-c app.role=SYSTEM' });
    await client.connect();
    const size = { name: 'S' as const, conventions: Number(values.conventions), actions: Number(values.actions) };
    await insertConventions(client, size);
    await loadInitially(client, size, await namesIn(client));
    await client.end();
    await decideSecrecy(pool);
    await pool.end();
  });
  const api = await serve([join(root, 'server', 'dist', 'main.js')], { DATABASE_URL: server.url, PORT: '0', DEMO: '0', LOG_LEVEL: 'error' });
  stoppers.push(() => api.stop());
  const address = `http://127.0.0.1:${api.port}/graphql`;
  const out = values.out ?? join(folder, 'site');
  await timed(`site built, ${values.pages} action pages a language`, () =>
    promisify(execFile)('npm', ['run', 'build', '--silent'], {
      cwd: join(root, 'web'),
      env: { ...process.env, API_URL: address, PUBLIC_API_URL: address, SITE_OUT: out, ACTION_PAGES: values.pages },
      maxBuffer: 256 * 1024 * 1024,
    }),
  );
  for (const [kind, { files, bytes }] of [...(await weigh(out))].sort(([, left], [, right]) => right.bytes - left.bytes)) {
    console.log(`  .${kind}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  }
};

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const stop of stoppers.reverse()) await stop();
}
