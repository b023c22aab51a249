import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankDatabase, type TestDatabase } from '../../server/src/platform/testing/database.js';
import { carried } from '../../server/src/api/testing/carries.js';
import { MARKERS } from '../../server/src/api/testing/markers.js';
import { projectRoot } from '../support/compile.js';
import { plainEnvironment } from '../support/plain-environment.js';
import { plantSecrets } from '../support/plant-secrets.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await blankDatabase();
  folder = await mkdtemp(join(tmpdir(), 'conventions-releases-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command prints and its code, run as `npm run release` runs it. */
const release = async (...args: string[]): Promise<{ code: number; printed: string }> => {
  const env = plainEnvironment({ DATABASE_URL: database.url, DATA_DIR: folder, DEMO: '0' });
  const run = promisify(execFile)(process.execPath, [join('server', 'dist', 'release', 'cli.js'), ...args], { cwd: projectRoot, env });
  return run.then(
    ({ stdout }) => ({ code: 0, printed: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, printed: error.stdout + error.stderr }),
  );
};

test('npm run release: a folder that verifies, the same bytes twice, and a file changed since is named', async () => {
  const [first, second] = [join(folder, 'une'), join(folder, 'deux')];
  for (const out of [first, second]) expect(await release('--as-of', '2026-06-30', '--out', out, '--without-site')).toMatchObject({ code: 0 });
  expect(await readFile(join(second, '2026-06-30', 'manifest.json'), 'utf8')).toBe(await readFile(join(first, '2026-06-30', 'manifest.json'), 'utf8'));
  expect(await release('verify', join(first, '2026-06-30'))).toMatchObject({ code: 0, printed: expect.stringContaining('signature valide') });
  await appendFile(join(first, '2026-06-30', 'export', 'toutes.jsonl'), ' ');
  expect(await release('verify', join(first, '2026-06-30'))).toMatchObject({ code: 1, printed: expect.stringContaining('export/toutes.jsonl a été changé') });
}, 300_000);

test('nothing that was planted where the public must not look stands in any file of a release', async () => {
  await plantSecrets(database.url);
  const out = join(folder, 'trois');
  expect(await release('--as-of', '2026-06-30', '--out', out, '--without-site')).toMatchObject({ code: 0 });
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const leaks: string[] = [];
  for (const file of files) leaks.push(...carried(await readFile(file), Object.values(MARKERS)).map((marker) => `${marker} in ${file}`));
  expect(leaks).toEqual([]);
  expect(await readFile(join(out, '2026-06-30', 'export', 'toutes.jsonl'), 'utf8')).toContain('opca-defi-2016');
}, 300_000);
