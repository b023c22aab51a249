import type { AnyFigure } from '#lib/format/figure.js';

export interface Rank {
  /** From 1, the largest first; equal values have one rank. */
  readonly rank: number;
  /** How many are ranked: those whose value is known. */
  readonly of: number;
}

/** Below this share of the reports expected, in hundredths of a percent, a low number may be a missing report. */
export const RELIABLE_COVERAGE = 8000;

/** The rank of a value among others; null where it is not known, since an unknown is not the last. */
export function rankOf(value: number | null, all: readonly (number | null)[]): Rank | null {
  if (value === null) return null;
  const known = all.filter((each): each is number => each !== null);
  return { rank: known.filter((each) => each > value).length + 1, of: known.length };
}

/** Whether enough reports came in for a rank to be read. */
export function isReliable({ reported, expected }: { readonly reported: number; readonly expected: number }): boolean {
  return expected > 0 && reported * 10_000 >= expected * RELIABLE_COVERAGE;
}

/** The known number of a figure, whatever it counts. */
export function numberOf(figure: AnyFigure | null | undefined): number | null {
  if (figure === null || figure === undefined || figure.state !== 'KNOWN') return null;
  if ('cents' in figure) return figure.cents;
  if ('count' in figure) return figure.count;
  return 'basisPoints' in figure ? figure.basisPoints : null;
}
