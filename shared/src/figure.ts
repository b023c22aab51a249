import { add, ZERO, type Cents } from './money.js';

/** How many of the parts that a figure is made of have come in. */
export interface Coverage {
  readonly reported: number;
  readonly expected: number;
}

export interface Known<T> {
  readonly state: 'KNOWN';
  readonly value: T;
  readonly coverage: Coverage;
}

/**
 * Zero, not reported, hidden and not applicable are four different things, and each has its own words:
 * `KNOWN` (0 included), `NOT_REPORTED` « non communiqué », `HIDDEN` « secret statistique », `NOT_APPLICABLE` « sans objet ».
 */
export type Figure<T> =
  | Known<T>
  | { readonly state: 'NOT_REPORTED'; readonly coverage: Coverage }
  | { readonly state: 'HIDDEN' }
  | { readonly state: 'NOT_APPLICABLE' };

export type FigureState = Figure<unknown>['state'];

export const HIDDEN: Figure<never> = { state: 'HIDDEN' };
export const NOT_APPLICABLE: Figure<never> = { state: 'NOT_APPLICABLE' };
export const NOT_REPORTED: Figure<never> = { state: 'NOT_REPORTED', coverage: { reported: 0, expected: 1 } };

/** A figure that stands on one report, unless a coverage says otherwise. */
export function known<T>(value: T, coverage: Coverage = { reported: 1, expected: 1 }): Known<T> {
  if (!isCoverage(coverage)) throw new RangeError(`Couverture impossible\u00A0: ${coverage.reported}/${coverage.expected}.`);
  return { state: 'KNOWN', value, coverage };
}

/** What a nullable column holds: null is not reported, and never zero. */
export function reported<T>(value: T | null): Figure<T> {
  return value === null ? NOT_REPORTED : known(value);
}

/** Whether everything that was expected has come in; null where that question has no sense. */
export function isComplete(figure: Figure<unknown>): boolean | null {
  if (figure.state === 'KNOWN') return figure.coverage.reported === figure.coverage.expected;
  return figure.state === 'NOT_REPORTED' ? false : null;
}

export function map<T, U>(figure: Figure<T>, change: (value: T) => U): Figure<U> {
  return figure.state === 'KNOWN' ? { ...figure, value: change(figure.value) } : figure;
}

/**
 * Joins two figures of the same subject (planned and spent, cost and headcount). Hidden hides the result; else not
 * applicable leaves nothing to compute; else not reported is not reported: an unknown is never taken for a zero.
 * The coverage is that of the less covered one.
 */
export function combine<A, B, R>(left: Figure<A>, right: Figure<B>, join: (left: A, right: B) => R): Figure<R> {
  if (left.state === 'HIDDEN' || right.state === 'HIDDEN') return HIDDEN;
  if (left.state === 'NOT_APPLICABLE' || right.state === 'NOT_APPLICABLE') return NOT_APPLICABLE;
  if (left.state === 'NOT_REPORTED') return left;
  if (right.state === 'NOT_REPORTED') return right;
  return known(join(left.value, right.value), lessCovered(left.coverage, right.coverage));
}

/**
 * The total of parts, with how many of them it stands on.
 * - a hidden part hides the total: with the other parts beside it, the total would give it away;
 * - a part not applicable is no part at all;
 * - a part not reported is counted as missing and adds nothing; when no part is reported, neither is the total;
 * - no part at all is a known zero (nothing was expected), all parts not applicable is not applicable.
 */
export function total<T>(parts: Iterable<Figure<T>>, zero: T, plus: (left: T, right: T) => T): Figure<T> {
  let value = zero;
  let coverage: Coverage = { reported: 0, expected: 0 };
  let anyKnown = false;
  let anyReportable = false;
  let anyPart = false;
  for (const part of parts) {
    anyPart = true;
    if (part.state === 'HIDDEN') return HIDDEN;
    if (part.state === 'NOT_APPLICABLE') continue;
    anyReportable = true;
    coverage = addCoverage(coverage, part.coverage);
    if (part.state === 'NOT_REPORTED') continue;
    anyKnown = true;
    value = plus(value, part.value);
  }
  if (!anyPart) return known(zero, coverage);
  if (!anyReportable) return NOT_APPLICABLE;
  return anyKnown ? known(value, coverage) : { state: 'NOT_REPORTED', coverage };
}

export function totalCents(parts: Iterable<Figure<Cents>>): Figure<Cents> {
  return total(parts, ZERO, add);
}

/** For participations, which are whole and never called people. */
export function totalCount(parts: Iterable<Figure<number>>): Figure<number> {
  return total(parts, 0, (left, right) => {
    const sum = left + right;
    if (!Number.isSafeInteger(sum)) throw new RangeError(`Effectif impossible\u00A0: ${sum}.`);
    return sum;
  });
}

export function addCoverage(left: Coverage, right: Coverage): Coverage {
  return { reported: left.reported + right.reported, expected: left.expected + right.expected };
}

function lessCovered(left: Coverage, right: Coverage): Coverage {
  return left.reported * right.expected <= right.reported * left.expected ? left : right;
}

function isCoverage({ reported: have, expected }: Coverage): boolean {
  return Number.isSafeInteger(have) && Number.isSafeInteger(expected) && have >= 0 && have <= expected;
}
