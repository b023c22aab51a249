import { readTables } from '../reading/read-file.js';
import { UnreadableFile } from '../refusal.js';
import { HOSTILE_FILES } from './hostile-files.js';

/** Reads each hostile file, one after the other in one process, and prints as JSON what came of it and how long it took. */
const MB = 1024 * 1024;

for (const [index, { name, bytes }] of HOSTILE_FILES.entries()) {
  const input = { name, bytes: await bytes() };
  const started = performance.now();
  const outcome = await readTables(input).then(
    () => ({ code: 'READ', message: '' }),
    (error: unknown) => (error instanceof UnreadableFile ? { code: error.code, message: error.message } : { code: 'CRASH', message: String(error) }),
  );
  console.log(JSON.stringify({ index, ...outcome, ms: Math.round(performance.now() - started), rssMb: Math.round(process.memoryUsage().rss / MB) }));
}
