import { expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.js';
import { openPool } from '../database.js';
import { endOfLastRecord, lookAtPrimary, lookAtStandby, primaryPosition } from './looks.js';

test.each([
  [16_777_216 + 40, 16_777_216],
  [16_777_216 + 8192 + 24, 16_777_216 + 8192],
  [16_777_216 + 8192 + 32, 16_777_216 + 8192 + 32],
  [16_777_216 + 8192, 16_777_216 + 8192],
])('a next record at %i says that the last one ended at %i', (insertPosition, end) => {
  expect(endOfLastRecord(insertPosition)).toBe(end);
});

test('a role that may only read may look; a server that follows none says so', async () => {
  const database = await freshDatabase();
  const pool = openPool(database.url, { max: 1, options: '-c role=pg_read_all_data' });
  const writer = openPool(database.url, { max: 1 });
  try {
    const before = await primaryPosition(pool);
    await writer.query('CREATE TABLE kept (n int)');
    expect(await primaryPosition(pool)).toBeGreaterThan(before);
    const { system } = await lookAtPrimary(pool);
    expect(system).toMatch(/^\d+$/);
    expect(await lookAtStandby(pool)).toMatchObject({ isFollowing: false, position: null, system });
  } finally {
    await Promise.all([pool.end(), writer.end()]);
    await database.drop();
  }
});
