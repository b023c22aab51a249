import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Not from the folder that the tests are started in, which may be the root of the repository. */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The site's unit tests: pure code and messages, without SvelteKit. */
export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: here('./project.inlang'),
      outdir: here('./src/lib/paraglide'),
      strategy: ['baseLocale'],
      outputStructure: 'locale-modules',
    }),
  ],
  // The rules come from their source: these tests need no build of shared.
  resolve: { conditions: ['source', ...defaultServerConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  test: { name: 'web', root: here('.'), include: ['src/**/*.test.ts'], environment: 'node' },
});
