import { expect, test } from 'vitest';
import { sharedRead } from './shared-read.js';

/** A reading that ends when it is told to. */
const slowly = () => {
  const begun: { end: (value: number) => void; fail: (error: Error) => void }[] = [];
  const read = (): Promise<number> => new Promise((end, fail) => begun.push({ end, fail }));
  return { begun, read };
};

test('those who ask while a reading is under way share the one after it', async () => {
  const { begun, read } = slowly();
  const ask = sharedRead(read);
  const first = ask();
  const [second, third] = [ask(), ask()];
  expect(begun).toHaveLength(1);
  begun[0]!.end(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  expect(begun).toHaveLength(2);
  begun[1]!.end(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
});

test('a reading that fails fails for those who shared it, and for nobody after', async () => {
  const { begun, read } = slowly();
  const ask = sharedRead(read);
  const [first, second] = [ask(), ask()];
  begun[0]!.fail(new Error('unreachable'));
  await expect(first).rejects.toThrow('unreachable');
  await Promise.resolve();
  begun[1]!.end(2);
  expect(await second).toBe(2);
});
