import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SERVER = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Bundles a script of the sources into one file that a plain Node process can run, beside the server's own dependencies.
 * @param entry path from `server/src`
 * @returns the path of the bundle, below `server/node_modules/.tests`
 */
export async function bundleScript(entry: string, name: string): Promise<string> {
  const outDir = join(SERVER, 'node_modules', '.tests', name);
  await build({
    root: SERVER,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    ssr: { noExternal: [/^@conventions-ouvertes\//u], resolve: { conditions: ['source', 'node', 'import'] } },
    build: { ssr: join(SERVER, 'src', entry), outDir, emptyOutDir: true, target: 'node20', rollupOptions: { output: { entryFileNames: 'script.mjs' } } },
  });
  return join(outDir, 'script.mjs');
}
