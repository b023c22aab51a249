import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFaultStack, type FaultStack } from './fault-stack.js';
import { aMoment, lostAndDoubled, writeAll } from './writer.js';

const FULL = process.env['TEST_FULL'] !== undefined;
const RESTARTS = FULL ? 20 : 2;
const WRITES = FULL ? 4000 : 80;
const READERS = 6;
/** What the service has to be back in, once PostgreSQL takes connections. */
const BACK_MS = 5000;

let stack: FaultStack;
beforeAll(async () => {
  stack = await startFaultStack();
}, 120_000);
afterAll(() => stack.stop());

const read = async (): Promise<boolean> => {
  const response = await fetch(`${stack.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ actions(first: 5) { totalCount } site { asOf } }"}',
  });
  const { errors } = (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
  const strange = (errors ?? []).filter(({ extensions }) => extensions.code !== 'SERVICE_UNAVAILABLE');
  expect(strange).toEqual([]);
  return errors === undefined;
};

/** Milliseconds until the first of several answers in a row. */
const timeUntilBack = async (): Promise<number> => {
  const started = performance.now();
  let back = 0;
  for (let inARow = 0; inARow < 5; ) {
    const isAnswered = await read();
    if (isAnswered && inARow === 0) back = performance.now() - started;
    inARow = isAnswered ? inARow + 1 : 0;
    if (!isAnswered) await aMoment();
  }
  return back;
};

const gauge = async (name: string, state: string): Promise<number> => {
  const text = await (await fetch(`${stack.origin}/metrics`)).text();
  const values = [...text.matchAll(/^(\w+)\{[^}]*state="(\w+)"[^}]*\} (\d+)$/gm)].filter(([, metric, label]) => metric === name && label === state);
  expect(values.length).toBeGreaterThan(0);
  return values.reduce((sum, [, , , value]) => sum + Number(value), 0);
};

test(`PostgreSQL restarted ${RESTARTS} times under load: back within 5 s each time, nothing lost or doubled, no connection leaked`, async () => {
  let isOver = false;
  const readers = Array.from({ length: READERS }, async () => {
    while (!isOver) if (!(await read())) await aMoment();
  });
  let restarts = 0;
  const times: number[] = [];
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    await stack.restartPostgres();
    times.push(await timeUntilBack());
  };
  await writeAll(stack, WRITES, 4, (acknowledged) => {
    if (restarts >= RESTARTS || acknowledged < ((restarts + 1) * WRITES) / (RESTARTS + 1)) return;
    restarts += 1;
    restarting = restarting.then(restart);
  })
    .then(() => restarting)
    .finally(() => (isOver = true));
  await Promise.all(readers);

  expect(restarts).toBe(RESTARTS);
  expect(Math.max(...times)).toBeLessThan(BACK_MS);
  expect(await lostAndDoubled(stack, WRITES)).toEqual({ lost: 0, doubled: 0, steps: WRITES, records: WRITES });
  expect([await gauge('conventions_database_connections', 'busy'), await gauge('conventions_database_connections', 'waiting')]).toEqual([0, 0]);
  // As many connections as the pools may hold, and none left in a transaction.
  const [held] = await stack.query<{ connections: number; inTransaction: number }>(
    `SELECT count(*)::int AS connections, count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS "inTransaction"
       FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  expect(held!.inTransaction).toBe(0);
  expect(held!.connections).toBeLessThanOrEqual(60);
}, FULL ? 1_800_000 : 180_000);
