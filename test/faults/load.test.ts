import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLoadStack, type LoadStack } from './load-stack.js';

const FULL = process.env['TEST_FULL'] !== undefined;
const SECONDS = Number(process.env['TEST_LOAD_SECONDS'] ?? (FULL ? 600 : 12));
const CONNECTIONS = 20;
/** The 99th percentile, in milliseconds, on a machine that does nothing else. */
const SLOWEST_P99 = 500;
/** What a service of two cores may grow by in ten minutes and still be called flat, in MiB. */
const MOST_GROWTH = 64;

let stack: LoadStack;
beforeAll(async () => {
  stack = await startLoadStack();
}, 180_000);
afterAll(() => stack.stop());

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

/** Memory that the server holds, in MiB. */
const memory = async (): Promise<number> => {
  const text = await (await fetch(`${stack.origin}/metrics`)).text();
  return Number(/^conventions_process_resident_memory_bytes (\d+)/m.exec(text)![1]) / 1_048_576;
};

/** Growth over the second half, as the slope of the least squares says it, in MiB: the first half fills caches. */
const growthOf = (samples: readonly number[]): number => {
  const late = samples.slice(Math.floor(samples.length / 2));
  const middle = (late.length - 1) / 2;
  const mean = late.reduce((sum, value) => sum + value, 0) / late.length;
  const above = late.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const below = late.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return below === 0 ? 0 : (above / below) * (late.length - 1);
};

test(`${SECONDS} s at ${CONNECTIONS} connections: no error, short answers, memory flat`, async () => {
  const documents = JSON.parse(readFileSync(new URL('../../server/persisted-documents.json', import.meta.url), 'utf8')) as readonly { name: string; sha256: string }[];
  const idOf = (name: string): string => `sha256:${documents.find((document) => document.name === name)!.sha256}`;
  const questions = [
    { documentId: idOf('SITE'), variables: {} },
    { documentId: idOf('MORE_ACTIONS'), variables: { actions: { years: [2017] }, first: 20, sort: 'SPENT_DESC' } },
    { documentId: idOf('FIGURES'), variables: { filter: { conventions: ['opca-defi-2016'] }, actions: { conventions: ['opca-defi-2016'] }, outcomesBy: ['AXIS'], first: 20 } },
    { documentId: idOf('ACADEMY'), variables: { code: '16' } },
    { documentId: idOf('CONVENTION_LIST'), variables: {} },
  ].map(({ documentId, variables }) => `${stack.origin}/graphql?${new URLSearchParams({ documentId, variables: JSON.stringify(variables) }).toString()}`);

  const times: number[] = [];
  const faults: string[] = [];
  const ask = async (address: string): Promise<void> => {
    const started = performance.now();
    const response = await fetch(address);
    const text = await response.text();
    times.push(performance.now() - started);
    if (response.status !== 200 || text.includes('"errors"')) faults.push(`${response.status} ${text.slice(0, 300)}`);
  };
  for (const address of questions) await ask(address);
  times.length = 0;

  const samples: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  const sampler = setInterval(() => void memory().then((held) => samples.push(held)), Math.max(500, (SECONDS * 1000) / 60));
  const client = async (number: number): Promise<void> => {
    for (let asked = number; performance.now() < end; asked += 1) await ask(questions[asked % questions.length]!);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => client(number)));
  clearInterval(sampler);

  times.sort((one, other) => one - other);
  const told = { answers: times.length, perSecond: Math.round(times.length / SECONDS), p50: percentile(times, 0.5), p99: percentile(times, 0.99), slowest: times.at(-1)!, memory: samples.at(-1), growth: growthOf(samples) };
  console.log(`load: ${JSON.stringify(told, (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value))}`);
  expect(faults).toEqual([]);
  // The short form runs beside other tests: what it times is told, and held to in the long one.
  if (FULL) {
    expect(told.p99).toBeLessThan(SLOWEST_P99);
    expect(told.growth).toBeLessThan(MOST_GROWTH);
  }
}, (SECONDS + 60) * 1000);
