import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadImportContext } from './store/import-context.js';
import { buildTemplateWorkbook } from './template/build-workbook.js';
import { bundleScript } from './testing/bundle-script.js';
import { dumpActions } from './testing/dump-actions.js';
import { SAMPLE_ROWS } from './testing/sample-rows.js';
import { testConvention, type TestDatabase } from './testing/test-convention.js';

let database: TestDatabase;
let script: string;
let folder: string;
let file: string;
beforeAll(async () => {
  database = await testConvention();
  script = await bundleScript('import/cli.ts', 'import-cli');
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  file = join(folder, 'fiches.xlsx');
  const { convention } = await loadImportContext(database.pool, 'essai');
  await writeFile(file, await buildTemplateWorkbook(convention, SAMPLE_ROWS));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const command = (...args: string[]): ChildProcess => commandOn(database.url, ...args);

const commandOn = (url: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [script, '--convention', 'essai', ...args], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] });

const outcome = async (child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> => {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
};

/** Resolves once a session other than ours waits for a lock on the table. */
const blockedOn = (table: string): Promise<void> =>
  expect
    .poll(async () => (await database.pool.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%${table}%' AND datname = current_database() AND pid <> pg_backend_pid()`)).rowCount, { timeout: 20_000 })
    .toBe(1);

describe('an import on the command line', () => {
  it('killed half way leaves nothing, and goes in whole when run again', async () => {
    const empty = await dumpActions(database.pool);
    // Holding a table that is written last stops the import where actions and expenses are already written.
    const holder = await database.pool.connect();
    await holder.query('BEGIN; LOCK TABLE indicator IN EXCLUSIVE MODE');
    try {
      const child = command(file);
      const ended = outcome(child);
      await blockedOn('indicator');
      child.kill('SIGKILL');
      await ended;
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    await expect.poll(async () => (await database.pool.query(`SELECT FROM pg_stat_activity WHERE state <> 'idle' AND datname = current_database() AND pid <> pg_backend_pid()`)).rowCount).toBe(0);
    expect(await dumpActions(database.pool)).toEqual(empty);

    const again = await outcome(command(file));
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('Tout a été chargé.');
    expect((await dumpActions(database.pool))['action']).toHaveLength(3);
  });

  it('run again says that nothing changed', async () => {
    await outcome(command(file));
    const { code, out } = await outcome(command(file));
    expect(code).toBe(0);
    expect(out).toMatch(/inchangées\s+3\n/u);
    expect(out).toContain('Rien à changer');
  });

  it('says in French what is wrong with the command, the convention or the file, and ends with 1', async () => {
    expect(await outcome(command())).toMatchObject({ code: 1, err: expect.stringContaining('COMMAND_INVALID : Il faut une convention') });
    expect(await outcome(command('--convention', 'autre', file))).toMatchObject({ code: 1, err: expect.stringContaining('CONVENTION_UNKNOWN') });
    expect(await outcome(command('--convention', 'modele', file))).toMatchObject({ code: 1, err: expect.stringContaining('CONVENTION_IS_TEMPLATE') });
    expect(await outcome(command(join(folder, 'absent.xlsx')))).toMatchObject({ code: 1, err: expect.stringContaining('FILE_NOT_FOUND') });
    expect(await outcome(command('--mapping', 'absente.yaml', file))).toMatchObject({ code: 1, err: expect.stringContaining('MAPPING_NOT_FOUND') });
    expect(await outcome(commandOn('postgres://localhost:1/x', file))).toMatchObject({ code: 1, err: expect.stringContaining('DATABASE_UNREACHABLE') });
    const { pathname } = new URL(database.url);
    expect(await outcome(commandOn(database.url.replace(pathname, '/postgres'), file))).toMatchObject({ code: 1, err: expect.stringContaining('DATABASE_EMPTY') });
  });

  it('says what it would do without doing it, when asked', async () => {
    await database.pool.query('TRUNCATE import_run, action CASCADE');
    const { code, out } = await outcome(command('--dry-run', file));
    expect(code).toBe(0);
    expect(out).toMatch(/à créer\s+3\n/u);
    expect(out).not.toContain('Tout a été chargé');
    expect((await dumpActions(database.pool))['action']).toEqual([]);
  });
});
