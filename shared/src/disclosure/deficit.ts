import { partsOf, toldParts, type HeadcountLine, type SecretMeasure } from './headcount-line.js';
import { isSmall, type DisclosureRules } from './rules.js';

/** Against whom a group protects its lines. The public is always meant. */
export interface Guard {
  /** Those who know some lines in full: what is left when these are taken away must be protected as well. */
  readonly againstInsiders: boolean;
  /** Whoever kept the release before: lines that came since must protect each other. Null: nobody. */
  readonly seenBefore: { has(line: string): boolean } | null;
}

/**
 * How far a group of lines is from hiding each of them; 0: it does.
 *
 * Total: every line is at least 1, so in a group of n lines whose sum S is public, each could be anything up to S - n + 1. That must
 * reach the threshold: S ≥ threshold + n - 1. Where the lines tell different parts, what they tell of them is no longer free to be
 * anyone's: the rest alone must suffice. A line alone must reach the threshold by itself.
 * Parts (girls, boys, the rest; disability, the rest): each sum must be zero, or reach the threshold.
 */
export function deficit(lines: readonly HeadcountLine[], measure: SecretMeasure, rules: DisclosureRules, { againstInsiders, seenBefore }: Guard): number {
  let missing = deficitOf(lines, measure, rules);
  if (lines.length < 2) return missing;
  if (seenBefore) missing += deficitOf(lines.filter(({ key }) => !seenBefore.has(key)), measure, rules);
  if (againstInsiders) {
    for (const insider of new Set(lines.flatMap(({ insiders }) => insiders))) {
      missing += deficitOf(lines.filter(({ insiders }) => !insiders.includes(insider)), measure, rules);
    }
  }
  return missing;
}

function deficitOf(lines: readonly HeadcountLine[], measure: SecretMeasure, rules: DisclosureRules): number {
  if (lines.length === 0) return 0;
  const own = lines.length === 1 ? deficitOfTotal(lines, rules) : 0;
  return measure === 'total' ? deficitOfTotal(lines, rules) : own + deficitOfParts(lines, measure, rules);
}

function deficitOfTotal(lines: readonly HeadcountLine[], { leastHeadcount }: DisclosureRules): number {
  const [only] = lines;
  // Most lines stand alone: the same as below, without the lists.
  if (lines.length === 1 && only) return only.total === null ? 0 : Math.max(0, leastHeadcount - only.total);
  const told = lines.filter(({ total }) => total !== null);
  if (told.length === 0) return 0;
  const areAlike = told.length === 1 || new Set(told.map(toldParts)).size === 1;
  const free = told.reduce((sum, line) => sum + (line.total ?? 0) - (areAlike ? 0 : boundBy(line)), 0);
  return Math.max(0, leastHeadcount + told.length - 1 - free);
}

/** What the parts that a line tells make of its total at least. */
const boundBy = ({ girls, boys, disability }: HeadcountLine): number => Math.max((girls ?? 0) + (boys ?? 0), disability ?? 0);

function deficitOfParts(lines: readonly HeadcountLine[], measure: SecretMeasure, rules: DisclosureRules): number {
  const sums: number[] = [];
  for (const line of lines) {
    for (const [index, part] of partsOf(line, measure).entries()) sums[index] = (sums[index] ?? 0) + part;
  }
  return sums.reduce((missing, sum) => missing + (isSmall(sum, rules) ? rules.leastHeadcount - sum : 0), 0);
}
