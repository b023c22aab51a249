// Asks the registry for known weaknesses of what the service runs on. Where the registry offers no audit, or cannot be reached, it says so and passes.
import { pathToFileURL } from 'node:url';
import { PNPM, root, run } from './toolchain.mjs';

const GRAVE = new Set(['high', 'critical']);

/**
 * What `pnpm audit --json` answers, in a sentence a line.
 * @param {string} output
 * @returns {{ failed: boolean, lines: string[] }}
 */
export const judge = (output) => {
  const start = output.indexOf('{');
  let answer = null;
  try {
    answer = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
  } catch {
    // A registry without audit answers a page or a status, and pnpm a sentence.
  }
  if (!answer?.advisories) return { failed: false, lines: ["Le registre n'offre pas d'audit des dépendances : rien n'a été vérifié."] };
  const grave = Object.values(answer.advisories).filter(({ severity }) => GRAVE.has(severity));
  return {
    failed: grave.length > 0,
    lines: grave.length ? grave.map(({ module_name, severity, title, url }) => `${module_name} (${severity}) : ${title} ${url ?? ''}`) : ['Aucune faiblesse grave connue.'],
  };
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const output = await run('npx', ['-y', `pnpm@${PNPM}`, 'audit', '--prod', '--json', '--fetch-retries=0', '--fetch-timeout=15000'], { cwd: root }).catch((error) => error.output ?? '');
  const { failed, lines } = judge(output);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exit(failed ? 1 : 0);
}
