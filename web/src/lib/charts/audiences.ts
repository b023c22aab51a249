import { keyOf, type CountFigure, type ReachCell } from '#lib/api/fragments.js';
import { figureText } from '#lib/format/figure.js';
import { formatCount } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';
import { scaleMax, type BarChart, type Layer, type LayerStyle, type Pattern, type Row } from './model.js';
import { figureCell, textCell, type ChartTable } from './table.js';

/** Always shown, even at nothing: fair targeting is between these three. */
const ALWAYS_SHOWN = ['LYCEE_PUPILS', 'STUDENTS', 'APPRENTICES'] as const;

export interface AudienceInput {
  /** By AUDIENCE. */
  readonly cells: readonly ReachCell[];
  /** The nomenclature, for the label of an audience that no action aimed at. */
  readonly audiences: readonly { readonly code: string; readonly label: string }[];
}

interface AudienceLine {
  readonly label: string;
  /** Null: no action of this selection aims at this audience. */
  readonly cell: ReachCell | null;
}

export function audienceChart(input: AudienceInput): BarChart {
  const lines = linesOf(input);
  const rows = lines.map(rowOf);
  return {
    unit: 'PARTICIPATIONS',
    rows,
    max: scaleMax(rows),
    legend: [
      { label: m.planned(), style: 'outline', tone: 1, pattern: 'plain' },
      { label: m.reached(), style: 'solid', tone: 1, pattern: 'plain' },
      ...(lines.some(({ cell }) => cell !== null && [cell.planned, cell.reached].some((figure) => figure.state === 'HIDDEN' && drawnOf(figure) > 0))
        ? [{ label: m.legend_hidden_at_least(), style: 'solid', tone: 1, pattern: 'stripes' } as const]
        : []),
    ],
    key: [],
    summary: summaryOf(lines),
  };
}

export function audienceTable(input: AudienceInput): ChartTable {
  return {
    caption: m.table_audiences_caption(),
    columns: [m.audience(), m.planned_headcount(), m.reached_headcount(), m.coverage()],
    rows: linesOf(input).map(({ label, cell }) => ({
      header: label,
      isTotal: false,
      cells:
        cell === null
          ? [textCell(m.no_action_aims()), textCell(m.no_action_aims()), textCell('')]
          : [figureCell(cell.planned), figureCell(cell.reached), textCell(coverageText(cell.reached))],
    })),
  };
}

/** Longest first, those that no action aims at last. */
function linesOf({ cells, audiences }: AudienceInput): readonly AudienceLine[] {
  const present = new Set(cells.map((cell) => keyOf(cell, 'AUDIENCE').code));
  const absent = ALWAYS_SHOWN.filter((code) => !present.has(code)).flatMap((code) =>
    audiences.filter((audience) => audience.code === code).map(({ label }) => ({ label, cell: null })),
  );
  const lines = cells.map((cell) => ({ label: keyOf(cell, 'AUDIENCE').label, cell }));
  return [...lines.sort((left, right) => sizeOf(right.cell) - sizeOf(left.cell)), ...absent];
}

function rowOf({ label, cell }: AudienceLine): Row {
  if (cell === null) return { label, sublabel: null, isThin: false, layers: [], limit: null, note: m.no_action_aims() };
  const layers = [layerOf(label, 'outline', m.planned(), cell.planned), layerOf(label, 'solid', m.reached(), cell.reached)];
  const note =
    cell.reached.state === 'KNOWN'
      ? figureText(cell.reached, 'short').text
      : m.reached_state({ state: figureText(cell.reached).text });
  return { label, sublabel: null, isThin: false, layers, limit: null, note };
}

function layerOf(audience: string, style: LayerStyle, measure: string, figure: CountFigure): Layer {
  const value = drawnOf(figure);
  if (value <= 0) return { style, segments: [] };
  const amount = figure.state === 'HIDDEN' ? figureText(figure).text : m.participations({ count: formatCount(value) });
  return { style, segments: [{ value, tone: 1, pattern: patternOf(figure), label: '', description: m.chart_segment({ measure, part: audience, amount }), proof: figure.proof }] };
}

/** What is known of it; of a hidden number, what is told of it. Zero draws nothing. */
function drawnOf({ state, count, atLeast }: CountFigure): number {
  return (state === 'HIDDEN' ? atLeast : count) ?? 0;
}

const patternOf = ({ state }: CountFigure): Pattern => (state === 'HIDDEN' ? 'stripes' : 'plain');

function sizeOf(cell: ReachCell): number {
  return Math.max(drawnOf(cell.planned), drawnOf(cell.reached));
}

export function coverageText({ reported, expected }: { reported: number; expected: number }): string {
  return m.coverage_of({ reported: formatCount(reported), expected: formatCount(expected) });
}

function summaryOf(lines: readonly AudienceLine[]): string {
  const first = lines.find((line) => line.cell !== null);
  if (first?.cell === undefined || first.cell === null) return m.chart_audiences_empty();
  return m.chart_audiences_summary({
    audience: first.label,
    planned: figureText(first.cell.planned).text,
    reached: figureText(first.cell.reached).text,
  });
}
