import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTellSum } from './may-tell.js';
import { protect, type LineSecrecy } from './protect.js';
import { FIRST_DISCLOSURE_RULES, isSmall } from './rules.js';
import { MEASURE_OF, PARTS, recover, type Part, type PublicSum, type Recovered } from './testing/attacker.js';
import { anyFilter, someLines, type StandingLine } from './testing/random-lines.js';

const RULES = FIRST_DISCLOSURE_RULES;
const RUNS = 120;
const PATIENCE = 180_000;

type Tells = (keys: readonly string[], part: Part) => boolean;

/** All that the public can be told of some lines: each line on its own, and what each filter adds up to, where it may be told. */
const publicSums = (lines: readonly StandingLine[], filters: readonly ((line: StandingLine) => boolean)[], tells: Tells): readonly PublicSum[] => {
  const sets = [...lines.map((line) => [line]), ...filters.map((filter) => lines.filter(filter))];
  return sets.flatMap((set) =>
    ['PLANNED', 'REACHED'].flatMap((kind) =>
      PARTS.flatMap((part): PublicSum[] => {
        const asked = set.filter((line) => line.kind === kind && line[part] !== null);
        const keys = asked.map(({ key }) => key);
        if (keys.length === 0 || !tells(keys, part)) return [];
        return [{ part, lines: keys, sum: asked.reduce((sum, line) => sum + line[part]!, 0) }];
      }),
    ),
  );
};

const attack = (lines: readonly StandingLine[], filters: readonly ((line: StandingLine) => boolean)[], secrecy: ReadonlyMap<string, LineSecrecy>): readonly Recovered[] => {
  const sums = publicSums(lines, filters, (keys, part) => mayTellSum(keys, MEASURE_OF[part], secrecy));
  return recover(lines, sums, (line, part) => (secrecy.get(line)?.[MEASURE_OF[part]] ?? null) !== null, RULES.leastHeadcount);
};

const filters = fc.array(anyFilter, { minLength: 1, maxLength: 30 });

test('a solver that asks any filters and has all answers recovers nothing', () => {
  fc.assert(
    fc.property(someLines(11), filters, (lines, asked) => {
      const secrecy = protect(lines, RULES);
      // Besides what the filters give, all that any filter could: each group as a whole.
      const groups = [...secrecy.values()].flatMap((own) => Object.values(own).flatMap((one) => one?.group ?? []));
      const whole = [...new Set(groups)].flatMap((group) =>
        (['total', 'gender', 'disability'] as const).map((measure) => ({ key }: StandingLine) => secrecy.get(key)?.[measure]?.group === group),
      );
      expect(attack(lines, [...asked, ...whole, () => true], secrecy)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}, PATIENCE);

test('no sum that is told is between 1 and 4, nor is what two told parts leave of the total', () => {
  fc.assert(
    fc.property(someLines(40), filters, (lines, asked) => {
      const secrecy = protect(lines, RULES);
      const sums = publicSums(lines, [...asked, () => true], (keys, part) => mayTellSum(keys, MEASURE_OF[part], secrecy));
      expect(sums.filter(({ sum }) => isSmall(sum, RULES))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('what was told together in one release stays together in the next, whatever came or changed', () => {
  fc.assert(
    fc.property(someLines(14), someLines(8), fc.nat(), (former, added, seed) => {
      const before = protect(former, RULES);
      const kept = former.filter((_, index) => (seed >> index % 20) % 5 !== 1);
      const came = added.map((line) => ({ ...line, key: `${line.key}|new` }));
      const groups = new Map(
        former.map(({ key }) => [key, { total: before.get(key)?.total?.group ?? null, gender: before.get(key)?.gender?.group ?? null, disability: before.get(key)?.disability?.group ?? null }]),
      );
      const after = protect([...kept, ...came], RULES, groups);
      for (const measure of ['total', 'gender', 'disability'] as const) {
        for (const left of kept) {
          for (const right of kept) {
            const told = before.get(left.key)?.[measure];
            // Of a group that was told in no sum, nothing is known that could be taken away.
            if (left === right || !told || told.size === 0 || told.group !== before.get(right.key)?.[measure]?.group) continue;
            if (left.kind !== right.kind) continue;
            // A line that lost all company is told in no sum any more.
            if (after.get(left.key)?.[measure]?.size === 0 || after.get(right.key)?.[measure]?.size === 0) continue;
            expect(after.get(left.key)?.[measure]?.group).toBe(after.get(right.key)?.[measure]?.group);
          }
        }
      }
      expect(attack([...kept, ...came], [() => true], after)).toEqual([]);
    }),
    { numRuns: RUNS / 2 },
  );
}, PATIENCE);

test('the order in which lines come changes nothing', () => {
  fc.assert(
    fc.property(someLines(25), (lines) => {
      const turned = protect([...lines].reverse(), RULES);
      for (const [key, secrecy] of protect(lines, RULES)) expect(turned.get(key)).toEqual(secrecy);
    }),
    { numRuns: 100 },
  );
});

test('without company for the small ones, the same solver finds them: hiding them alone is not enough', () => {
  let found = 0;
  fc.assert(
    fc.property(someLines(14), filters, (lines, asked) => {
      const isHidden = (key: string, part: Part): boolean => {
        const line = lines.find((one) => one.key === key);
        return line?.[part] !== null && isSmall(line?.[part] ?? 0, RULES);
      };
      // Each small number hidden wherever it stands alone, and every sum that is not small itself told.
      const sums = publicSums(lines, [...asked, () => true], (keys, part) => keys.length > 1 || !isHidden(keys[0]!, part));
      if (recover(lines, sums, isHidden, RULES.leastHeadcount).length > 0) found += 1;
    }),
    { numRuns: 60 },
  );
  expect(found).toBeGreaterThan(30);
});
