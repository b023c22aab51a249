import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'development|production'];
// Vite would take graphql's `module` file where node takes `main`: two copies of it do not know each other's types.
const graphql = createRequire(new URL('./server/package.json', import.meta.url)).resolve('graphql');
const source = { resolve: { conditions, alias: [{ find: /^graphql$/, replacement: graphql }] }, ssr: { resolve: { conditions } } };

export default defineConfig({
  ...source,
  test: {
    projects: [
      { ...source, test: { name: 'shared', root: 'shared', include: ['src/**/*.test.ts'] } },
      {
        ...source,
        test: {
          name: 'server',
          root: 'server',
          include: ['src/**/*.test.ts'],
          globalSetup: ['src/platform/testing/global-setup.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { ...source, test: { name: 'web', root: 'web', include: ['src/**/*.test.ts'] } },
    ],
  },
});
