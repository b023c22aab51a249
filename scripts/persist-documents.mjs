// Writes server/persisted-documents.json from the questions that the site asks: run by `npm run schemas`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './toolchain.mjs';

const { module } = await runnerImport(join(root, 'web/src/lib/api/testing/persisted-manifest.ts'), {
  root: join(root, 'web'),
  configFile: false,
  logLevel: 'error',
});
writeFileSync(join(root, 'server', 'persisted-documents.json'), module.PERSISTED_MANIFEST);
