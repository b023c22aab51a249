import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../testing/bundle-script.js';
import { HOSTILE_FILES } from '../testing/hostile-files.js';

interface Outcome {
  readonly index: number;
  readonly code: string;
  readonly message: string;
  readonly ms: number;
  readonly rssMb: number;
}

/** What V8 may hold, in megabytes: a file that asks for more ends the process, and the test with it. */
const HEAP_MB = 512;
/** On a machine that does other things besides. */
const SLOWEST_MS = 40_000;

let outcomes: Outcome[] = [];
beforeAll(async () => {
  const script = await bundleScript('import/testing/read-hostile.ts', 'read-hostile');
  const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${HEAP_MB}`, script], { maxBuffer: 16 * 1024 * 1024 });
  outcomes = stdout.trim().split('\n').map((line) => JSON.parse(line) as Outcome);
}, 180_000);

describe('files made to hurt, read one after the other under a ceiling of memory', () => {
  it('are more than 61, and all come to an end', () => {
    expect(HOSTILE_FILES.length).toBeGreaterThanOrEqual(61);
    expect(outcomes).toHaveLength(HOSTILE_FILES.length);
  });

  it.each(HOSTILE_FILES.map(({ what, name, outcome }, index) => ({ what, name, outcome, index })))('$name: $what', ({ outcome, index }) => {
    const found = outcomes[index];
    expect(outcome).toContain(found?.code);
    expect(found?.ms).toBeLessThan(SLOWEST_MS);
    if (found?.code !== 'READ') expect(found?.message).toMatch(/^(?:L’|Le |La |Ce |Cette |Une |Un ).+\.$/u);
  });
});
