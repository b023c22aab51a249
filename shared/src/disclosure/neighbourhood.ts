/** Where a line of headcounts stands among all. */
export interface Standing {
  readonly action: string;
  readonly convention: string;
  readonly axis: string;
  readonly topAxis: string;
  readonly year: number;
  /** Null: not broken down (« non ventilé »), a place of its own. */
  readonly academy: string | null;
  readonly region: string | null;
  readonly audience: string;
}

/**
 * The blocks that a line lies in, each within the next. Secrecy looks for company in the nearest first, so that what is lost is what
 * is asked for least: the schools of one action, then the actions and axes of a convention's year at one place, the audiences there,
 * the places of a région, all places, the years and last the conventions. Figures by convention, by year and by académie are thus the
 * last to suffer; those by axis, whose money is told anyway, the first.
 */
export function neighbourhood({ action, convention, axis, topAxis, year, academy, region, audience }: Standing): readonly string[] {
  const place = academy ?? '-';
  return [
    [convention, action, place, audience],
    [convention, year, axis, place, audience],
    [convention, year, topAxis, place, audience],
    [convention, year, place, audience],
    [convention, year, place],
    [convention, year, region ?? '-'],
    [convention, year],
    [convention],
    [],
  ].map((parts) => parts.join('|'));
}
