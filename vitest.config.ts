import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'development|production'];
// Vite would take graphql's `module` file where node takes `main`: two copies of it do not know each other's types.
const ofServer = createRequire(new URL('./server/package.json', import.meta.url));
const graphql = ofServer.resolve('graphql');
const source = { resolve: { conditions, alias: [{ find: /^graphql$/, replacement: graphql }] }, ssr: { resolve: { conditions } } };

/** One throw-away PostgreSQL for the run, or that of TEST_DATABASE_URL. */
const database = fileURLToPath(new URL('./server/src/platform/testing/global-setup.ts', import.meta.url));

export default defineConfig({
  ...source,
  test: {
    // On two cores the default is one worker: half of the machine would stand idle.
    maxWorkers: '100%',
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
      // Its own file: messages are compiled before its tests run.
      './web/vitest.config.ts',
      {
        ...source,
        test: {
          name: 'test',
          root: 'test',
          include: ['scenarios/**/*.test.ts'],
          globalSetup: [database],
          setupFiles: [ofServer.resolve('reflect-metadata')],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'smoke',
          root: 'test',
          include: ['smoke/**/*.test.ts'],
          globalSetup: [database, 'support/compile.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'faults',
          root: 'test',
          include: ['faults/**/*.test.ts'],
          globalSetup: ['support/compile.ts'],
          setupFiles: [ofServer.resolve('reflect-metadata')],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Each has a machine's worth of work: one after another, their times tell something.
          fileParallelism: false,
        },
      },
      {
        ...source,
        test: {
          name: 'e2e',
          root: 'test',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [database, 'support/stack-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      // Run by hand: npx vitest run --project pictures.
      {
        ...source,
        test: {
          name: 'pictures',
          root: 'test',
          include: ['pictures/**/*.pictures.ts'],
          globalSetup: [database, 'support/stack-setup.ts'],
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
