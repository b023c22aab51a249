import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from '../import-files.js';
import { scdlMapping } from '../mapping/scdl.js';
import { loadImportContext } from '../store/import-context.js';
import { bundleScript } from '../testing/bundle-script.js';
import { actionContents, dumpActions } from '../testing/dump-actions.js';
import { essaiCsv } from '../testing/import-essai.js';
import { SAMPLE_ROWS } from '../testing/sample-rows.js';
import { testConvention, type TestDatabase } from '../testing/test-convention.js';
import { writeLargeCsv } from '../testing/write-large-csv.js';
import { importBulk } from './import-bulk.js';

const IS_FULL = process.env['TEST_FULL'] === '1';
const LINES = IS_FULL ? 1_000_000 : 30_000;
const MB = 1024 * 1024;
/** Resident memory of Node beyond what the smallest import takes, whatever the file weighs. */
const MOST_GROWTH = 64 * MB;

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testConvention();
  folder = await mkdtemp(join(tmpdir(), 'bulk-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => database.pool.query('TRUNCATE import_run, action CASCADE'));

const sampleFiles = async (change = (text: string) => text): Promise<string[]> =>
  Promise.all(
    (await essaiCsv(database.pool, SAMPLE_ROWS)).map(async ({ name, bytes }) => {
      const path = join(folder, name);
      await writeFile(path, change(bytes.toString()));
      return path;
    }),
  );

describe('a file read through the database', () => {
  it('gives what the same file gives when it is read whole, to the fingerprint', async () => {
    const paths = await sampleFiles();
    const whole = await importFiles(database.pool, 'essai', await Promise.all(paths.map(async (path) => ({ name: path.slice(folder.length + 1), bytes: await readFile(path) }))));
    const expected = await actionContents(database.pool);
    await database.pool.query('TRUNCATE import_run, action CASCADE');
    const report = await importBulk(database.pool, 'essai', paths);
    expect(report).toMatchObject({ applies: true, refusals: [], rows: whole.rows, actions: whole.actions });
    expect(await actionContents(database.pool)).toEqual(expected);
    const { rows } = await database.pool.query('SELECT DISTINCT f.name FROM expense_item i JOIN import_file f ON f.id = i.import_file_id WHERE i.source_row > 1 AND length(f.sha256) = 64');
    expect(rows).toEqual([{ name: 'fiches.depenses.csv' }]);
  });

  it('changes nothing when it comes again, by either way', async () => {
    const paths = await sampleFiles();
    await importBulk(database.pool, 'essai', paths);
    const before = await dumpActions(database.pool);
    expect(await importBulk(database.pool, 'essai', paths)).toMatchObject({ applies: false, actions: { read: 3, unchanged: 3 } });
    expect(await importFiles(database.pool, 'essai', await essaiCsv(database.pool, SAMPLE_ROWS))).toMatchObject({ applies: false, actions: { unchanged: 3 } });
    expect(await dumpActions(database.pool)).toEqual(before);
  });

  it('with a wrong row loads nothing and tells it, or loads the other actions when asked', async () => {
    const empty = await dumpActions(database.pool);
    const paths = await sampleFiles((text) => text.replace('Délai', '').replace(/^A-2021-02;2021;2 .*$|^A-2021-02;2021;2;/mu, 'A-2021-02;2021;9;'));
    const report = await importBulk(database.pool, 'essai', paths);
    expect(report.isBlocked).toBe(true);
    expect(report.rows.taken).toBe(0);
    expect(report.rows.waiting).toBe(report.rows.read);
    expect(report.refusals.length).toBeGreaterThan(0);
    expect(await dumpActions(database.pool)).toEqual(empty);
    const partial = await importBulk(database.pool, 'essai', paths, { acceptValid: true });
    expect(partial).toMatchObject({ applies: true, actions: { created: 2, refused: 1 } });
    expect(partial.rows.taken + partial.rows.waiting + partial.rows.refused).toBe(partial.rows.read);
  });
});

describe('what only the whole of a file tells', () => {
  const HEADERS = 'nomAttribuant;dateConvention;nomBeneficiaire;idBeneficiaire;objet;montant;nature';
  const line = (index: number, date: string, amount: number): string => `Ville;${date};Association ${index};11004301500012;Objet ${index};${amount};aide en numéraire`;
  /** More rows than are read at a time. */
  const MANY = 1_020;
  const lines = (date: (index: number) => string): string[] => Array.from({ length: MANY }, (_none, index) => line(index, date(index), 100 + index));
  const TOTAL = (MANY * 100 + (MANY * (MANY - 1)) / 2);
  const codesOf = ({ refusals }: { readonly refusals: readonly { readonly code: string; readonly row: number | null }[] }): readonly string[] => refusals.map(({ code, row }) => `${code} ${row}`).sort();

  it.each([
    ['the order of a date, proven a thousand rows below', lines((index) => (index === MANY - 1 ? '25/05/2017' : '04/05/2017')), []],
    ['subtotals above their lines, a thousand rows each', [line(0, '2017-12-31', TOTAL), ...lines(() => '2017-03-04'), line(1, '2017-12-31', TOTAL + 1), ...lines(() => '2017-03-05').slice(0, -1), line(MANY + 1, '2017-03-05', 100 + MANY)], ['TOTAL_BY_SUM 1023', 'TOTAL_BY_SUM 2']],
    ['subtotals below their lines, with the whole at the top', [line(0, '2017-12-31', 2 * TOTAL), ...lines(() => '2017-03-04'), line(1, '2017-12-31', TOTAL), ...lines(() => '2017-03-05'), line(2, '2017-12-31', TOTAL)], ['TOTAL_BY_SUM 1023', 'TOTAL_BY_SUM 2', 'TOTAL_BY_SUM 2044']],
    ['a total at the top', [line(MANY, '2017-12-31', TOTAL), ...lines(() => '2017-03-04')], ['TOTAL_BY_SUM 2']],
    ['amounts in k€ by the title', ['Aides en k€;;;;;;', ...lines(() => '2017-03-04').slice(0, 5)], ['AMOUNTS_IN_THOUSANDS 2']],
  ])('is told by either way: %s', async (_what, rows, expected) => {
    const path = join(folder, 'aides.csv');
    const isTitled = rows[0]?.startsWith('Aides') === true;
    await writeFile(path, `${(isTitled ? [rows[0], HEADERS, ...rows.slice(1)] : [HEADERS, ...rows]).join('\n')}\n`);
    const { convention } = await loadImportContext(database.pool, 'essai');
    const mapping = scdlMapping({ axis: '2', resource: 'TA' }, convention);
    const whole = await importFiles(database.pool, 'essai', [{ name: 'aides.csv', bytes: await readFile(path) }], { mapping });
    await database.pool.query('TRUNCATE import_run, action CASCADE');
    const bulk = await importBulk(database.pool, 'essai', [path], { mapping });
    expect([codesOf(whole), codesOf(bulk)]).toEqual([expected, expected]);
  });
});

describe(`a file of ${LINES} lines`, () => {
  const run = async (script: string, paths: readonly string[]): Promise<{ before: number; peak: number; ms: number; parts: string[]; rows: { read: number; taken: number } }> =>
    JSON.parse((await promisify(execFile)(process.execPath, ['--max-semi-space-size=1', '--max-old-space-size=64', script, database.url, ...paths])).stdout) as never;

  it('is imported in a memory that does not depend on its length; ended at any moment leaves nothing; run again is whole', { timeout: IS_FULL ? 1_800_000 : 300_000 }, async () => {
    const script = await bundleScript('import/testing/measure-bulk.ts', 'measure-bulk');
    const small = await run(script, await writeLargeCsv(await mkdtemp(join(folder, 'small-')), 5_000));
    await database.pool.query('TRUNCATE import_run, action CASCADE');
    const empty = await dumpActions(database.pool);

    const paths = await writeLargeCsv(await mkdtemp(join(folder, 'large-')), LINES);
    const child = spawn(process.execPath, [script, database.url, ...paths], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const isWriting = async (): Promise<boolean> =>
      ((await database.pool.query<{ n: number }>(`SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%staged%' AND pid <> pg_backend_pid()`)).rows[0]?.n ?? 0) > 0;
    await expect.poll(isWriting, { timeout: 60_000 }).toBe(true);
    child.kill('SIGKILL');
    await ended;
    await expect.poll(async () => (await database.pool.query(`SELECT FROM pg_stat_activity WHERE state <> 'idle' AND datname = current_database() AND pid <> pg_backend_pid()`)).rowCount, { timeout: 60_000 }).toBe(0);
    expect(await dumpActions(database.pool)).toEqual(empty);

    const large = await run(script, paths);
    expect(large.rows).toMatchObject({ read: LINES + LINES / 10, taken: LINES + LINES / 10 });
    expect(large.parts).toEqual(['READ', 'WRITE', 'SETTLE']);
    expect(large.peak - large.before).toBeLessThan(MOST_GROWTH);
    expect(large.peak - small.peak).toBeLessThan(MOST_GROWTH / 2);
    const { rows } = await database.pool.query('SELECT count(*) AS lines, sum(total_cents)::bigint AS cents FROM expense_item');
    const cents = Array.from({ length: LINES }, (_, index) => (index % 1000) * 100 + 50).reduce((sum, one) => sum + one, 0);
    expect(rows).toEqual([{ lines: LINES, cents }]);
    // What is kept of all these actions for the figures is what their lines make; cells of the tests before are empty.
    const { rows: kept } = await database.pool.query(
      `SELECT (SELECT count(*) FROM (SELECT * FROM spending_inside WHERE actions <> 0 EXCEPT TABLE spending_inside_detail) x) AS wrong, (SELECT count(*) FROM action_rollup) AS actions,
              (SELECT count(*) FROM rollup_due) + (SELECT count(*) FROM rollup_due_more) + (SELECT count(*) FROM items_due) AS due`,
    );
    expect(kept).toEqual([{ wrong: 0, actions: LINES / 10, due: 0 }]);
  });
});
