import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultStack, type FaultStack } from './fault-stack.js';
import { writeAll } from './writer.js';

const WRITES = process.env['TEST_FULL'] === undefined ? 30 : 1000;

let stack: FaultStack;
beforeAll(async () => {
  stack = await startFaultStack();
}, 120_000);
afterAll(() => stack.stop());

/** Flushes of the write-ahead log to the disk, of all connections that are over. */
const flushes = async (): Promise<number> => {
  const [row] = await stack.query<{ n: number }>(`SELECT coalesce(sum(fsyncs), 0)::int AS n FROM pg_stat_io WHERE object = 'wal' AND context = 'normal'`);
  return row!.n;
};

test('one writer at a time: each acknowledged write was flushed to the disk before it was acknowledged', async () => {
  expect(await stack.query('SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(await stack.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  const before = await flushes();
  await writeAll(stack, WRITES, 1, () => undefined);
  // What a connection counted is added to the whole as it closes.
  await stack.endServer();
  expect((await flushes()) - before).toBeGreaterThanOrEqual(WRITES);
}, 180_000);
