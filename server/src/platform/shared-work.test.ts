import { expect, test } from 'vitest';
import { sharedWork } from './shared-work.js';

/** Work that ends when it is told to; what it does is counted. */
const counted = () => {
  const begun: ((value: string | null | Error) => void)[] = [];
  const work = (): Promise<string | null> =>
    new Promise((done, fail) => begun.push((value) => (value instanceof Error ? fail(value) : done(value))));
  return { begun, work };
};
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test('what many ask while it is being done is done once more for all of them, and never what was begun before they asked', async () => {
  const shared = sharedWork<string>();
  const { begun, work } = counted();
  const first = shared('a', work);
  const others = [shared('a', work), shared('a', work), shared('a', work)];
  expect(begun.length).toBe(1);
  begun[0]!('then');
  await turn();
  expect(begun.length).toBe(2);
  const late = shared('a', work);
  begun[1]!('now');
  await turn();
  begun[2]!('later');
  expect([await first, await Promise.all(others), await late]).toEqual(['then', ['now', 'now', 'now'], 'later']);
});

test('what is asked by another name does not wait', async () => {
  const shared = sharedWork<string>();
  const { begun, work } = counted();
  const both = [shared('a', work), shared('b', work)];
  expect(begun.length).toBe(2);
  begun[0]!('a');
  begun[1]!('b');
  expect(await Promise.all(both)).toEqual(['a', 'b']);
});

test('where whoever it was done with fails or goes away, the others do it themselves; a failure is told to whose it is', async () => {
  const shared = sharedWork<string>();
  const { begun, work } = counted();
  const first = shared('a', work);
  const own = shared('a', work).catch((error: unknown) => error);
  const other = shared('a', work);
  begun[0]!(null);
  await turn();
  begun[1]!(new Error('gone'));
  await turn();
  begun[2]!('mine');
  expect([await first, await other, (await own as Error).message]).toEqual([null, 'mine', 'gone']);
});

test('nothing is kept once it is done', async () => {
  const shared = sharedWork<string>();
  const { begun, work } = counted();
  for (const value of ['one', 'two']) {
    const asked = shared('a', work);
    begun.at(-1)!(value);
    expect(await asked).toBe(value);
    await turn();
  }
  expect(begun.length).toBe(2);
});
