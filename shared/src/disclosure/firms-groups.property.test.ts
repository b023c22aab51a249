import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '../money.js';
import { groupFirmsMoney, toldSum, type FirmsCell, type FirmsGroup } from './firms-groups.js';
import { isSecretSum } from './firms-money.js';
import { FIRST_DISCLOSURE_RULES as RULES } from './rules.js';
import { giftOf, recoverFirms, type Told } from './testing/firms-attacker.js';

const FIRMS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
const CONVENTIONS = ['a', 'b', 'c', 'd'];
const YEARS = [2020, 2021, 2022];

const amounts = fc.uniqueArray(fc.record({ contributor: fc.constantFrom(...FIRMS), amount: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 900 }) }, fc.constant(0)) }), {
  maxLength: 4,
  selector: ({ contributor }) => contributor,
});

const cellsOf = (given: readonly (readonly { readonly contributor: string; readonly amount: number }[])[]): readonly FirmsCell[] =>
  CONVENTIONS.flatMap((convention, row) =>
    YEARS.map((year, column) => ({
      key: `${convention}/${year}`,
      convention,
      year,
      insiders: [`party-${convention}`],
      contributions: (given[row * YEARS.length + column] ?? []).map(({ contributor, amount }) => ({ contributor, cents: cents(amount) })),
    })),
  );

const states = fc.array(fc.array(amounts, { minLength: CONVENTIONS.length * YEARS.length, maxLength: CONVENTIONS.length * YEARS.length }), { minLength: 1, maxLength: 4 });

/** All that the table tells: each cell, each convention, each year, all. */
const selections = (cells: readonly FirmsCell[]): readonly (readonly FirmsCell[])[] => [
  ...cells.map((cell) => [cell]),
  ...CONVENTIONS.map((key) => cells.filter(({ convention }) => convention === key)),
  ...YEARS.map((key) => cells.filter(({ year }) => year === key)),
  cells,
];

/** Some states of the data one after the other, and what is told of each. */
const history = (given: readonly (readonly (readonly { readonly contributor: string; readonly amount: number }[])[])[], guard: boolean): { readonly told: readonly Told[]; readonly last: readonly FirmsGroup[]; readonly cells: readonly (readonly FirmsCell[])[] } => {
  let groups: readonly FirmsGroup[] = [];
  const told: Told[] = [];
  const all = given.map(cellsOf);
  for (const [state, cells] of all.entries()) {
    groups = groupFirmsMoney(cells, RULES, groups);
    for (const asked of selections(cells)) {
      const sum = guard ? toldSum(asked, groups).cents : asked.flatMap(({ contributions }) => contributions).reduce((all, one) => all + one.cents, 0);
      if (sum === null) continue;
      // Of what is told of a former state, each group says which.
      const parts = guard ? groups.filter(({ cells: keys }) => keys.every((key) => asked.some((cell) => cell.key === key))).map((group) => giftOf(group.cells.join(' '), group.told)) : asked.map((cell) => giftOf(cell.key, totals([cell])));
      told.push({ state, parts, sum });
    }
  }
  return { told, last: groups, cells: all };
};

const totals = (cells: readonly FirmsCell[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { contributions } of cells) for (const one of contributions) sums.set(one.contributor, (sums.get(one.contributor) ?? 0) + one.cents);
  return sums;
};

describe('the table of firms’ money', () => {
  test('tells no sum, and no difference between any two sums or states, of fewer than three firms or of one that dominates', () => {
    fc.assert(fc.property(states, (given) => void expect(recoverFirms(history(given, true).told, RULES)).toEqual([])), { numRuns: 150 });
  });

  test('would be recovered at once if it told each sum that is asked for', () => {
    const [given] = fc.sample(states, { numRuns: 1, seed: 7 });
    expect(recoverFirms(history(given!, false).told, RULES).length).toBeGreaterThan(0);
  });

  test('adds up: what is told of a sum of now is what its cells hold, to the cent', () => {
    fc.assert(
      fc.property(states, (given) => {
        const { last, cells } = history(given, true);
        for (const asked of selections(cells.at(-1)!)) {
          const sum = toldSum(asked, last);
          if (sum.cents !== null && sum.isOfNow) expect(sum.cents).toBe([...totals(asked).values()].reduce((all, one) => all + one, 0));
        }
      }),
    );
  });

  test('keeps together what was told together, whatever changes', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const former = history(before, true).last;
        const next = groupFirmsMoney(cellsOf(after[0]!), RULES, former);
        expect(next.slice(0, former.length).map(({ cells }) => cells)).toEqual(former.map(({ cells }) => cells));
      }),
    );
  });

  test('tells zero, and a sum of three firms of which none dominates', () => {
    const cell = (key: string, year: number, given: readonly number[]): FirmsCell => ({ key, convention: 'a', year, insiders: [], contributions: given.map((amount, index) => ({ contributor: FIRMS[index]!, cents: cents(amount) })) });
    const cells = [cell('x', 2020, []), cell('y', 2021, [10, 10, 10]), cell('z', 2022, [10, 10]), cell('w', 2023, [1, 1, 900])];
    const groups = groupFirmsMoney(cells, RULES);
    expect(cells.map((one) => toldSum([one], groups).cents)).toEqual([0, 30, null, null]);
    expect(toldSum(cells, groups).cents).toBeNull();
  });

  test('finds company for small cells among the years of a convention, then among the conventions of a year', () => {
    const cell = (convention: string, year: number, firm: string): FirmsCell => ({ key: `${convention}/${year}`, convention, year, insiders: [], contributions: [{ contributor: firm, cents: cents(100) }] });
    const years = [cell('a', 2020, 'alpha'), cell('a', 2021, 'beta'), cell('a', 2022, 'gamma')];
    expect(toldSum(years, groupFirmsMoney(years, RULES)).cents).toBe(300);
    const conventions = [cell('a', 2020, 'alpha'), cell('b', 2020, 'beta'), cell('c', 2020, 'gamma')];
    const groups = groupFirmsMoney(conventions, RULES);
    expect([toldSum(conventions, groups).cents, toldSum(conventions.slice(1), groups).cents]).toEqual([300, null]);
  });

  test('goes on telling what it told where the change since is of one firm, and says so', () => {
    const at = (first: number): readonly FirmsCell[] => [{ key: 'x', convention: 'a', year: 2020, insiders: [], contributions: [first, 50, 50].map((amount, index) => ({ contributor: FIRMS[index]!, cents: cents(amount) })) }];
    const before = groupFirmsMoney(at(50), RULES);
    const after = groupFirmsMoney(at(77), RULES, before);
    expect([toldSum(at(50), before), toldSum(at(77), after)]).toEqual([{ cents: 150, isOfNow: true }, { cents: 150, isOfNow: false }]);
  });

  test('is not told anew where only two firms differ from a state that was told before the last', () => {
    const at = (...given: readonly number[]): readonly FirmsCell[] => [{ key: 'x', convention: 'a', year: 2020, insiders: [], contributions: given.map((amount, index) => ({ contributor: FIRMS[index]!, cents: cents(amount) })) }];
    const first = groupFirmsMoney(at(1, 806, 429), RULES);
    const second = groupFirmsMoney(at(400, 400, 2), RULES, first);
    const third = groupFirmsMoney(at(1, 1, 1), RULES, second);
    expect([first, second, third].map((groups) => toldSum(at(1), groups))).toEqual([{ cents: 1236, isOfNow: true }, { cents: 802, isOfNow: true }, { cents: 802, isOfNow: false }]);
  });

  test('is protected from the parties of a convention, who see all of it, where the other cells allow', () => {
    const cell = (convention: string, firms: readonly string[]): FirmsCell => ({ key: convention, convention, year: 2020, insiders: [`party-${convention}`], contributions: firms.map((contributor) => ({ contributor, cents: cents(100) })) });
    const cells = [cell('a', ['alpha']), cell('b', ['beta']), cell('c', ['gamma']), cell('d', ['delta'])];
    for (const { cells: keys } of groupFirmsMoney(cells, RULES)) {
      for (const own of keys) {
        const rest = cells.filter(({ key }) => keys.includes(key) && key !== own);
        expect(isSecretSum(rest.flatMap(({ contributions }) => contributions), RULES)).toBe(false);
      }
    }
  });
});
