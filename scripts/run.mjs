// Runs one of the project's own commands on a prepared checkout: npm run import, checks, bench, release.
import { compile, endChildren, endWith, failWith, prepare, showStepsOn, startNode } from './toolchain.mjs';

const ENTRIES = {
  import: ['server/dist/import/cli.js'],
  accounts: ['server/dist/account/cli.js'],
  checks: ['server/dist/checks/cli.js'],
  bench: ['test/bench/src/main.ts'],
  'bench:site': ['test/bench/src/site.ts'],
  release: ['server/dist/release/cli.js'],
  schemas: ['server/dist/api/print-schema.js', 'server/dist/convention/format/write-json-schema.js', 'scripts/persist-documents.mjs'],
};

/** A long import hands on what it read at once: a small heap makes Node give back what is done with, whatever the file weighs. */
const BULK = ['--max-semi-space-size=1', '--max-old-space-size=64'];

/** As the command itself chooses, which also says what is wrong with its arguments. */
const importOptions = async () => {
  const [{ parseImportCommand }, { isForBulk }] = await Promise.all([import('../server/dist/import/command-line.js'), import('../server/dist/import/bulk/is-for-bulk.js')]);
  try {
    return (await isForBulk(parseImportCommand(args))) ? BULK : [];
  } catch {
    return [];
  }
};

const [name, ...args] = process.argv.slice(2);
const entries = ENTRIES[name];
if (!entries) failWith(new Error(`Commande inconnue : ${name}. Les commandes sont : ${Object.keys(ENTRIES).join(', ')}.`));

showStepsOn(process.stderr);
endWith(async () => endChildren());
try {
  await prepare({ withBench: name.startsWith('bench') });
  await compile();
  const options = name === 'import' ? await importOptions() : [];
  for (const entry of entries) {
    const code = await new Promise((done) => startNode([...options, ...(entry.endsWith('.ts') ? ['--experimental-strip-types', '--no-warnings'] : []), entry, ...args]).once('exit', (code) => done(code ?? 1)));
    if (code !== 0) process.exit(code);
  }
  process.exit(0);
} catch (error) {
  failWith(error);
}
