import { expect, test } from 'vitest';
import { FrenchError } from './french-error.js';
import { processesOf } from './processes.js';

test('one process where nothing is said, one a core where asked, and no nonsense', () => {
  expect([processesOf(undefined), processesOf(''), processesOf('3')]).toEqual([1, 1, 3]);
  expect(processesOf('auto')).toBeGreaterThanOrEqual(1);
  for (const wrong of ['0', '-1', '1.5', 'two', '1000']) expect(() => processesOf(wrong)).toThrow(FrenchError);
});
