import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTellSum } from './may-tell.js';
import { protect, protectBlock, type FormerGroups, type LineSecrecy } from './protect.js';
import { FIRST_DISCLOSURE_RULES } from './rules.js';
import { MEASURE_OF, PARTS, recover, type PublicSum } from './testing/attacker.js';
import { anyFilter, someLines, type StandingLine } from './testing/random-lines.js';

const RULES = FIRST_DISCLOSURE_RULES;
const PATIENCE = 180_000;
const CONVENTIONS = ['defi', 'occitanie'];

type Secrecy = ReadonlyMap<string, LineSecrecy>;

const of = (lines: readonly StandingLine[], convention: string): readonly StandingLine[] => lines.filter(({ standing }) => standing.convention === convention);

const groupsOf = (lines: readonly StandingLine[], secrecy: Secrecy): FormerGroups =>
  new Map(lines.map(({ key }) => [key, { total: secrecy.get(key)?.total?.group ?? null, gender: secrecy.get(key)?.gender?.group ?? null, disability: secrecy.get(key)?.disability?.group ?? null }]));

/** Whether some group holds lines of both conventions. */
const isCrossing = (lines: readonly StandingLine[], secrecy: Secrecy): boolean =>
  (['total', 'gender', 'disability'] as const).some((measure) => {
    const homes = new Map<string, string>();
    return lines.some(({ key, standing: { convention } }) => {
      const group = secrecy.get(key)?.[measure]?.group;
      if (group === undefined) return false;
      const home = homes.get(group) ?? convention;
      homes.set(group, home);
      return home !== convention;
    });
  });

const plus = (part: number | null, more: number): number | null => (part === null ? null : part + more);

/** Most lines large enough to be company in all that they tell, as in conventions of some size. */
const larger = (lines: readonly StandingLine[]): readonly StandingLine[] =>
  lines.map((line, index) =>
    index % 6 === 0 || line.total === null ? line : { ...line, total: line.total + 60, girls: plus(line.girls, 20), boys: plus(line.boys, 20), disability: plus(line.disability, 20) },
  );

/** Lines decided, then those of one convention changed: some gone, some come, some counted anew. */
const history = fc
  .record({ former: fc.tuple(someLines(30), someLines(30), someLines(30)), came: someLines(8), gone: fc.infiniteStream(fc.integer({ min: 0, max: 6 })), told: fc.infiniteStream(fc.integer({ min: 0, max: 40 })) })
  .map(({ former: parts, came, gone, told }) => {
    const former = larger(parts.flatMap((lines, part) => lines.map((line) => ({ ...line, key: `${line.key}|${part}` }))));
    const before = protect(former, RULES);
    const stays = of(former, 'defi').filter(() => gone.next().value !== 0);
    const counted = stays.map((line) => (gone.next().value === 0 && line.girls === null && line.disability === null ? { ...line, total: told.next().value as number } : line));
    const now = [...of(former, 'occitanie'), ...counted, ...of(larger(came), 'defi').map((line) => ({ ...line, key: `${line.key}|new` }))];
    return { former, before, now, groups: groupsOf(former, before) };
  });

const within = (groups: FormerGroups, lines: readonly StandingLine[]): FormerGroups => new Map(lines.flatMap(({ key }) => (groups.has(key) ? [[key, groups.get(key)!] as const] : [])));

test('where each convention suffices for itself, deciding it alone decides what deciding all does', () => {
  let compared = 0;
  fc.assert(
    fc.property(history, ({ former, before, now, groups }) => {
      if (isCrossing(former, before)) return;
      const alone = CONVENTIONS.map((convention) => protectBlock(of(now, convention), RULES, within(groups, of(now, convention))));
      if (alone.some((one) => one === null)) return;
      compared += 1;
      const whole = protect(now, RULES, groups);
      for (const [index, convention] of CONVENTIONS.entries()) {
        for (const { key } of of(now, convention)) expect([key, alone[index]!.get(key)]).toEqual([key, whole.get(key)]);
      }
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(20);
}, PATIENCE);

test('a convention decided alone beside others that stay as they were leaves a solver nothing to find', () => {
  let attacked = 0;
  fc.assert(
    fc.property(history, fc.array(anyFilter, { minLength: 1, maxLength: 20 }), ({ former, before, now, groups }, asked) => {
      const own = of(now, 'defi');
      const alone = isCrossing(former, before) ? null : protectBlock(own, RULES, within(groups, own));
      if (alone === null) return;
      attacked += 1;
      const secrecy: Secrecy = new Map([...of(former, 'occitanie').flatMap(({ key }) => (before.has(key) ? [[key, before.get(key)!] as const] : [])), ...alone]);
      const filters = [...asked, () => true, ({ standing }: StandingLine) => standing.convention === 'defi'];
      const sets = [...now.map((line) => [line]), ...filters.map((filter) => now.filter(filter))];
      const sums = sets.flatMap((set) =>
        ['PLANNED', 'REACHED'].flatMap((kind) =>
          PARTS.flatMap((part): PublicSum[] => {
            const lines = set.filter((line) => line.kind === kind && line[part] !== null);
            const keys = lines.map(({ key }) => key);
            return keys.length > 0 && mayTellSum(keys, MEASURE_OF[part], secrecy) ? [{ part, lines: keys, sum: lines.reduce((sum, line) => sum + line[part]!, 0) }] : [];
          }),
        ),
      );
      expect(recover(now, sums, (line, part) => (secrecy.get(line)?.[MEASURE_OF[part]] ?? null) !== null, RULES.leastHeadcount)).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(attacked).toBeGreaterThan(10);
}, PATIENCE);

test('a convention whose small headcount has no company of its own is not decided alone', () => {
  const line = (key: string, total: number): StandingLine => ({
    key,
    total,
    girls: null,
    boys: null,
    disability: null,
    kind: 'REACHED',
    path: ['defi|2020', 'defi', ''],
    insiders: [],
    standing: { action: key, convention: 'defi', axis: '4', topAxis: '4', year: 2020, academy: null, region: null, audience: 'LYCEE' },
  });
  expect(protectBlock([line('a', 3)], RULES, new Map())).toBeNull();
  expect(protectBlock([line('a', 3), line('b', 30)], RULES, new Map())?.get('a')?.total).toEqual({ group: 'a', size: 2, reason: 'SMALL' });
});
