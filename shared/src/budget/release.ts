import type { LocalDate } from '../local-date.js';
import { minimum, subtract, ZERO, type Cents } from '../money.js';

/** What is still committed of one source at one place since one day. */
export interface CommittedPart {
  readonly academyCode: string | null;
  /** Null: the day was not told. */
  readonly committedOn: LocalDate | null;
  /** Net of what was released of it before. */
  readonly net: Cents;
}

export interface ReleasedPart {
  readonly academyCode: string | null;
  readonly committedOn: LocalDate | null;
  readonly amount: Cents;
}

/**
 * Of which commitments a release frees the money: the latest first, those of no day last, so that a year of a cap that is
 * over is given back last. Null: not so much is committed.
 */
export function allocateRelease(parts: readonly CommittedPart[], amount: Cents): readonly ReleasedPart[] | null {
  const latestFirst = [...parts].sort(
    (left, right) => order(right.committedOn, left.committedOn) || order(left.academyCode, right.academyCode),
  );
  const released: ReleasedPart[] = [];
  let left = amount;
  for (const { academyCode, committedOn, net } of latestFirst) {
    const taken = minimum(left, net);
    if (taken <= 0) continue;
    released.push({ academyCode, committedOn, amount: taken });
    left = subtract(left, taken);
  }
  return left === ZERO ? released : null;
}

function order(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
