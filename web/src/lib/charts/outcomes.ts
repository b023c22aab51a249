import type { DimensionKey, OutcomeCell } from '#lib/api/fragments.js';
import { formatCount } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';
import type { BarChart, Pattern, Row, Tone } from './model.js';
import { textCell, type ChartTable } from './table.js';

type Outcome = 'reached' | 'partly' | 'missed' | 'noTarget' | 'notEvaluated';

const OUTCOMES: readonly { readonly key: Outcome; readonly tone: Tone; readonly pattern: Pattern }[] = [
  { key: 'reached', tone: 'reached', pattern: 'plain' },
  { key: 'partly', tone: 'partly', pattern: 'stripes' },
  { key: 'missed', tone: 'missed', pattern: 'dots' },
  { key: 'noTarget', tone: 'unknown', pattern: 'stripes' },
  // Never left out: a bar without them would make what was not evaluated look like success.
  { key: 'notEvaluated', tone: 'unknown', pattern: 'plain' },
];

export interface OutcomeInput {
  /** By AXIS or by THEME, in the order to show. */
  readonly cells: readonly OutcomeCell[];
  readonly dimension: 'AXIS' | 'THEME';
  /** Label of a key; axes have their number before the title. */
  readonly labelOf: (key: DimensionKey) => string;
}

export function outcomeChart(input: OutcomeInput): BarChart {
  const rows = input.cells.map((cell): Row => {
    const label = rowLabel(input, cell);
    const segments = OUTCOMES.filter(({ key }) => cell[key] > 0).map(({ key, tone, pattern }) => ({
      // A share of 100 % for the length of the bar alone; the count is what is written.
      value: (cell[key] / cell.indicators) * 100,
      tone,
      pattern,
      label: formatCount(cell[key]),
      description: m.chart_outcome_segment({ part: label, outcome: outcomeLabel(key), count: cell[key], total: cell.indicators }),
      proof: cell.proof,
    }));
    const note = cell.indicators === 0 ? m.no_indicator() : null;
    return { label, sublabel: null, isThin: false, layers: [{ style: 'solid', segments }], limit: null, note };
  });
  const legend = OUTCOMES.map(({ key, tone, pattern }) => ({ label: outcomeLabel(key), style: 'solid' as const, tone, pattern }));
  return { unit: 'PERCENT', rows, max: 100, legend, key: [], summary: summaryOf(input) };
}

export function outcomeTable(input: OutcomeInput): ChartTable {
  return {
    caption: m.table_outcomes_caption(),
    columns: [input.dimension === 'AXIS' ? m.axis() : m.theme(), m.indicators(), ...OUTCOMES.map(({ key }) => outcomeLabel(key))],
    rows: input.cells.map((cell) => ({
      header: rowLabel(input, cell),
      isTotal: false,
      cells: [
        { kind: 'figure', figure: { state: 'KNOWN', count: cell.indicators, proof: cell.proof } },
        ...OUTCOMES.map(({ key }) => textCell(formatCount(cell[key]))),
      ],
    })),
  };
}

export function outcomeLabel(outcome: Outcome): string {
  return {
    reached: m.outcome_reached,
    partly: m.outcome_partly,
    missed: m.outcome_missed,
    noTarget: m.outcome_no_target,
    notEvaluated: m.outcome_not_evaluated,
  }[outcome]();
}

function rowLabel(input: OutcomeInput, cell: OutcomeCell): string {
  const key = cell.keys.find(({ dimension }) => dimension === input.dimension);
  return key === undefined ? '' : input.labelOf(key);
}

function summaryOf(input: OutcomeInput): string {
  const withIndicators = input.cells.filter((cell) => cell.indicators > 0);
  if (withIndicators.length === 0) return m.chart_outcomes_empty();
  const best = withIndicators.reduce((most, cell) => (cell.reached / cell.indicators > most.reached / most.indicators ? cell : most));
  if (best.reached === 0) return m.chart_outcomes_none_reached();
  return m.chart_outcomes_summary({ part: rowLabel(input, best), reached: best.reached, total: best.indicators });
}
