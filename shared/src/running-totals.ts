import { add, ZERO, type Cents } from './money.js';

/** What a total had reached before a step, and after it. */
export interface RunningTotal {
  readonly before: Cents;
  readonly after: Cents;
}

/**
 * How a total grew, step by step. A step of which nothing is known (null) adds nothing.
 * @throws MoneyError when a total is no longer exact.
 */
export function runningTotals(steps: readonly (Cents | null)[]): readonly RunningTotal[] {
  let reached = ZERO;
  return steps.map((step) => {
    const before = reached;
    reached = add(before, step ?? ZERO);
    return { before, after: reached };
  });
}
