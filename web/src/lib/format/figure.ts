import { m } from '#lib/paraglide/messages.js';
import { formatBasisPoints, formatCount, formatDecimal } from './number.js';
import { formatEuros, formatEurosShort } from './money.js';

export type FigureState = 'KNOWN' | 'NOT_REPORTED' | 'HIDDEN' | 'NOT_APPLICABLE';

interface FigureBase {
  readonly state: FigureState;
  /** Opens `proof(id)`. */
  readonly proof: string;
}

/** A figure of the API, whatever it counts. The value is null in every state but KNOWN. */
export type AnyFigure =
  /** Set aside: what was left out of it, money of firms. */
  | (FigureBase & { readonly cents: number | null; readonly setAside?: string | null })
  /** At least: what is told of a number that is hidden. */
  | (FigureBase & { readonly count: number | null; readonly atLeast?: number | null })
  | (FigureBase & { readonly basisPoints: number | null })
  | (FigureBase & { readonly value: string | null });

/** How much of an amount is written out: whole in tables, short in charts and tiles. */
export type FigureStyle = 'whole' | 'short';

/** What a reader sees of a figure. Zero is known; what is not known has a mark and words, and is never a zero. */
export interface FigureText {
  readonly text: string;
  /** One sign before the words, so that the four states differ without colour; null when the value is known. */
  readonly mark: string | null;
}

export function figureText(figure: AnyFigure, style: FigureStyle = 'whole'): FigureText {
  const value = figure.state === 'KNOWN' ? valueText(figure, style) : null;
  if (value !== null) return { text: value, mark: null };
  switch (figure.state) {
    case 'HIDDEN':
      return { text: hiddenText(figure), mark: '▨' };
    case 'NOT_APPLICABLE':
      return { text: m.state_not_applicable(), mark: '—' };
    case 'NOT_REPORTED':
    case 'KNOWN':
      return { text: m.state_not_reported(), mark: '○' };
  }
}

/** What a reader sees of a sum that has no proof of its own: of firms' money, whose lines are not told. */
export const sumText = (sum: { readonly state: FigureState; readonly cents: number | null }): FigureText => figureText({ ...sum, proof: '' });

function hiddenText(figure: AnyFigure): string {
  const told = 'count' in figure ? (figure.atLeast ?? null) : null;
  return told === null ? m.state_hidden() : m.state_hidden_at_least({ count: formatCount(told) });
}

function valueText(figure: AnyFigure, style: FigureStyle): string | null {
  if ('cents' in figure) return figure.cents === null ? null : style === 'short' ? formatEurosShort(figure.cents) : formatEuros(figure.cents);
  if ('count' in figure) return figure.count === null ? null : formatCount(figure.count);
  if ('basisPoints' in figure) return figure.basisPoints === null ? null : formatBasisPoints(figure.basisPoints);
  return figure.value === null ? null : formatDecimal(figure.value);
}

/** What was left out of an amount that is told; null where nothing was. */
export const leftOutText = (figure: AnyFigure): string | null => ('cents' in figure && figure.state === 'KNOWN' && (figure.setAside ?? null) !== null ? m.figure_without_firms() : null);

/** A sentence for a summary of several amounts; none where nothing was left out of any. */
export const leftOutOf = (amounts: readonly { readonly setAside?: string | null }[]): readonly string[] =>
  amounts.some(({ setAside }) => (setAside ?? null) !== null) ? [m.figures_without_firms()] : [];
