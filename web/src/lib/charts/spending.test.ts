import { describe, expect, it } from 'vitest';
import { spendingChart, spendingTable, type SpendingInput } from './spending.js';
import { capUse, spending } from './testing/cells.js';

const M = 100_000_000;
const AXES = ['2', '4'].map((code) => ({ id: `c/${code}`, code, title: `Axe ${code}` }));

const anInput = (given: Partial<SpendingInput> = {}): SpendingInput => ({
  convention: 'OPCA DEFi',
  axes: AXES,
  capUse: [
    capUse({
      year: 2019,
      amount: 1.5 * M,
      axes: { '4': [M, 0.9 * M, 0.8 * M], '2': [0.4 * M, 0.3 * M, null] },
      total: [1.4 * M, 1.2 * M, 0.8 * M],
    }),
  ],
  byAxis: [
    spending({ CONVENTION: 'c', YEAR: '2019', AXIS: 'c/2' }, [0.4 * M, 0.3 * M, null]),
    spending({ CONVENTION: 'c', YEAR: '2019', AXIS: 'c/4' }, [1.2 * M, 1.1 * M, M]),
  ],
  byYear: [spending({ CONVENTION: 'c', YEAR: '2019' }, [1.6 * M, 1.4 * M, M])],
  bySource: [
    spending({ CONVENTION: 'c', YEAR: '2019', FUNDING_SOURCE: 'c/TA' }, [1.4 * M, 1.2 * M, 0.8 * M]),
    spending({ CONVENTION: 'c', YEAR: '2019', FUNDING_SOURCE: 'c/AUTRES' }, [0.2 * M, 0.2 * M, 0.2 * M]),
  ],
  ...given,
});

describe('spending against the cap', () => {
  it('nests planned, committed and spent, each from zero, by axis in the order of the articles', () => {
    const [row] = spendingChart(anInput()).rows;
    expect(row?.layers.map(({ style }) => style)).toEqual(['outline', 'light', 'solid']);
    expect(row?.layers[1]?.segments.map(({ label, value }) => [label, value])).toEqual([
      ['2', 0.3 * M],
      ['4', 0.9 * M],
    ]);
  });

  it('leaves an axis whose spending nobody reported out of the bar: that is not a zero', () => {
    const [row] = spendingChart(anInput()).rows;
    expect(row?.layers[2]?.segments.map(({ label }) => label)).toEqual(['4']);
  });

  it('counts only the capped source in the thick bar, and puts the others in a thin one without limit', () => {
    const [capped, other] = spendingChart(anInput()).rows;
    expect(capped?.limit).toMatchObject({ kind: 'KNOWN', value: 1.5 * M });
    expect(other).toMatchObject({ isThin: true, limit: null, label: 'Autres ressources' });
    expect(other?.layers[2]?.segments.map(({ value }) => value)).toEqual([0.2 * M]);
  });

  it('keeps the scale beyond the cap and every bar', () => {
    expect(spendingChart(anInput()).max).toBeGreaterThanOrEqual(1.5 * M);
    const exceeded = capUse({ year: 2019, amount: M, axes: { '4': [3 * M, 3 * M, 0] }, total: [3 * M, 3 * M, 0] });
    const chart = spendingChart(anInput({ capUse: [exceeded] }));
    expect(chart.max).toBeGreaterThanOrEqual(3 * M);
    expect(chart.summary).toContain('Plafond dépassé par les engagements\u00a0: 2019');
  });

  it('tells an unknown cap from no cap at all', () => {
    const unknown = spendingChart(anInput({ capUse: [capUse({ year: 2019, amount: null, axes: { '4': [M, M, M] }, total: [M, M, M] })] }));
    expect(unknown.rows[0]?.limit).toEqual({ kind: 'UNKNOWN' });
    expect(unknown.rows[0]?.sublabel).toContain('plafond non communiqué');
    expect(unknown.summary).toContain('son montant n’est pas communiqué');

    const none = spendingChart(anInput({ capUse: [] }));
    expect(none.rows).toHaveLength(1);
    expect(none.rows[0]).toMatchObject({ limit: null, sublabel: null, label: '2019' });
    expect(none.rows[0]?.layers[2]?.segments.map(({ value }) => value)).toEqual([M]);
    expect(none.summary).toContain('aucun plafond');
  });

  it('draws no limit, and claims nothing of it, when the selection holds a part only of what it bounds', () => {
    const chart = spendingChart(anInput({ capUse: null }));
    expect(chart.rows.every(({ limit }) => limit === null)).toBe(true);
    expect(chart.summary).not.toContain('plafond');
  });

  it('says that the cap is kept only where nothing is left out of what is counted against it', () => {
    const whole = anInput();
    const withoutFirms = anInput({ capUse: whole.capUse!.map((use) => ({ ...use, isExceeded: null, remainingCents: null })) });
    expect(spendingChart(whole).summary).toContain('restent sous le plafond');
    expect(spendingChart(withoutFirms).summary).toContain('rien n’est dit du plafond');
    expect(spendingChart(withoutFirms).summary).not.toContain('restent sous');
  });

  it('says of which sums the money of firms was left out', () => {
    const byYear = anInput().byYear.map((cell) => ({ ...cell, spent: { ...cell.spent, setAside: 'hors apports d’entreprises' } }));
    expect(spendingChart(anInput()).summary).not.toContain('hors apports');
    expect(spendingChart(anInput({ byYear })).summary).toContain('hors apports d’entreprises');
  });

  it('names the cap when a year has two', () => {
    const two = ['a', 'b'].map((key) => capUse({ key, year: 2021, amount: null, axes: { '2': [1, 1, 1] }, total: [1, 1, 1] }));
    const labels = spendingChart(anInput({ capUse: two, byYear: [], byAxis: [], bySource: [] })).rows.map(({ label }) => label);
    expect(labels).toEqual(['2021 · Plafond a', '2021 · Plafond b']);
  });

  it('says « non communiqué » at the end of a bar whose spending nobody reported', () => {
    const use = capUse({ year: 2019, amount: M, axes: { '4': [M, M, null] }, total: [M, M, null] });
    expect(spendingChart(anInput({ capUse: [use] })).rows[0]?.note).toBe('dépense\u00a0: non communiqué');
  });
});

describe('table of spending', () => {
  it('has the total of the year, its cap whole, and each axis', () => {
    const { rows } = spendingTable(anInput());
    expect(rows.map(({ header }) => header)).toEqual(['2019, toutes ressources', '2019, Plafond ta', '2019, axe 2. Axe 2', '2019, axe 4. Axe 4']);
    expect(rows[1]?.cells.at(-1)).toEqual({ kind: 'text', text: '1\u202f500\u202f000,00\u00a0€' });
  });

  it('says in words that there is no cap, and nothing of caps for a part of them', () => {
    expect(spendingTable(anInput({ capUse: [] })).rows[0]?.cells.at(-1)).toEqual({ kind: 'text', text: 'aucun plafond' });
    expect(spendingTable(anInput({ capUse: null })).rows[0]?.cells.at(-1)).toEqual({ kind: 'text', text: '' });
  });
});
