import { describe, expect, it } from 'vitest';
import { figureText, leftOutText } from './figure.js';

describe('a figure in words', () => {
  it('shows zero as zero', () => {
    expect(figureText({ state: 'KNOWN', cents: 0, proof: 'p' })).toEqual({ text: '0,00\u00a0€', mark: null });
  });

  it('gives not reported, hidden and not applicable each a mark and words of its own', () => {
    const shown = (['NOT_REPORTED', 'HIDDEN', 'NOT_APPLICABLE'] as const).map((state) => figureText({ state, count: null, proof: 'p' }));
    expect(shown.map(({ text }) => text)).toEqual(['non communiqué', 'secret statistique', 'sans objet']);
    expect(new Set(shown.map(({ mark }) => mark)).size).toBe(3);
    expect(shown.every(({ mark }) => mark !== null)).toBe(true);
  });

  it('never shows the value of a hidden figure, should one come', () => {
    expect(figureText({ state: 'HIDDEN', count: 3, proof: 'p' }).text).toBe('secret statistique');
  });

  it('writes amounts whole or short, counts, shares and decimals as each is written', () => {
    expect(figureText({ state: 'KNOWN', cents: 120_000_000, proof: 'p' }, 'short').text).toBe('1,2\u00a0M€');
    expect(figureText({ state: 'KNOWN', count: 12_455, proof: 'p' }).text).toBe('12\u202f455');
    expect(figureText({ state: 'KNOWN', basisPoints: 5280, proof: 'p' }).text).toBe('52,8\u00a0%');
    expect(figureText({ state: 'KNOWN', value: '12.5', proof: 'p' }).text).toBe('12,5');
  });

  it('says not reported rather than nothing when a known figure comes without its value', () => {
    expect(figureText({ state: 'KNOWN', cents: null, proof: 'p' }).text).toBe('non communiqué');
  });

  it('says what was left out of an amount that is told, and of no other', () => {
    const figure = { state: 'KNOWN', cents: 100, proof: 'p', setAside: 'hors apports d’entreprises' } as const;
    expect([figure, { ...figure, setAside: null }, { ...figure, state: 'HIDDEN', cents: null } as const].map(leftOutText)).toEqual(['hors apports d’entreprises', null, null]);
  });
});
