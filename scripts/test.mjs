// `npm test`: every gate, on a machine with Node and npm alone. It closes with « N passed, N failed ».
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChildren, endWith, prepare, run, step } from './toolchain.mjs';

const full = process.argv.includes('--full');
const reports = mkdtempSync(join(tmpdir(), 'conventions-reports-'));

let passed = 0;
let failed = 0;

/** Gates that pass or fail as a whole, two at a time: each keeps one core busy. */
const gates = async (title, named) => {
  const waiting = Object.entries(named);
  const failures = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, [command, ...args]] = next;
      try {
        await run(command, args);
        passed += 1;
      } catch (error) {
        failed += 1;
        failures.push(`✗ ${name}\n${error.output ?? error.message}`);
      }
    }
  };
  await step(`${title} : ${Object.keys(named).join(', ')}`, () => Promise.all([worker(), worker()]));
  for (const failure of failures) process.stdout.write(`${failure}\n`);
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
  await gates('Compilation', {
    'règles et serveur': ['tsc', '-b', 'shared', 'server'],
    'messages et requêtes du site': ['npm', 'run', 'sync', '--silent', '--prefix', 'web'],
  });
  await gates('Avant les essais', {
    'types du site': ['npm', 'run', 'types', '--silent', '--prefix', 'web'],
    'types des essais': ['tsc', '-p', 'tsconfig.tests.json'],
    'types des scénarios et parcours': ['tsc', '-p', 'test'],
    style: ['eslint', '.', '--max-warnings=0'],
    'murs entre les dossiers': ['depcruise', 'shared/src', 'server/src', 'web/src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
    'fichier de verrouillage': ['node', 'scripts/check-lockfile.mjs'],
    'faiblesses connues des dépendances': ['node', 'scripts/check-audit.mjs'],
  });
  await vitest('Essais des règles, du serveur et du site', ['--project', 'shared', '--project', 'server', '--project', 'web']);
  await vitest('Scénarios, et démarrage de ce qui est compilé', ['--project', 'test', '--project', 'smoke']);
  await vitest('Pannes', ['--project', 'faults']);
  await vitest('Parcours dans un navigateur', ['--project', 'e2e']);
} catch (error) {
  failed += 1;
  process.stdout.write(`${error.output ?? ''}\n${error.message}\n`);
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
