import { keyOf, type CapRow, type MoneyFigure, type SpendingCell } from '#lib/api/fragments.js';
import { articleOrNone } from '#lib/format/article.js';
import { figureText, leftOutOf } from '#lib/format/figure.js';
import { formatEuros, formatEurosShort } from '#lib/format/money.js';
import { m } from '#lib/paraglide/messages.js';
import { hueOf, scaleMax, type BarChart, type Layer, type LayerStyle, type LegendEntry, type Limit, type Row, type Segment } from './model.js';
import { figureCell, textCell, type ChartTable, type TableRow } from './table.js';

/** What one convention planned, committed and spent per axis, year by year, against its caps. */
export interface SpendingInput {
  readonly convention: string;
  readonly axes: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  /**
   * One a cap and year; none where the convention has no cap. Null: the selection holds only a part of what the caps
   * bound, so that no line could be read against its bars.
   */
  readonly capUse: readonly CapRow[] | null;
  /** By CONVENTION, YEAR, AXIS. */
  readonly byAxis: readonly SpendingCell[];
  /** By CONVENTION, YEAR. */
  readonly byYear: readonly SpendingCell[];
  /** By CONVENTION, YEAR, FUNDING_SOURCE. */
  readonly bySource: readonly SpendingCell[];
}

type Amounts = Pick<SpendingCell, 'planned' | 'committed' | 'spent'>;
type Measure = keyof Amounts;

const MEASURES: readonly (readonly [Measure, LayerStyle])[] = [
  ['planned', 'outline'],
  ['committed', 'light'],
  ['spent', 'solid'],
];

/** Part of a bar: an axis, or a funding source. */
interface Part extends Amounts {
  readonly label: string;
  readonly title: string;
  readonly index: number;
}

/** Hue of the money that no cap binds: the last one, far from those of the first axes. */
const OTHER_SOURCES_HUE = 6;

export function spendingChart(input: SpendingInput): BarChart {
  const rows = yearsOf(input).flatMap((year) => rowsOf(input, year));
  const key = keyOfAxes(input.axes, rows);
  return { unit: 'EUROS', rows, max: scaleMax(rows), legend: legendOf(), key, summary: summaryOf(input) };
}

/** The axes that the bars have, and no other. */
function keyOfAxes(axes: SpendingInput['axes'], rows: readonly Row[]): readonly LegendEntry[] {
  const drawn = new Set(rows.flatMap(({ layers }) => layers.flatMap(({ segments }) => segments.map(({ label }) => label))));
  return axes.flatMap(({ code, title }, index) =>
    drawn.has(code) ? [{ label: `${code}. ${title}`, style: 'solid' as const, ...hueOf(index) }] : [],
  );
}

function rowsOf(input: SpendingInput, year: number): readonly Row[] {
  const caps = capsOf(input, year);
  const cappedIds = new Set(caps.flatMap((use) => use.cap.fundingSources.map(({ id }) => id)));
  const capRows = caps.map((use) => capRow(input, use, caps.length > 1));
  const free = ofYear(input.bySource, year).filter((cell) => !cappedIds.has(keyOf(cell, 'FUNDING_SOURCE').code ?? ''));
  if (caps.length === 0) return uncappedRow(input, year);
  if (!free.some(hasMoney)) return capRows;
  const parts = free.map((cell) => ({
    ...amountsOf(cell),
    label: '',
    title: keyOf(cell, 'FUNDING_SOURCE').label,
    index: OTHER_SOURCES_HUE,
  }));
  const other: Row = { label: m.chart_other_sources(), sublabel: null, isThin: true, layers: layersOf(parts), limit: null, note: null };
  return [...capRows, other];
}

/** Only the capped source is in this bar: only that source counts against the cap. */
function capRow(input: SpendingInput, use: CapRow, nameCap: boolean): Row {
  const parts = use.axes.map(({ axis, ...amounts }) => axisPart(input, axis.id, amounts));
  return {
    label: nameCap ? m.chart_year_of_cap({ year: use.year, cap: use.cap.label }) : String(use.year),
    sublabel: use.knowledge === 'UNKNOWN' ? m.chart_cap_unknown({ article: articleOrNone(use.cap.article) }) : null,
    isThin: false,
    layers: layersOf(parts),
    limit: limitOf(use),
    note: spentNote(use.spent),
  };
}

function uncappedRow(input: SpendingInput, year: number): readonly Row[] {
  const parts = ofYear(input.byAxis, year).map((cell) => axisPart(input, keyOf(cell, 'AXIS').code ?? '', amountsOf(cell)));
  const total = ofYear(input.byYear, year)[0];
  const note = total === undefined ? null : spentNote(total.spent);
  return [{ label: String(year), sublabel: null, isThin: false, layers: layersOf(parts), limit: null, note }];
}

function axisPart(input: SpendingInput, id: string, amounts: Amounts): Part {
  const index = input.axes.findIndex((axis) => axis.id === id);
  const axis = input.axes[index];
  const label = axis === undefined ? '' : axis.code;
  return { ...amounts, label, title: axis === undefined ? id : `${axis.code}. ${axis.title}`, index: Math.max(0, index) };
}

function layersOf(parts: readonly Part[]): readonly Layer[] {
  const ordered = [...parts].sort((left, right) => left.index - right.index);
  return MEASURES.map(([measure, style]) => ({ style, segments: ordered.flatMap((part) => segmentOf(part, measure)) }));
}

function segmentOf(part: Part, measure: Measure): readonly Segment[] {
  const figure = part[measure];
  if (figure.state !== 'KNOWN' || figure.cents === null || figure.cents <= 0) return [];
  const description = m.chart_segment({ measure: measureLabel(measure), part: part.title, amount: formatEuros(figure.cents) });
  // Outlines without colour: with one, three layers in seven hues would be noise.
  const look = measure === 'planned' ? { tone: 'neutral' as const, pattern: 'plain' as const } : hueOf(part.index);
  return [{ value: figure.cents, ...look, label: part.label, description, proof: figure.proof }];
}

export function limitOf(use: CapRow): Limit {
  if (use.knowledge === 'UNKNOWN' || use.amountCents === null) return { kind: 'UNKNOWN' };
  const label = m.chart_cap_known({ amount: formatEurosShort(use.amountCents), article: articleOrNone(use.cap.article) });
  return { kind: 'KNOWN', value: use.amountCents, label };
}

function spentNote(spent: MoneyFigure): string {
  const { text } = figureText(spent, 'short');
  return spent.state === 'KNOWN' ? m.chart_spent_note({ amount: text }) : m.chart_spent_state({ state: text });
}

export function measureLabel(measure: Measure): string {
  return { planned: m.planned, committed: m.committed, spent: m.spent }[measure]();
}

function legendOf(): readonly LegendEntry[] {
  return MEASURES.map(([measure, style]) => ({
    label: measureLabel(measure),
    style,
    tone: style === 'outline' ? 'neutral' : 1,
    pattern: 'plain',
  }));
}

function summaryOf(input: SpendingInput): string {
  const sentences: string[] = ofYearsLast(input.byYear).map((cell) =>
    m.chart_spending_summary({
      year: keyOf(cell, 'YEAR').label,
      planned: figureText(cell.planned, 'short').text,
      committed: figureText(cell.committed, 'short').text,
      spent: figureText(cell.spent, 'short').text,
    }),
  );
  sentences.push(...leftOutOf(input.byYear.flatMap(({ planned, committed, spent }) => [planned, committed, spent])));
  if (input.capUse !== null) sentences.push(capSentence(input.capUse));
  return sentences.join(' ');
}

function capSentence(capUse: readonly CapRow[]): string {
  if (capUse.length === 0) return m.chart_no_cap_summary();
  const exceeded = new Set(capUse.filter((use) => use.isExceeded === true).map((use) => use.year));
  if (exceeded.size > 0) return m.chart_cap_exceeded_in({ years: [...exceeded].join(', ') });
  if (capUse.some((use) => use.knowledge === 'UNKNOWN')) return m.chart_cap_unknown_summary();
  // Without the money of firms, that what is seen keeps the cap says nothing of the whole.
  return capUse.every((use) => use.isExceeded === false) ? m.chart_cap_kept() : m.chart_cap_without_firms();
}

function capsOf({ capUse }: SpendingInput, year: number): readonly CapRow[] {
  return (capUse ?? []).filter((use) => use.year === year);
}

/** Year by year, the total and then each axis; the cap beside the total. */
export function spendingTable(input: SpendingInput): ChartTable {
  const rows = yearsOf(input).flatMap((year): readonly TableRow[] => {
    const caps = capsOf(input, year);
    const totals = ofYear(input.byYear, year).map((cell) => ({
      header: m.table_year_total({ year }),
      isTotal: true,
      cells: [...amountCells(cell), textCell(input.capUse !== null && caps.length === 0 ? m.no_cap() : '')],
    }));
    const capped = caps.map((use) => ({
      header: m.table_cap_row({ year, cap: use.cap.label }),
      isTotal: true,
      cells: [...amountCells(use), textCell(use.amountCents === null ? m.cap_unknown() : formatEuros(use.amountCents))],
    }));
    const axes = ofYear(input.byAxis, year).map((cell) => ({ cell, part: axisPart(input, keyOf(cell, 'AXIS').code ?? '', amountsOf(cell)) }));
    const parts = axes
      .sort((left, right) => left.part.index - right.part.index)
      .map(({ cell, part }) => ({ header: m.table_year_axis({ year, axis: part.title }), isTotal: false, cells: [...amountCells(cell), textCell('')] }));
    return [...totals, ...capped, ...parts];
  });
  return {
    caption: m.table_spending_caption({ convention: input.convention }),
    columns: [m.year_and_axis(), m.planned(), m.committed(), m.spent(), m.cap()],
    rows,
  };
}

function amountCells(amounts: Amounts) {
  return [figureCell(amounts.planned), figureCell(amounts.committed), figureCell(amounts.spent)];
}

function yearsOf(input: SpendingInput): readonly number[] {
  const years = [...(input.capUse ?? []).map(({ year }) => year), ...input.byYear.map((cell) => Number(keyOf(cell, 'YEAR').code))];
  return [...new Set(years)].sort((left, right) => left - right);
}

function ofYear(cells: readonly SpendingCell[], year: number): readonly SpendingCell[] {
  return cells.filter((cell) => keyOf(cell, 'YEAR').code === String(year));
}

function ofYearsLast(cells: readonly SpendingCell[]): readonly SpendingCell[] {
  return [...cells].sort((left, right) => Number(keyOf(left, 'YEAR').code) - Number(keyOf(right, 'YEAR').code)).slice(-1);
}

function amountsOf({ planned, committed, spent }: Amounts): Amounts {
  return { planned, committed, spent };
}

function hasMoney(amounts: Amounts): boolean {
  return [amounts.planned, amounts.committed, amounts.spent].some((figure) => (figure.cents ?? 0) > 0);
}
