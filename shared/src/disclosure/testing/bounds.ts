import type { Constraint } from './linear.js';

/** What an unknown whole number can be. */
export interface Bounds {
  readonly least: number[];
  readonly most: number[];
}

/** A constraint with its numbers as machine integers, which are exact below 2^53; those that outgrow it are left to the elimination. */
export interface Narrowing {
  readonly names: readonly number[];
  readonly factors: readonly number[];
  readonly constant: number;
  readonly isEquality: boolean;
}

export const UNBOUNDED = 1_000_000;
const LARGEST_FACTOR = 1_000_000n;

export const narrowing = ({ terms, constant, isEquality }: Constraint): Narrowing | null => {
  if ([...terms.values(), constant].some((value) => value > LARGEST_FACTOR || value < -LARGEST_FACTOR)) return null;
  return { names: [...terms.keys()], factors: [...terms.values()].map(Number), constant: Number(constant), isEquality };
};

/** Narrows the bounds until no constraint narrows them further; false where they contradict each other. */
export function propagate({ least, most }: Bounds, constraints: readonly Narrowing[]): boolean {
  for (let round = 0; round < 60; round += 1) {
    let isNarrower = false;
    for (const { names, factors, constant, isEquality } of constraints) {
      for (const sign of isEquality ? [1, -1] : [1]) {
        let room = sign * constant;
        for (const [index, name] of names.entries()) {
          const factor = sign * factors[index]!;
          room -= factor * (factor > 0 ? least[name]! : most[name]!);
        }
        if (room < 0) return false;
        for (const [index, name] of names.entries()) {
          const factor = sign * factors[index]!;
          if (factor > 0) {
            const limit = least[name]! + Math.floor(room / factor);
            if (limit < most[name]!) [most[name], isNarrower] = [limit, true];
          } else {
            const limit = most[name]! - Math.floor(room / -factor);
            if (limit > least[name]!) [least[name], isNarrower] = [limit, true];
          }
          if (least[name]! > most[name]!) return false;
        }
      }
    }
    if (!isNarrower) return true;
  }
  return true;
}

/** Whether whole numbers within the bounds meet all constraints; null: not found out within the budget of trials. */
export function isPossible(bounds: Bounds, constraints: readonly Narrowing[], budget = { trials: 500 }): boolean | null {
  const own: Bounds = { least: [...bounds.least], most: [...bounds.most] };
  if (!propagate(own, constraints)) return false;
  let open = -1;
  let width = 0;
  for (const [name, least] of own.least.entries()) {
    const room = own.most[name]! - least;
    if (room > 0 && (open < 0 || room < width)) [open, width] = [name, room];
  }
  if (open < 0) return true;
  let isKnown = true;
  for (const half of [0, 1]) {
    if ((budget.trials -= 1) < 0) return null;
    const middle = own.least[open]! + Math.floor(width / 2);
    const next: Bounds = { least: [...own.least], most: [...own.most] };
    if (half === 0) next.most[open] = middle;
    else next.least[open] = middle + 1;
    const found = isPossible(next, constraints, budget);
    if (found === true) return true;
    isKnown &&= found === false;
  }
  return isKnown ? false : null;
}
