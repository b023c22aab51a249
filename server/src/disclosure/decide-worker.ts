// Decides secrecy in a thread of its own: see decide-apart.ts.
import { workerData } from 'node:worker_threads';
import { openPool } from '../platform/database.js';
import { decideSecrecy } from './decide-secrecy.js';

const pool = openPool((workerData as { readonly url: string }).url, { max: 1 });
try {
  await decideSecrecy(pool);
} finally {
  await pool.end();
}
