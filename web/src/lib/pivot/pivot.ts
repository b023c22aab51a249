import type { DimensionKey } from '#lib/api/fragments.js';
import { figureText, type AnyFigure } from '#lib/format/figure.js';
import { formatEuros } from '#lib/format/money.js';
import { formatCount } from '#lib/format/number.js';
import { hueOf, scaleMax, type BarChart, type ChartUnit, type Row } from '#lib/charts/model.js';
import { m } from '#lib/paraglide/messages.js';
import type { MeasuredCell, PivotAnswer } from './measures.js';

/** A table of rows and columns; a cell without any action is null, which is neither zero nor hidden. */
export interface Pivot {
  readonly columns: readonly PivotHead[];
  readonly rows: readonly PivotRow[];
  /** As the API has it: a mean or an action in several cells does not add up. */
  readonly whole: AnyFigure | null;
}

export interface PivotHead {
  readonly code: string | null;
  readonly label: string;
  readonly total: AnyFigure;
}

export interface PivotRow extends PivotHead {
  readonly cells: readonly (AnyFigure | null)[];
}

export function pivotOf({ cells, rows, columns, whole }: PivotAnswer): Pivot {
  const byKeys = new Map(cells.map(({ keys, figure }) => [nameOf(keys), figure]));
  const heads = columns.map(headOf);
  return {
    columns: heads,
    rows: rows.map((row) => ({
      ...headOf(row),
      cells: columns.map((column) => byKeys.get(nameOf([...row.keys, ...column.keys])) ?? null),
    })),
    whole: whole?.figure ?? null,
  };
}

/** How many cells have something to show: as many as the file of the same table has rows. */
export function cellCount({ rows }: Pivot): number {
  return rows.flatMap((row) => row.cells).filter((cell) => cell !== null).length;
}

/** A bar a row, a segment a column, in the order of the table. What is not known has no length, and is told beside. */
export function pivotChart(pivot: Pivot, unit: ChartUnit, title: string): BarChart {
  const rows = pivot.rows.map((row) => rowOf(row, pivot.columns, unit));
  return {
    unit,
    rows,
    max: scaleMax(rows),
    legend: pivot.columns.map(({ label }, index) => ({ label, style: 'solid' as const, ...hueOf(index) })),
    key: [],
    summary: summaryOf(pivot, title),
  };
}

/** More hues than this cannot be told apart, nor named in a legend that anyone reads. */
export const MOST_SEGMENTS = 21;

function rowOf({ label, cells, total }: PivotRow, columns: readonly PivotHead[], unit: ChartUnit): Row {
  const segments = cells.flatMap((cell, index) => {
    const value = cell === null ? null : valueOf(cell);
    if (cell === null || value === null || value <= 0) return [];
    const description = m.pivot_segment({ column: columns[index]?.label ?? '', amount: unit === 'EUROS' ? formatEuros(value) : formatCount(value) });
    return [{ value, ...hueOf(index), label: '', description, proof: cell.proof }];
  });
  const hidden = cells.filter((cell) => cell?.state === 'HIDDEN').length;
  const note = figureText(total, 'short').text;
  return {
    label,
    sublabel: null,
    isThin: false,
    layers: [{ style: 'solid', segments }],
    limit: null,
    note: hidden === 0 || total.state === 'HIDDEN' ? note : m.pivot_hidden_note({ note, count: hidden }),
  };
}

/** The number of a known figure, in cents, participations or indicators; null in any other state. */
export function valueOf(figure: AnyFigure): number | null {
  if (figure.state !== 'KNOWN') return null;
  if ('cents' in figure) return figure.cents;
  return 'count' in figure ? figure.count : null;
}

function summaryOf({ rows, columns }: Pivot, title: string): string {
  const largest = rows.reduce<PivotRow | null>((most, row) => (valueOf(row.total) ?? 0) > (most === null ? 0 : (valueOf(most.total) ?? 0)) ? row : most, null);
  if (largest === null) return m.chart_empty();
  return m.pivot_summary({ measure: title, rows: rows.length, columns: columns.length, label: largest.label, amount: figureText(largest.total, 'short').text });
}

function headOf({ keys, figure }: MeasuredCell): PivotHead {
  const [key] = keys;
  return { code: key?.code ?? null, label: key?.label ?? '', total: figure };
}

function nameOf(keys: readonly DimensionKey[]): string {
  return JSON.stringify(keys.map(({ code }) => code));
}
