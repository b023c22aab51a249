import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isReachableByAll } from './binaries.js';

/**
 * Where the embedded cluster lives: under the data folder, or, when that lies where the database's user cannot go (a checkout
 * in root's home), in a folder of the system's temporary folder that is the same at each start.
 */
export const clusterFolder = (dataDir: string): string => {
  if (process.getuid?.() !== 0 || isReachableByAll(dataDir)) return join(dataDir, 'postgres');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join(tmpdir(), `conventions-ouvertes-data-${name}`);
};
