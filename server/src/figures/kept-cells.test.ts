import { expect, test } from 'vitest';
import type { Catalogue } from '../convention/catalogue.js';
import { keptTable } from './kept-cells.js';

/** Of one version: nothing of it is read. */
const aVersion = (): Catalogue => ({}) as Catalogue;

/** How often a table is read when it is asked for twice, with all that was asked between. */
const readingsOf = async (catalogue: Catalogue, name: string, cells: number, between: () => Promise<unknown> = async () => undefined): Promise<number> => {
  let readings = 0;
  const read = async (): Promise<number[]> => {
    readings += 1;
    return Array.from({ length: cells }, (_, index) => index);
  };
  const first = await keptTable(catalogue, name, read);
  await between();
  expect(await keptTable(catalogue, name, read)).toEqual(first);
  return readings;
};

test('a table is read once a version', async () => {
  const [now, later] = [aVersion(), aVersion()];
  expect([await readingsOf(now, 'by axis', 60), await readingsOf(later, 'by axis', 60)]).toEqual([1, 1]);
});

test('what is kept is bounded: by its cells, and by filters of hundreds of values, which weigh as many', async () => {
  const catalogue = aVersion();
  const fill = async (count: number, filter: string): Promise<void> => {
    for (let number = 0; number < count; number += 1) await keptTable(catalogue, `${filter}${number}`, async () => [number]);
  };
  expect(await readingsOf(catalogue, 'asked again', 1, () => fill(1_000, ''))).toBe(1);
  expect(await readingsOf(catalogue, 'asked again later', 1, () => fill(1_000, 'x'.repeat(10_000)))).toBe(2);
  expect(await readingsOf(catalogue, 'the whole nation by everything', 12_000)).toBe(2);
});
