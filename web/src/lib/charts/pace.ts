import { cents } from '@conventions-ouvertes/shared/money';
import { runningTotals, type RunningTotal } from '@conventions-ouvertes/shared/running-totals';
import { keyOf, type MoneyFigure, type SpendingCell } from '#lib/api/fragments.js';
import { monthLabel } from '#lib/format/date.js';
import { leftOutOf } from '#lib/format/figure.js';
import { formatEuros, formatEurosShort } from '#lib/format/money.js';
import { m } from '#lib/paraglide/messages.js';
import { scaleMax, type BarChart, type Layer, type LayerStyle, type Row, type Segment, type Tone } from './model.js';
import { measureLabel } from './spending.js';
import { figureCell, textCell, type ChartTable } from './table.js';

/** How a year of programme went, month by month. */
export interface PaceInput {
  readonly year: number;
  /** By MONTH, of one year of programme. */
  readonly cells: readonly SpendingCell[];
}

const MEASURES = [
  ['planned', 'outline'],
  ['committed', 'light'],
  ['spent', 'solid'],
] as const satisfies readonly (readonly [string, LayerStyle])[];
type Measure = (typeof MEASURES)[number][0];

interface Month {
  /** '2018-03'. */
  readonly code: string;
  /** Null: no line of money is of this month. */
  readonly cell: SpendingCell | null;
  readonly totals: Readonly<Record<Measure, RunningTotal>>;
}

/** A bar a month, as long as what the year had reached by then; what the month itself added is darker. */
export function paceChart(input: PaceInput): BarChart {
  const months = monthsOf(input);
  const rows = months.map(rowOf);
  return {
    unit: 'EUROS',
    rows,
    max: scaleMax(rows),
    legend: [
      ...MEASURES.map(([measure, style]) => ({ label: measureLabel(measure), style, tone: style === 'outline' ? ('neutral' as const) : (1 as const), pattern: 'plain' as const })),
      { label: m.pace_before(), style: 'solid', tone: 7, pattern: 'plain' },
      { label: m.pace_month(), style: 'solid', tone: 1, pattern: 'plain' },
    ],
    key: [],
    summary: summaryOf(input, months),
  };
}

export function paceTable(input: PaceInput): ChartTable {
  const undated = input.cells.find((cell) => keyOf(cell, 'MONTH').code === null);
  return {
    caption: m.pace_caption({ year: input.year }),
    columns: [m.month(), m.planned(), m.committed(), m.pace_committed_total(), m.spent(), m.pace_spent_total()],
    rows: [
      ...monthsOf(input).map(({ code, cell, totals }) => ({
        header: monthLabel(code),
        isTotal: false,
        cells: [
          amountCell(cell?.planned),
          amountCell(cell?.committed),
          textCell(formatEuros(totals.committed.after)),
          amountCell(cell?.spent),
          textCell(formatEuros(totals.spent.after)),
        ],
      })),
      ...(undated === undefined
        ? []
        : [{ header: m.pace_undated(), isTotal: true, cells: [figureCell(undated.planned), figureCell(undated.committed), textCell(''), figureCell(undated.spent), textCell('')] }]),
    ],
  };
}

/** Every month from the first to the last that has money, those without any included. */
function monthsOf({ cells }: PaceInput): readonly Month[] {
  const dated = new Map(cells.flatMap((cell) => (keyOf(cell, 'MONTH').code === null ? [] : [[keyOf(cell, 'MONTH').code ?? '', cell] as const])));
  const codes = monthsBetween([...dated.keys()].sort());
  const of = (measure: Measure) => runningTotals(codes.map((code) => amountOf(dated.get(code)?.[measure])));
  const totals = { planned: of('planned'), committed: of('committed'), spent: of('spent') };
  return codes.flatMap((code, index) => {
    const [planned, committed, spent] = [totals.planned[index], totals.committed[index], totals.spent[index]];
    if (planned === undefined || committed === undefined || spent === undefined) return [];
    return [{ code, cell: dated.get(code) ?? null, totals: { planned, committed, spent } }];
  });
}

function monthsBetween(sorted: readonly string[]): readonly string[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let at = indexOf(first); at <= indexOf(last); at += 1) months.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  return months;
}

/** Months counted from year 0: '2018-03' follows '2018-02' by one. */
function indexOf(code: string): number {
  return Number(code.slice(0, 4)) * 12 + Number(code.slice(5)) - 1;
}

function amountOf(figure: MoneyFigure | undefined) {
  return figure?.state === 'KNOWN' && figure.cents !== null ? cents(figure.cents) : null;
}

function amountCell(figure: MoneyFigure | undefined) {
  return figure === undefined ? textCell(m.pace_nothing()) : figureCell(figure);
}

function rowOf(month: Month): Row {
  return {
    label: monthLabel(month.code),
    sublabel: null,
    isThin: false,
    layers: MEASURES.map(([measure, style]) => layerOf(month, measure, style)),
    limit: null,
    note: m.chart_spent_note({ amount: formatEurosShort(month.totals.spent.after) }),
  };
}

function layerOf({ code, cell, totals }: Month, measure: Measure, style: LayerStyle): Layer {
  const { before, after } = totals[measure];
  const words = { measure: measureLabel(measure), month: monthLabel(code) };
  const segments: Segment[] = [];
  const add = (value: number, tone: Tone, description: string, proof: string | null) => {
    if (value > 0) segments.push({ value, tone: style === 'outline' ? 'neutral' : tone, pattern: 'plain', label: '', description, proof });
  };
  // A month that gave back more than it took adds nothing to draw: the bar is then as long as what is left.
  const own = cell?.[measure];
  add(Math.min(before, after), 7, m.pace_segment_before({ ...words, amount: formatEuros(before) }), null);
  add(own?.cents ?? 0, 1, m.pace_segment_month({ ...words, amount: formatEuros(own?.cents ?? 0) }), own?.proof ?? null);
  return { style, segments };
}

function summaryOf({ year, cells }: PaceInput, months: readonly Month[]): string {
  const half = months.find(({ totals }) => totals.committed.after * 2 >= (months.at(-1)?.totals.committed.after ?? 0));
  const last = months.at(-1);
  if (half === undefined || last === undefined) return m.pace_empty({ year });
  const summary = m.pace_summary({ year, month: monthLabel(half.code), committed: formatEurosShort(last.totals.committed.after), spent: formatEurosShort(last.totals.spent.after) });
  return [summary, ...leftOutOf(cells.flatMap(({ planned, committed, spent }) => [planned, committed, spent]))].join(' ');
}
