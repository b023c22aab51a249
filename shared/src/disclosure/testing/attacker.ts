import type { HeadcountLine, SecretMeasure } from '../headcount-line.js';
import { isPossible, narrowing, propagate, UNBOUNDED, type Bounds, type Narrowing } from './bounds.js';
import { eliminate, type Constraint } from './linear.js';

export const PARTS = ['total', 'girls', 'boys', 'disability'] as const;
export type Part = (typeof PARTS)[number];

export const MEASURE_OF: Readonly<Record<Part, SecretMeasure>> = { total: 'total', girls: 'gender', boys: 'gender', disability: 'disability' };

/** An answer that the public was given: what a part adds up to over some lines. */
export interface PublicSum {
  readonly part: Part;
  readonly lines: readonly string[];
  readonly sum: number;
}

/** A hidden number that was found out, or narrowed down to less than the threshold. */
export interface Recovered {
  readonly line: string;
  readonly part: Part;
  readonly least: number;
  readonly most: number;
}

/**
 * Tries to find out what is hidden from all that is public: the sums, which lines exist and what they tell, that nothing is below zero,
 * that a line shown without a number is not zero, that girls and boys, and people with a disability, are within the total.
 * Exact elimination first, then bounds, then trial of whole numbers.
 */
export function recover(lines: readonly HeadcountLine[], sums: readonly PublicSum[], isHidden: (line: string, part: Part) => boolean, leastHeadcount: number): readonly Recovered[] {
  const names = new Map<string, number>();
  const bounds: Bounds = { least: [], most: [] };
  const unknown = (line: string, part: Part): number => names.get(`${line} ${part}`)!;
  for (const line of lines) {
    for (const part of PARTS) {
      if (line[part] === null) continue;
      names.set(`${line.key} ${part}`, bounds.least.length);
      bounds.least.push(part === 'total' && isHidden(line.key, part) ? 1 : 0);
      bounds.most.push(UNBOUNDED);
    }
  }
  const constraints: Constraint[] = [];
  for (const line of lines) {
    if (line.total === null) continue;
    for (const within of [['girls', 'boys'], ['disability']] as const) {
      const told = within.filter((part) => line[part] !== null);
      if (told.length === 0) continue;
      const terms = new Map<number, bigint>(told.map((part) => [unknown(line.key, part), 1n]));
      constraints.push({ terms: terms.set(unknown(line.key, 'total'), -1n), isEquality: false, constant: 0n });
    }
  }
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const different = new Map(sums.map((told) => [`${told.part} ${told.lines.join(' ')}`, told]));
  const equalities = [...different.values()].map(({ part, lines: keys, sum }): Constraint => {
    const told = keys.filter((key) => byKey.get(key)?.[part] !== null);
    return { terms: new Map(told.map((key) => [unknown(key, part), 1n])), isEquality: true, constant: BigInt(sum) };
  });
  const known = [...equalities, ...eliminate(equalities), ...constraints].map(narrowing).filter((one) => one !== null);
  if (!propagate(bounds, known)) throw new Error('the public answers contradict each other');
  const recovered: Recovered[] = [];
  for (const line of lines) {
    for (const part of PARTS) {
      if (line[part] === null || !isHidden(line.key, part)) continue;
      const name = unknown(line.key, part);
      const told = { line: line.key, part, least: bounds.least[name]!, most: bounds.most[name]! };
      // A zero that is told for all is no secret.
      if (told.most === 0) continue;
      if (told.least === told.most || !canBe(bounds, known, name, leastHeadcount, UNBOUNDED) || isTheOnlyOne(bounds, known, name, line[part])) recovered.push(told);
    }
  }
  return recovered;
}

const canBe = ({ least, most }: Bounds, constraints: readonly Narrowing[], name: number, from: number, to: number): boolean => {
  const tried: Bounds = { least: [...least], most: [...most] };
  if (from > tried.least[name]!) tried.least[name] = from;
  if (to < tried.most[name]!) tried.most[name] = to;
  if (tried.least[name]! > tried.most[name]!) return false;
  return isPossible(tried, constraints) !== false;
};

const isTheOnlyOne = (bounds: Bounds, constraints: readonly Narrowing[], name: number, value: number): boolean =>
  !canBe(bounds, constraints, name, 0, value - 1) && !canBe(bounds, constraints, name, value + 1, UNBOUNDED);
