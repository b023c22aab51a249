import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from './model.js';
import { outcomeChart, outcomeTable, type OutcomeInput } from './outcomes.js';
import { outcome } from './testing/cells.js';

const input = (cells: OutcomeInput['cells']): OutcomeInput => ({ cells, dimension: 'THEME', labelOf: ({ label }) => label });

describe('outcomes of indicators', () => {
  it('never leave out what was not evaluated', () => {
    const [row] = outcomeChart(input([outcome('A', { reached: 1, notEvaluated: 3 })])).rows;
    expect(row?.layers[0]?.segments.map(({ tone, label, value }) => [tone, label, value])).toEqual([
      ['reached', '1', 25],
      ['unknown', '3', 75],
    ]);
  });

  it('fill one bar of 100 %, whatever the counts', () => {
    const counts = fc.record({ reached: fc.nat(99), partly: fc.nat(99), missed: fc.nat(99), noTarget: fc.nat(99), notEvaluated: fc.nat(99) });
    fc.assert(
      fc.property(counts, (given) => {
        const cell = outcome('A', given);
        fc.pre(cell.indicators > 0);
        const [row] = outcomeChart(input([cell])).rows;
        expect(row === undefined ? 0 : lengthOf(row)).toBeCloseTo(100);
      }),
    );
  });

  it('are words where there is no indicator, not an empty success', () => {
    const [row] = outcomeChart(input([outcome('A', {})])).rows;
    expect(row).toMatchObject({ note: 'aucun indicateur' });
    expect(row?.layers[0]?.segments).toEqual([]);
  });

  it('differ by pattern, not by colour alone', () => {
    const { legend } = outcomeChart(input([]));
    const looks = legend.map(({ tone, pattern }) => `${tone}/${pattern}`);
    expect(new Set(looks).size).toBe(legend.length);
    expect(new Set(legend.map(({ pattern }) => pattern)).size).toBeGreaterThan(1);
  });

  it('do not boast of a best share when none is reached', () => {
    expect(outcomeChart(input([outcome('A', { missed: 2 })])).summary).toBe('Aucun indicateur n’est atteint dans cette sélection.');
  });

  it('stand in the table as whole counts', () => {
    const [row] = outcomeTable(input([outcome('A', { reached: 1, missed: 2 })])).rows;
    expect(row?.cells.map((cell) => (cell.kind === 'text' ? cell.text : cell.figure))).toEqual([
      { state: 'KNOWN', count: 3, proof: 'o' },
      '1',
      '0',
      '2',
      '0',
      '0',
    ]);
  });
});
