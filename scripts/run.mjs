// Runs one of the project's own commands on a prepared checkout: npm run import, checks, bench, release.
import { compile, endChildren, endWith, failWith, prepare, startNode } from './toolchain.mjs';

const ENTRIES = { import: 'server/dist/import/cli.js' };

const [name, ...args] = process.argv.slice(2);
const entry = ENTRIES[name];
if (!entry) failWith(new Error(`Commande inconnue : ${name}. Les commandes sont : ${Object.keys(ENTRIES).join(', ')}.`));

endWith(async () => endChildren());
try {
  await prepare();
  await compile();
  const child = startNode([entry, ...args]);
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  failWith(error);
}
