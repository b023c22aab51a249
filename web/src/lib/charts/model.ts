/** How a bar is drawn. Planned is an outline, committed a light fill, spent solid: told apart without any colour. */
export type LayerStyle = 'outline' | 'light' | 'solid';

/** A hue of the palette (`--hue-1` … `--hue-7`), a meaning with a colour of its own, or no colour to speak of. */
export type Tone = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 'neutral' | 'reached' | 'partly' | 'missed' | 'unknown';

export type Pattern = 'plain' | 'stripes' | 'dots';

/** A part of a bar. */
export interface Segment {
  /** In the chart's unit; never negative. */
  readonly value: number;
  readonly tone: Tone;
  readonly pattern: Pattern;
  /** Written on the segment where there is room. */
  readonly label: string;
  /** The whole sentence, for the tooltip. */
  readonly description: string;
  /** The proof that the segment opens; null where the part has none of its own. */
  readonly proof: string | null;
}

/** Segments one after the other, from zero. */
export interface Layer {
  readonly style: LayerStyle;
  readonly segments: readonly Segment[];
}

/** What bounds a row. No cap at all is null: no line is drawn, and none is suggested. */
export type Limit =
  | { readonly kind: 'KNOWN'; readonly value: number; readonly label: string }
  /** An open end: the cap exists, and nobody published it. The row says so in its sublabel. */
  | { readonly kind: 'UNKNOWN' };

/** One bar, or bars nested on one another. */
export interface Row {
  readonly label: string;
  /** Under the label, smaller; null where there is nothing to add. */
  readonly sublabel: string | null;
  /** A thinner bar, for what does not count against the limit. */
  readonly isThin: boolean;
  readonly layers: readonly Layer[];
  readonly limit: Limit | null;
  /** Words at the end of the bar: « non communiqué ». */
  readonly note: string | null;
}

export type ChartUnit = 'EUROS' | 'PARTICIPATIONS' | 'INDICATORS' | 'PERCENT';

/** A chart of horizontal bars from zero, on one scale. */
export interface BarChart {
  readonly unit: ChartUnit;
  readonly rows: readonly Row[];
  /** The end of the scale, a round number at or beyond every bar and limit. */
  readonly max: number;
  readonly legend: readonly LegendEntry[];
  /** What the labels written on the segments stand for; empty where they need no key. */
  readonly key: readonly LegendEntry[];
  /** What the picture shows, in a sentence or two. */
  readonly summary: string;
}

export interface LegendEntry {
  readonly label: string;
  readonly style: LayerStyle;
  readonly tone: Tone;
  readonly pattern: Pattern;
}

const HUES = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * The hue of the nth thing of a list, from 0. There are seven; the next seven take them again with stripes, the next
 * with dots, so that no two of 21 look alike.
 */
export function hueOf(index: number): { tone: Tone; pattern: Pattern } {
  const round = Math.floor(index / HUES.length);
  return { tone: HUES[index % HUES.length] ?? 1, pattern: round === 0 ? 'plain' : round === 1 ? 'stripes' : 'dots' };
}

/** The longest layer of a row: what it takes of the scale. */
export function lengthOf(row: Row): number {
  return Math.max(0, ...row.layers.map(({ segments }) => segments.reduce((end, { value }) => end + value, 0)));
}

/** The least round number (1, 2, 2.5 or 5 times a power of ten) that holds every bar and limit, a tenth to spare. */
export function scaleMax(rows: readonly Row[]): number {
  const longest = Math.max(
    0,
    ...rows.map((row) => Math.max(lengthOf(row), row.limit?.kind === 'KNOWN' ? row.limit.value : 0)),
  );
  if (longest === 0) return 1;
  const wanted = longest * 1.02;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= wanted) ?? 10;
  return step * power;
}
