import type { BarChart, LayerStyle, Row } from './model.js';

/**
 * Sizes in CSS pixels, on a 4-px rhythm, shared by the canvas and by the picture drawn without script: the page does not
 * move when one takes the place of the other.
 */
export const AXIS_HEIGHT = 28;
const BAND = { beside: 44, above: 56, thin: 24 } as const;
const CENTRE = { beside: 24, above: 36, thin: 8 } as const;

const THICKNESS: Readonly<Record<LayerStyle, number>> = { outline: 28, light: 22, solid: 14 };
const THIN: Readonly<Record<LayerStyle, number>> = { outline: 12, light: 9, solid: 5 };

/** Longer labels go above their bar: beside it they would leave it no room on a telephone. */
const LONGEST_LABEL_BESIDE = 6;

/** Where a row stands: its band from `top`, its bars around `centre`. */
export interface Place {
  readonly row: Row;
  readonly top: number;
  readonly height: number;
  readonly centre: number;
}

export interface Layout {
  readonly places: readonly Place[];
  /** Of the bars alone, without the axis. */
  readonly height: number;
  /** Whether the labels of the rows are written above their bars. */
  readonly labelsAbove: boolean;
}

export function layoutOf({ rows }: Pick<BarChart, 'rows'>): Layout {
  const labelsAbove = rows.some(({ label, isThin }) => !isThin && label.length > LONGEST_LABEL_BESIDE);
  const kind = labelsAbove ? 'above' : 'beside';
  let top = 0;
  const places = rows.map((row): Place => {
    const size = row.isThin ? 'thin' : kind;
    const place = { row, top, height: BAND[size], centre: top + CENTRE[size] };
    top += BAND[size];
    return place;
  });
  return { places, height: top, labelsAbove };
}

export function thicknessOf(row: Pick<Row, 'isThin'>, style: LayerStyle): number {
  return (row.isThin ? THIN : THICKNESS)[style];
}

/** Thickness of the widest layer of a row that has anything in it. */
export function outerThickness(row: Row): number {
  const widest = row.layers.find(({ segments }) => segments.length > 0)?.style ?? 'solid';
  return thicknessOf(row, widest);
}
