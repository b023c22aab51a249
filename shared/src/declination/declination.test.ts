import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, NOT_REPORTED } from '../figure.js';
import { add, cents, sum, ZERO } from '../money.js';
import { declinedTotals, DeclinationCycleError, unionTotal, type CountedAction, type DeclinedConvention } from './declination.js';

const TREE: readonly DeclinedConvention[] = [
  { key: 'national', level: 'NATIONAL', parentKey: null },
  { key: 'region', level: 'ACADEMIC_REGION', parentKey: 'national' },
  { key: 'academie', level: 'ACADEMY', parentKey: 'region' },
  { key: 'other', level: 'NATIONAL', parentKey: null },
  { key: 'orphan', level: 'ACADEMY', parentKey: 'not-on-this-site' },
];
const spent = (action: string, conventionKey: string, amount: number, alsoUnder: readonly string[] = []): CountedAction<ReturnType<typeof cents>> => ({
  action,
  conventionKey,
  alsoUnder,
  value: known(cents(amount)),
});
const totals = (actions: readonly CountedAction<ReturnType<typeof cents>>[]) => new Map(declinedTotals(TREE, actions, ZERO, add).map((entry) => [entry.key, entry]));

describe('declination', () => {
  it('counts an action in its convention and in each that it comes under, once', () => {
    const result = totals([spent('a', 'national', 100), spent('b', 'region', 20), spent('c', 'academie', 3)]);
    expect(result.get('national')).toMatchObject({ own: { value: 100 }, withDescendants: { value: 123 }, actions: ['a', 'b', 'c'] });
    expect(result.get('region')).toMatchObject({ own: { value: 20 }, withDescendants: { value: 23 } });
    expect(result.get('other')).toMatchObject({ withDescendants: { value: 0 } });
  });

  it('does not double an action that is reported under a convention and under its parent', () => {
    const result = totals([spent('b', 'region', 20, ['national'])]);
    expect(result.get('national')?.withDescendants).toEqual(known(20));
    expect(unionTotal([spent('b', 'region', 20, ['national'])], new Set(['region', 'national']), ZERO, add)).toEqual(known(20));
  });

  it('keeps a missing report missing at every level', () => {
    const result = totals([{ ...spent('a', 'academie', 0), value: NOT_REPORTED }, spent('b', 'national', 5)]);
    expect(result.get('national')?.withDescendants).toEqual(known(5, { reported: 1, expected: 2 }));
    expect(result.get('academie')?.withDescendants.state).toBe('NOT_REPORTED');
  });

  it('refuses conventions that decline each other in a circle', () => {
    const circle: readonly DeclinedConvention[] = [
      { key: 'a', level: 'NATIONAL', parentKey: 'b' },
      { key: 'b', level: 'NATIONAL', parentKey: 'a' },
    ];
    expect(() => declinedTotals(circle, [], ZERO, add)).toThrow(DeclinationCycleError);
  });

  it('over the whole tree is the sum of distinct actions, whatever they are reported under', () => {
    const anyAction = fc.record({ conventionKey: fc.constantFrom('national', 'region', 'academie'), alsoUnder: fc.subarray(['national', 'region', 'academie']), amount: fc.nat({ max: 1e9 }) });
    fc.assert(
      fc.property(fc.array(anyAction), (made) => {
        const actions = made.map(({ conventionKey, alsoUnder, amount }, place) => spent(`a${place}`, conventionKey, amount, alsoUnder));
        const result = totals(actions);
        const everything = sum(made.map(({ amount }) => cents(amount)));
        expect(result.get('national')?.withDescendants).toMatchObject({ value: everything });
        const all = new Set(TREE.map(({ key }) => key));
        expect(unionTotal(actions, all, ZERO, add)).toMatchObject({ value: everything });
        const owns = [...result.values()].map(({ own }) => (own.state === 'KNOWN' ? own.value : ZERO));
        expect(sum(owns)).toBe(everything);
      }),
    );
  });
});
