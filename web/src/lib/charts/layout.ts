import type { BarChart, LayerStyle, Row } from './model.js';

/**
 * Sizes in CSS pixels, on a 4-px rhythm, shared by the canvas and by the picture drawn without script: the page does not
 * move when one takes the place of the other.
 */
export const AXIS_HEIGHT = 28;
/** Above the first row: room for the words of a cap line. */
export const TOP = 12;
/** Label above the bar, its baseline from the top of the band; and the words under it. */
export const LABEL_BASELINE = 16;
export const SUBLABEL_BASELINE = 32;
const BAND = { beside: 44, above: 60, twoLines: 76, thin: 24 } as const;
/** From the bottom of the band to the middle of its bar. */
const MIDDLE = { beside: 22, above: 22, twoLines: 22, thin: 16 } as const;

const THICKNESS: Readonly<Record<LayerStyle, number>> = { outline: 28, light: 22, solid: 14 };
const THIN: Readonly<Record<LayerStyle, number>> = { outline: 12, light: 9, solid: 5 };
/** A bar that nothing is nested in or around. */
const ALONE = 22;

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
  const labelsAbove = rows.some(({ label, sublabel, isThin }) => !isThin && (sublabel !== null || label.length > LONGEST_LABEL_BESIDE));
  let top = TOP;
  const places = rows.map((row): Place => {
    const size = row.isThin ? 'thin' : row.sublabel !== null ? 'twoLines' : labelsAbove ? 'above' : 'beside';
    const place = { row, top, height: BAND[size], centre: top + BAND[size] - MIDDLE[size] };
    top += BAND[size];
    return place;
  });
  return { places, height: top, labelsAbove };
}

export function thicknessOf(row: Pick<Row, 'isThin' | 'layers'>, style: LayerStyle): number {
  if (row.isThin) return THIN[style];
  return row.layers.length === 1 ? ALONE : THICKNESS[style];
}

/** Thickness of the widest layer of a row that has anything in it. */
export function outerThickness(row: Row): number {
  const widest = row.layers.find(({ segments }) => segments.length > 0)?.style ?? 'solid';
  return thicknessOf(row, widest);
}
