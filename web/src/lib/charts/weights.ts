import { shareOf } from '@conventions-ouvertes/shared/outcome/equity';
import { cents, sum } from '@conventions-ouvertes/shared/money';
import { known } from '@conventions-ouvertes/shared/figure';
import type { ActionPage } from '#lib/api/figures.js';
import type { MoneyFigure } from '#lib/api/fragments.js';
import { figureText, leftOutOf } from '#lib/format/figure.js';
import { formatEuros, formatEurosShort } from '#lib/format/money.js';
import { formatBasisPoints, formatCount } from '#lib/format/number.js';
import { m } from '#lib/paraglide/messages.js';
import { scaleMax, type BarChart, type LayerStyle, type Row, type Segment } from './model.js';
import { measureLabel } from './spending.js';
import { figureCell, textCell, type ChartTable } from './table.js';

export type Weight = 'planned' | 'committed' | 'spent';
export type WeighedAction = ActionPage['edges'][number];

/** The actions that weigh most in a selection. */
export interface WeightsInput {
  readonly by: Weight;
  /** The heaviest first. */
  readonly edges: readonly WeighedAction[];
  /** What the whole selection comes to, by the same measure. */
  readonly total: MoneyFigure;
}

const LAYERS: readonly (readonly [Weight, LayerStyle])[] = [
  ['planned', 'outline'],
  ['committed', 'light'],
  ['spent', 'solid'],
];

export function weightsChart(input: WeightsInput): BarChart {
  const rows = input.edges.map((edge) => rowOf(edge, input.by));
  return {
    unit: 'EUROS',
    rows,
    max: scaleMax(rows),
    legend: LAYERS.map(([measure, style]) => ({ label: measureLabel(measure), style, tone: style === 'outline' ? 'neutral' : 1, pattern: 'plain' })),
    key: [],
    summary: summaryOf(input),
  };
}

export function weightsTable({ edges, by }: WeightsInput): ChartTable {
  return {
    caption: m.weights_caption(),
    columns: [m.action(), m.year(), ...LAYERS.map(([measure]) => measureLabel(measure)), m.weights_share()],
    rows: edges.map(({ node, ...inside }) => ({
      header: node.title,
      isTotal: false,
      cells: [textCell(String(node.year)), ...LAYERS.map(([measure]) => figureCell(node[measure])), textCell(inside[by] === null ? '' : formatEuros(inside[by]))],
    })),
  };
}

/** The part of the selection's amount that these actions make, in basis points; null where it cannot be told. */
export function weightOf({ edges, by, total }: WeightsInput): number | null {
  if (total.state !== 'KNOWN' || total.cents === null || total.cents <= 0) return null;
  return shareOf(known(sum(edges.map((edge) => cents(edge[by] ?? 0)))), known(total.cents));
}

function rowOf(edge: WeighedAction, by: Weight): Row {
  return {
    label: m.weights_row({ title: edge.node.title, year: edge.node.year }),
    sublabel: null,
    isThin: false,
    layers: LAYERS.map(([measure, style]) => ({ style, segments: segmentOf(edge, measure, style) })),
    limit: null,
    note: edge[by] === null ? figureText(edge.node[by]).text : formatEurosShort(edge[by]),
  };
}

function segmentOf({ node, ...inside }: WeighedAction, measure: Weight, style: LayerStyle): readonly Segment[] {
  const value = inside[measure];
  if (value === null || value <= 0) return [];
  const description = m.chart_segment({ measure: measureLabel(measure), part: node.title, amount: formatEuros(value) });
  // The proof is of the whole action: a part of it, cut out by a filter, would not add up to its lines.
  const proof = node[measure].cents === value ? node[measure].proof : null;
  return [{ value, tone: style === 'outline' ? 'neutral' : 1, pattern: 'plain', label: '', description, proof }];
}

function summaryOf(input: WeightsInput): string {
  const share = weightOf(input);
  if (input.edges.length === 0) return m.actions_none();
  if (share === null) return m.weights_summary_unknown({ count: formatCount(input.edges.length) });
  const summary = m.weights_summary({ count: formatCount(input.edges.length), share: formatBasisPoints(share), measure: measureLabel(input.by).toLocaleLowerCase() });
  return [summary, ...leftOutOf([input.total, ...input.edges.map(({ node }) => node[input.by])])].join(' ');
}
