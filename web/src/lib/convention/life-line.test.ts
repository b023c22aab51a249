import { describe, expect, it } from 'vitest';
import type { ConventionLife } from '#lib/api/conventions.js';
import { lifeLineOf } from './life-line.js';

const aLife = (given: Partial<ConventionLife> = {}): ConventionLife => ({
  on: '2019-04-05',
  status: 'IN_FORCE',
  label: 'En vigueur',
  grounds: { explanation: 'Conclue pour cinq ans.' },
  ending: { lastDay: '2021-10-04', grounds: { explanation: 'Le terme s’achève le 4 octobre 2021.' } },
  terms: [{ number: 1, origin: 'SIGNATURE', firstDay: '2016-10-05', lastDay: '2021-10-04' }],
  ...given,
});

describe('life of a convention on a line', () => {
  it('puts the page’s day inside the term while it runs', () => {
    const line = lifeLineOf(aLife());
    expect(line.spans).toHaveLength(1);
    expect(line.today).toBeGreaterThan(0);
    expect(line.today).toBeLessThan(line.spans[0]?.length ?? 0);
    expect(line.ending).toEqual({ lastDay: '2021-10-04', isPast: false });
  });

  it('puts it after the end once it is over', () => {
    const line = lifeLineOf(aLife({ on: '2026-11-21', status: 'ENDED', label: 'Terminée' }));
    expect(line.today).toBeGreaterThan(line.spans[0]?.length ?? 100);
    expect(line.today).toBeLessThan(100);
    expect(line.ending?.isPast).toBe(true);
  });

  it('draws a term that a notice cut short to the day it ended', () => {
    const line = lifeLineOf(aLife({ on: '2026-11-21', ending: { lastDay: '2019-10-04', grounds: { explanation: 'Dénoncée.' } } }));
    expect(line.spans[0]?.lastDay).toBe('2019-10-04');
    expect(line.explanation).toBe('Dénoncée.');
  });

  it('draws each renewal after the term before it', () => {
    const terms = [
      { number: 1, origin: 'SIGNATURE' as const, firstDay: '2021-03-18', lastDay: '2023-03-17' },
      { number: 2, origin: 'TACIT_RENEWAL' as const, firstDay: '2023-03-18', lastDay: '2025-03-17' },
    ];
    const line = lifeLineOf(aLife({ on: '2024-01-01', ending: null, terms }));
    expect(line.spans.map(({ isRenewal }) => isRenewal)).toEqual([false, true]);
    expect(line.spans[1]?.start).toBeGreaterThanOrEqual(line.spans[0]?.length ?? 100);
  });

  it('has no line while the text is undated', () => {
    const line = lifeLineOf(aLife({ status: 'UNDATED', label: 'Non datée', ending: null, terms: [], grounds: { explanation: 'Le texte n’est pas daté.' } }));
    expect(line.spans).toEqual([]);
    expect(line.explanation).toBe('Le texte n’est pas daté.');
  });

  it('has a span without end where the text gives none', () => {
    const line = lifeLineOf(aLife({ ending: null, terms: [{ number: 1, origin: 'SIGNATURE', firstDay: '2016-10-05', lastDay: null }] }));
    expect(line.spans[0]).toMatchObject({ lastDay: null, start: 0, length: 100 });
  });
});
