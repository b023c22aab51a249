import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultStack, type FaultStack } from './fault-stack.js';
import { lostAndDoubled, writeAll } from './writer.js';

const FULL = process.env['TEST_FULL'] !== undefined;
const KILLS = FULL ? 100 : 2;
const ACKNOWLEDGED = FULL ? 20_000 : 80;
const WRITERS = 6;

let stack: FaultStack;
beforeAll(async () => {
  stack = await startFaultStack();
}, 120_000);
afterAll(() => stack.stop());

test(`${KILLS} kills under ${ACKNOWLEDGED} acknowledged writes: none is lost, none is done twice`, async () => {
  let kills = 0;
  let restarting: Promise<void> = Promise.resolve();
  await writeAll(stack, ACKNOWLEDGED, WRITERS, (acknowledged) => {
    if (kills >= KILLS || acknowledged < ((kills + 1) * ACKNOWLEDGED) / (KILLS + 1)) return;
    kills += 1;
    restarting = restarting.then(() => stack.killServer());
  });
  await restarting;
  expect(kills).toBe(KILLS);
  expect(await lostAndDoubled(stack, ACKNOWLEDGED)).toEqual({ lost: 0, doubled: 0, steps: ACKNOWLEDGED, records: ACKNOWLEDGED });
}, FULL ? 3_600_000 : 180_000);
