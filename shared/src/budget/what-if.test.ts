import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, cents, sum, ZERO } from '../money.js';
import { whatIf, type CapScope, type MoneyLine } from './what-if.js';

const cap = (limit: number | null, changes: Partial<CapScope> = {}): CapScope => ({
  key: 'hors-quota',
  label: 'Hors quota',
  article: '12',
  scopes: [{ conventionKey: 'defi', source: 'HORS_QUOTA' }],
  limitIn: () => (limit === null ? { state: 'UNKNOWN', reason: 'Pas dans le texte.' } : { state: 'KNOWN', limit: cents(limit) }),
  ...changes,
});
const line = (action: string, amount: number, changes: Partial<MoneyLine> = {}): MoneyLine => ({
  action,
  conventionKey: 'defi',
  source: 'HORS_QUOTA',
  year: 2018,
  axisCode: '4',
  academyCode: null,
  amount: cents(amount),
  ...changes,
});

describe('what if these actions were committed', () => {
  it('shows each cap’s use by year, axis and académie, with a bucket for what is not broken down', () => {
    const { caps } = whatIf([cap(1000)], [line('old', 300, { axisCode: '5', academyCode: '02' })], [line('a', 200), line('b', 100, { year: 2019 })]);
    expect(caps).toMatchObject([
      { year: 2018, committed: 300, imagined: 200, left: 500, state: 'WITHIN', brokenBy: null },
      { year: 2019, committed: 0, imagined: 100, left: 900 },
    ]);
    expect(caps[0]?.byAxis.get('5')).toEqual({ committed: 300, imagined: 0 });
    expect(caps[0]?.byAcademy.get(null)).toEqual({ committed: 0, imagined: 200 });
  });

  it('names the action that breaks the cap, and what still fits in the order given', () => {
    const result = whatIf([cap(1000)], [line('old', 500)], [line('a', 400), line('b', 200), line('c', 100)]);
    expect(result.caps[0]).toMatchObject({ state: 'BROKEN', left: -200, brokenBy: 'b' });
    expect(result.fitting).toEqual(['a', 'c']);
    expect(result.notFitting).toEqual([{ action: 'b', cap: 'hors-quota', year: 2018, excess: 100 }]);
  });

  it('counts only the capped source, and says how much no cap binds', () => {
    const result = whatIf([cap(100)], [], [line('a', 5000, { source: 'AUTRES' }), line('a', 100)]);
    expect(result).toMatchObject({ uncapped: 5000, fitting: ['a'], caps: [{ imagined: 100, state: 'WITHIN' }] });
  });

  it('leaves an unknown cap open: nothing is said to break it', () => {
    expect(whatIf([cap(null)], [], [line('a', 10 ** 12)])).toMatchObject({ caps: [{ state: 'OPEN', left: null, brokenBy: null }], fitting: ['a'] });
  });

  it('counts together the conventions that share a cap', () => {
    const shared = cap(100, { scopes: [{ conventionKey: 'defi', source: 'HORS_QUOTA' }, { conventionKey: 'ep', source: 'FRAIS' }] });
    expect(whatIf([shared], [line('old', 60)], [line('a', 50, { conventionKey: 'ep', source: 'FRAIS' })]).caps[0]?.state).toBe('BROKEN');
  });
});

describe('any what-if', () => {
  const anyLine = fc.record({
    action: fc.constantFrom('a', 'b', 'c', 'd'),
    year: fc.constantFrom(2018, 2019),
    source: fc.constantFrom('HORS_QUOTA', 'AUTRES'),
    academyCode: fc.constantFrom('02', '17', null),
    axisCode: fc.constantFrom('4', '5'),
    amount: fc.integer({ min: 0, max: 1000 }).map(cents),
  });
  const lines = fc.array(anyLine.map((made) => line(made.action, 0, made)), { maxLength: 20 });

  it('loses no cent between a cap’s total, its axes and its académies', () => {
    fc.assert(
      fc.property(lines, lines, (committed, imagined) => {
        const result = whatIf([cap(3000)], committed, imagined);
        for (const use of result.caps) {
          for (const parts of [use.byAxis, use.byAcademy]) {
            expect(sum([...parts.values()].map((part) => part.committed))).toBe(use.committed);
            expect(sum([...parts.values()].map((part) => part.imagined))).toBe(use.imagined);
          }
        }
        expect(add(result.caps.reduce((total, use) => add(total, use.imagined), ZERO), result.uncapped)).toBe(sum(imagined.map(({ amount }) => amount)));
      }),
    );
  });

  it('keeps under every cap with what it says fits, and could keep nothing more', () => {
    fc.assert(
      fc.property(lines, lines, fc.integer({ min: 0, max: 4000 }), (committed, imagined, limit) => {
        const { fitting, notFitting } = whatIf([cap(limit)], committed, imagined);
        const kept = imagined.filter(({ action }) => fitting.includes(action));
        for (const use of whatIf([cap(limit)], committed, kept).caps) if (use.imagined > 0) expect(use.state).toBe('WITHIN');
        for (const { action } of notFitting) {
          const more = whatIf([cap(limit)], committed, [...kept, ...imagined.filter((candidate) => candidate.action === action)]);
          expect(more.caps.some(({ state }) => state === 'BROKEN')).toBe(true);
        }
      }),
    );
  });
});
