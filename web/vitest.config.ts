import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vitest/config';

/** The site's unit tests: pure code and messages, without SvelteKit. */
export default defineConfig({
  plugins: [paraglideVitePlugin({ project: './project.inlang', outdir: './src/lib/paraglide', strategy: ['baseLocale'] })],
  resolve: { conditions: ['source'] },
  test: { name: 'web', include: ['src/**/*.test.ts'], environment: 'node' },
});
