// `npm test`: every gate, on a machine with Node and npm alone. It closes with « N passed, N failed ».
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChildren, endWith, prepare, root, run, step } from './toolchain.mjs';

const full = process.argv.includes('--full');
const reports = mkdtempSync(join(tmpdir(), 'conventions-reports-'));

let passed = 0;
let failed = 0;

/** A gate that passes or fails as a whole. */
const gate = async (title, work) => {
  try {
    await step(title, work);
    passed += 1;
  } catch (error) {
    failed += 1;
    process.stdout.write(`${error.output ?? error.message}\n`);
  }
};

/** A Vitest run, whose tests are counted one by one. */
const vitest = async (title, args) => {
  const report = join(reports, `${args.join('')}.json`);
  const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  let ended = true;
  try {
    await step(title, () => run('vitest', ['run', ...args, ...outputs], { env: full ? { TEST_FULL: '1' } : {} }));
  } catch (error) {
    ended = false;
    process.stdout.write(`${error.output ?? error.message}\n`);
  }
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(report);
  // A file that could not be loaded, or that failed outside its tests, has no failed test to count: it is one failure.
  const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length;
  passed += numPassedTests;
  failed += numFailedTests + brokenFiles;
  if (numFailedTests + brokenFiles === 0 && (!ended || numPassedTests === 0)) failed += 1;
};

const readReport = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
};

endWith(async () => {
  endChildren();
  rmSync(reports, { recursive: true, force: true });
});

try {
  await prepare();
  await gate('Types : règles et serveur', () => run('tsc', ['-b', 'shared', 'server']));
  await gate('Types : essais', () => run('tsc', ['-p', 'tsconfig.tests.json']));
  await gate('Types : scénarios et parcours', () => run('tsc', ['-p', 'test']));
  await gate('Types : site', () => run('npm', ['run', 'check', '--silent'], { cwd: join(root, 'web') }));
  await gate('Règles de style', () => run('eslint', ['.', '--max-warnings=0']));
  await gate('Murs entre les dossiers', () => run('depcruise', ['shared/src', 'server/src', 'web/src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']));
  await gate('Fichier de verrouillage', () => run('node', ['scripts/check-lockfile.mjs']));
  await vitest('Essais des règles, du serveur et du site', ['--project', 'shared', '--project', 'server', '--project', 'web']);
  await vitest('Scénarios', ['--project', 'test']);
  await vitest('Démarrage de ce qui est compilé', ['--project', 'smoke']);
  await vitest('Parcours dans un navigateur', ['--project', 'e2e']);
} catch (error) {
  failed += 1;
  process.stdout.write(`${error.output ?? ''}\n${error.message}\n`);
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
