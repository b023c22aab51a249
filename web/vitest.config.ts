import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
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
  resolve: { conditions: ['source'] },
  test: { name: 'web', root: here('.'), include: ['src/**/*.test.ts'], environment: 'node' },
});
