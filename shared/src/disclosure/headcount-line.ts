/** The three things that a line of headcounts tells, each hidden or shown on its own. */
export const MEASURES = ['total', 'gender', 'disability'] as const;
export type SecretMeasure = (typeof MEASURES)[number];

/** A line of headcounts: one audience of one fiche at one place. The finest thing that any filter can ask for. */
export interface HeadcountLine {
  /** The same from one import and one release to the next: action, stage, audience, académie, school. */
  readonly key: string;
  /** Participations; null: not reported. */
  readonly total: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly disability: number | null;
  /** Lines that no published sum adds together (planned and reached) never stand in one group. */
  readonly kind: string;
  /** Blocks that it lies in, from the nearest to the whole, as `neighbourhood` gives them; as long for every line. */
  readonly path: readonly string[];
  /** Those who may read it in full although they may not read all: parties, delegations. */
  readonly insiders: readonly string[];
}

/** Which parts a line tells. */
export const toldParts = ({ girls, boys, disability }: HeadcountLine): string =>
  `${girls === null ? '-' : 'g'}${boys === null ? '-' : 'b'}${disability === null ? '-' : 'd'}`;

/**
 * What the public would know if it knew a measure of the line: the measure's own numbers and what is left of the total beside
 * them. 12 participations of which 9 girls are 3 others, although nobody wrote the 3.
 */
export function partsOf({ total, girls, boys, disability }: HeadcountLine, measure: SecretMeasure): readonly number[] {
  if (measure === 'total') return total === null ? [] : [total];
  const told = (measure === 'gender' ? [girls, boys] : [disability]).filter((part) => part !== null);
  if (told.length === 0 || total === null) return told;
  return [...told, told.reduce((rest, part) => rest - part, total)];
}
