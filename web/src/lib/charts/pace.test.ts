import { describe, expect, it } from 'vitest';
import { paceChart, paceTable } from './pace.js';
import { spending } from './testing/cells.js';

const input = {
  year: 2018,
  cells: [
    spending({ MONTH: '2018-01' }, [1000_00, 400_00, null]),
    spending({ MONTH: '2018-03' }, [0, 600_00, 700_00]),
    spending({ MONTH: null }, [0, 50_00, null]),
  ],
};

describe('the pace of a year', () => {
  it('has every month from the first to the last, those without money carrying on what was reached', () => {
    const { rows } = paceChart(input);
    expect(rows.map(({ label }) => label)).toEqual(['janvier\u00a02018', 'février\u00a02018', 'mars\u00a02018']);
    expect(rows.map(({ layers }) => layers[1]?.segments.map(({ value, tone }) => [value, tone]))).toEqual([[[400_00, 1]], [[400_00, 7]], [[400_00, 7], [600_00, 1]]]);
  });

  it('opens the amount of a month to its lines, and what came before to nothing', () => {
    const [, committed] = paceChart(input).rows[2]?.layers ?? [];
    expect(committed?.segments.map(({ proof }) => proof)).toEqual([null, 'p60000']);
  });

  it('goes over a year’s end', () => {
    const rows = paceChart({ year: 2018, cells: [spending({ MONTH: '2017-12' }, [1, 1, 1]), spending({ MONTH: '2018-01' }, [1, 1, 1])] }).rows;
    expect(rows.map(({ label }) => label)).toEqual(['décembre\u00a02017', 'janvier\u00a02018']);
  });

  it('is shorter after a month that gave credits back', () => {
    const rows = paceChart({ year: 2018, cells: [spending({ MONTH: '2018-01' }, [0, 500, 0]), spending({ MONTH: '2018-02' }, [0, -200, 0])] }).rows;
    expect(rows[1]?.layers[1]?.segments.map(({ value }) => value)).toEqual([300]);
  });

  it('says what has no date apart, and that a month has no money', () => {
    const { rows } = paceTable(input);
    expect(rows.map(({ header }) => header)).toEqual(['janvier\u00a02018', 'février\u00a02018', 'mars\u00a02018', 'Sans date']);
    expect(rows[1]?.cells[0]).toEqual({ kind: 'text', text: 'rien ce mois' });
    expect(rows[2]?.cells[2]).toEqual({ kind: 'text', text: '1\u202f000,00\u00a0€' });
  });

  it('of nothing is empty', () => {
    expect(paceChart({ year: 2018, cells: [] }).rows).toEqual([]);
    expect(paceTable({ year: 2018, cells: [] }).rows).toEqual([]);
  });
});
