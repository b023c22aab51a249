import { describe, expect, it } from 'vitest';
import { deficit } from './deficit.js';
import type { HeadcountLine } from './headcount-line.js';
import { mayTellSum } from './may-tell.js';
import { neighbourhood, type Standing } from './neighbourhood.js';
import { protect } from './protect.js';
import { FIRST_DISCLOSURE_RULES as RULES } from './rules.js';

const STANDING: Standing = { action: 'a', convention: 'c', axis: '2', topAxis: '2', year: 2020, academy: '11', region: '76', audience: 'LYCEE' };

const aLine = (key: string, total: number | null, { where = {}, ...given }: Partial<HeadcountLine> & { where?: Partial<Standing> } = {}): HeadcountLine => ({
  key,
  total,
  girls: null,
  boys: null,
  disability: null,
  kind: 'REACHED',
  path: neighbourhood({ ...STANDING, ...where }),
  insiders: [],
  ...given,
});

const PUBLIC = { againstInsiders: false, seenBefore: null };

describe('which lines are told together', () => {
  it('tells zero, what was not reported and what is large enough as they are', () => {
    expect(protect([aLine('zero', 0), aLine('none', null), aLine('five', 5)], RULES).size).toBe(0);
  });

  it('hides with a small line the one that would give it back, and tells the two together', () => {
    const secrecy = protect([aLine('small', 3), aLine('large', 20), aLine('other', 40)], RULES);
    expect(secrecy.get('small')?.total).toMatchObject({ size: 2, reason: 'SMALL' });
    expect(secrecy.get('large')?.total).toMatchObject({ size: 2, reason: 'COMPLEMENT' });
    expect(secrecy.get('other')).toBeUndefined();
    expect(mayTellSum(['small', 'large'], 'total', secrecy)).toBe(true);
    expect(mayTellSum(['small', 'other'], 'total', secrecy)).toBe(false);
    expect(mayTellSum(['other'], 'total', secrecy)).toBe(true);
  });

  it('hides nothing more where the small ones suffice for each other', () => {
    const secrecy = protect([aLine('one', 3), aLine('two', 4), aLine('large', 20)], RULES);
    expect([...secrecy.keys()].sort()).toEqual(['one', 'two']);
  });

  it('looks for company in the nearest block: at the same place before elsewhere', () => {
    const near = aLine('near', 90, { where: { action: 'b', axis: '4', topAxis: '4' } });
    const far = aLine('far', 6, { where: { action: 'b', academy: '16' } });
    expect([...protect([aLine('small', 2), near, far], RULES).keys()].sort()).toEqual(['near', 'small']);
  });

  it('never puts planned and reached together, which no sum adds up', () => {
    const secrecy = protect([aLine('small', 2), aLine('planned', 50, { kind: 'PLANNED' })], RULES);
    expect(secrecy.get('small')?.total).toEqual({ group: 'small', size: 0, reason: 'SMALL' });
    expect(mayTellSum(['small'], 'total', secrecy)).toBe(false);
  });

  it('hides girls whose boys, or whose untold rest, are few', () => {
    const secrecy = protect([aLine('few boys', 120, { girls: 118, boys: 2 }), aLine('few others', 80, { girls: 40, boys: 37 }), aLine('many', 60, { girls: 30, boys: 30 })], RULES);
    expect(secrecy.get('few boys')).toMatchObject({ total: null, gender: { reason: 'SMALL' } });
    expect(secrecy.get('few others')).toMatchObject({ total: null, gender: { reason: 'SMALL' } });
  });

  it('does not take for company a line whose parts leave nothing free', () => {
    const small = aLine('small', 3);
    expect(deficit([small, aLine('told', 20, { girls: 12, boys: 8 })], 'total', RULES, PUBLIC)).toBe(3);
    expect(deficit([small, aLine('told', 20, { girls: 2, boys: 8 })], 'total', RULES, PUBLIC)).toBe(0);
  });

  it('protects one party’s line from the other party, where it can', () => {
    const lines = [
      aLine('small', 3, { insiders: ['party:x'] }),
      aLine('mine', 20, { insiders: ['party:y'], where: { convention: 'd' } }),
      aLine('third', 30, { insiders: ['party:z'], where: { convention: 'e' } }),
    ];
    const secrecy = protect(lines, RULES);
    expect(new Set([...secrecy.values()].map(({ total }) => total?.group)).size).toBe(1);
    expect(secrecy.size).toBe(3);
  });
});

describe('from one release to the next', () => {
  const before = new Map([
    ['shown', { total: null, gender: null, disability: null }],
    ['also shown', { total: null, gender: null, disability: null }],
  ]);

  it('gives a new small line new company before a line that everyone has seen', () => {
    const lines = [aLine('shown', 20), aLine('also shown', 9), aLine('new', 3), aLine('new too', 60, { where: { academy: '16' } })];
    expect([...protect(lines, RULES, before).keys()].sort()).toEqual(['new', 'new too']);
  });

  it('hides it all the same where there is none', () => {
    expect([...protect([aLine('shown', 20), aLine('also shown', 9), aLine('new', 3)], RULES, before).keys()].sort()).toEqual(['also shown', 'new']);
  });

  it('keeps a group whose small line has grown: the former sum is known', () => {
    const former = new Map(['a', 'b'].map((key) => [key, { total: 'a', gender: null, disability: null }]));
    expect(protect([aLine('a', 12), aLine('b', 20)], RULES, former).get('a')?.total?.size).toBe(2);
  });
});
