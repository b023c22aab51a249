import type { AnyFigure } from '#lib/format/figure.js';

/** A cell: a figure that opens its proof, or words. */
export type Cell =
  | { readonly kind: 'figure'; readonly figure: AnyFigure }
  | { readonly kind: 'text'; readonly text: string };

/** The same numbers as a picture shows, whole, in rows. */
export interface ChartTable {
  readonly caption: string;
  /** The first heads the column of row headers. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly header: string;
  /** A row that stands for those under it. */
  readonly isTotal: boolean;
  readonly cells: readonly Cell[];
}

export function figureCell(figure: AnyFigure): Cell {
  return { kind: 'figure', figure };
}

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}
