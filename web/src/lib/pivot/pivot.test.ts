import { describe, expect, it } from 'vitest';
import { count, money } from '#lib/charts/testing/cells.js';
import { breakdownsFor, fileOf, isAdditive, MEASURES, type MeasuredCell, type PivotAnswer } from './measures.js';
import { cellCount, pivotChart, pivotOf } from './pivot.js';

const year = (code: string) => ({ dimension: 'YEAR' as const, code, label: code });
const academy = (code: string | null) => ({ dimension: 'ACADEMY' as const, code, label: code ?? 'Non ventilé' });
const cell = (figure: MeasuredCell['figure'], ...keys: MeasuredCell['keys']): MeasuredCell => ({ keys, figure });
const HIDDEN = { state: 'HIDDEN' as const, count: null, proof: 'h' };

const ANSWER: PivotAnswer = {
  cells: [cell(count(12), academy('16'), year('2018')), cell(HIDDEN, academy('16'), year('2019')), cell(count(0), academy(null), year('2019'))],
  rows: [cell(HIDDEN, academy('16')), cell(count(0), academy(null))],
  columns: [cell(count(12), year('2018')), cell(HIDDEN, year('2019'))],
  whole: cell(count(40)),
};

describe('a pivot', () => {
  it('crosses rows and columns; where there is no action there is nothing, which is not zero', () => {
    const pivot = pivotOf(ANSWER);
    expect(pivot.columns.map(({ label }) => label)).toEqual(['2018', '2019']);
    expect(pivot.rows.map(({ label, cells }) => [label, cells.map((each) => each?.state ?? null)])).toEqual([
      ['16', ['KNOWN', 'HIDDEN']],
      ['Non ventilé', [null, 'KNOWN']],
    ]);
    expect(cellCount(pivot)).toBe(3);
  });

  it('has the totals that the API gives, and adds up none', () => {
    const pivot = pivotOf(ANSWER);
    expect(pivot.rows.map(({ total }) => total.state)).toEqual(['HIDDEN', 'KNOWN']);
    expect(pivot.whole).toMatchObject({ count: 40 });
  });

  it('draws no length for what is hidden, and says how many cells are', () => {
    const told = { ...ANSWER, rows: [cell(count(30), academy('16'))] };
    const [row] = pivotChart(pivotOf(told), 'PARTICIPATIONS', 'Participations').rows;
    expect(row?.layers[0]?.segments.map(({ value, proof }) => [value, proof])).toEqual([[12, 'n12']]);
    expect(row?.note).toBe('30 · 1 cellule sous secret statistique');
  });

  it('keeps the hue of a column in every row', () => {
    const cells = [cell(money(5), academy('16'), year('2019')), cell(money(7), academy('11'), year('2018')), cell(money(1), academy('11'), year('2019'))];
    const pivot = pivotOf({ cells, rows: [cell(money(5), academy('16')), cell(money(8), academy('11'))], columns: [cell(money(7), year('2018')), cell(money(6), year('2019'))], whole: null });
    expect(pivotChart(pivot, 'EUROS', 'Dépensé').rows.map(({ layers }) => layers[0]?.segments.map(({ tone }) => tone))).toEqual([[2], [1, 2]]);
  });
});

describe('measures', () => {
  it('are broken down by what has a meaning for them alone', () => {
    expect(breakdownsFor('depense')).not.toContain('public');
    expect(breakdownsFor('effectif')).not.toContain('ressource');
    expect(breakdownsFor('effectif')).not.toContain('mois');
    expect(breakdownsFor('cout')).not.toContain('mois');
    for (const measure of MEASURES) expect(breakdownsFor(measure)).toContain('academie');
  });

  it('a mean is never stacked, and is in no file of sums', () => {
    expect(MEASURES.filter((measure) => !isAdditive(measure))).toEqual(['cout']);
    expect(fileOf('cout')).toBeNull();
  });
});
