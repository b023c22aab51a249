import { declinedTotals } from '@conventions-ouvertes/shared/declination/declination';
import { known } from '@conventions-ouvertes/shared/figure';
import { add, cents, ZERO } from '@conventions-ouvertes/shared/money';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { exampleFile } from '../convention/format/testing/example-file.js';
import { loadFiles } from '../convention/testing/load-files.js';
import { inTransaction } from '../platform/database.js';
import { descendantsOf } from './declination.js';
import { anAction, insertActions } from './testing/insert-actions.js';

let api: TestApi;
let childKey: string;
let axis: string;
let source: string;
beforeAll(async () => {
  api = await startTestApi(localDate('2026-11-21'));
  const example = exampleFile();
  childKey = example.name.replace('.yaml', '');
  await loadFiles(api.pool, [example]);
  // A convention of the site that comes under another of the site: regional under national.
  await api.pool.query(`UPDATE convention SET parent_key = 'opco-ep-2020' WHERE key = $1`, [childKey]);
  await api.pool.query(`UPDATE convention SET parent_key = $1 WHERE key = 'medef-occitanie-2021'`, [childKey]);
  await api.pool.query('UPDATE data_version SET version = version + 1');
  axis = (await api.pool.query<{ code: string }>('SELECT code FROM axis WHERE convention_key = $1 ORDER BY position LIMIT 1', [childKey])).rows[0]!.code;
  source = (await api.pool.query<{ code: string }>('SELECT code FROM funding_source WHERE convention_key = $1 ORDER BY position LIMIT 1', [childKey])).rows[0]!.code;
});
afterAll(() => api.stop());

interface Cell {
  readonly actions: number;
  readonly planned: { readonly cents: number | null };
}
const ASK = `query ($key: ID!, $on: LocalDate) { convention(key: $key) { declination(on: $on) {
  rule conventions { key } own { actions planned { cents } } withDescendants { actions planned { cents } } byConvention { actions planned { cents } } } } }`;
const declination = async (key: string, on = '2026-11-21') => {
  const { data, errors } = await api.ask<{ convention: { declination: { rule: string; conventions: readonly { key: string }[]; own: Cell; withDescendants: Cell; byConvention: readonly Cell[] } } }>(ASK, { key, on });
  expect(errors).toBeUndefined();
  return data.convention.declination;
};

describe('a national convention with those that come under it', () => {
  test('totals at each level count each action once, as the rule has it, whatever the actions', async () => {
    const places = [
      { key: 'opco-ep-2020', axis: '3', source: 'AUTRES' },
      { key: childKey, axis, source },
      { key: 'medef-occitanie-2021', axis: '4.1', source: 'AUTRES' },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ place: fc.nat(2), amount: fc.nat(1_000_000) }), { maxLength: 8 }), async (built) => {
        await api.pool.query('DELETE FROM action');
        const actions = built.map(({ place, amount }) => {
          const { key, axis: code, source: charged } = places[place]!;
          return anAction({ convention: key, axis: code, year: 2024, planned: [{ source: charged, cents: amount, academy: null }] });
        });
        await inTransaction(api.pool, (client) => insertActions(client, actions));
        await api.pool.query('UPDATE data_version SET version = version + 1');
        const expected = declinedTotals(
          [
            { key: places[0]!.key, level: 'NATIONAL', parentKey: null },
            { key: places[1]!.key, level: 'ACADEMIC_REGION', parentKey: places[0]!.key },
            { key: places[2]!.key, level: 'ACADEMY', parentKey: places[1]!.key },
          ],
          built.map(({ place, amount }, index) => ({ action: String(index), conventionKey: places[place]!.key, alsoUnder: [], value: known(cents(amount)) })),
          ZERO,
          add,
        );
        for (const { key, own, withDescendants, actions } of expected) {
          const told = await declination(key);
          expect(told.own.planned.cents).toBe(own.state === 'KNOWN' ? own.value : null);
          expect(told.withDescendants).toEqual({ actions: actions.length, planned: { cents: withDescendants.state === 'KNOWN' ? withDescendants.value : null } });
          expect(told.byConvention.reduce((sum, cell) => sum + cell.actions, 0)).toBe(actions.length);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('shows the rule, and the conventions begun by the day alone', async () => {
    const now = await declination('opco-ep-2020');
    expect(now.rule).toContain('compte une fois');
    expect(now.conventions.map(({ key }) => key)).toEqual(['opco-ep-2020', childKey, 'medef-occitanie-2021']);
    expect((await declination('opco-ep-2020', '2021-01-01')).conventions.map(({ key }) => key)).toEqual(['opco-ep-2020']);
  });
});

test('conventions that come under each other in a circle are refused, and counted nowhere twice', () => {
  const circle = new Map(['a', 'b'].map((key) => [key, { key, parentKey: key === 'a' ? 'b' : 'a' }]));
  expect(() => descendantsOf({ conventions: circle as never }, 'a')).toThrow('en cercle');
});
