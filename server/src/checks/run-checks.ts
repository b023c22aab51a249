import type { Queryable } from '../platform/database.js';
import { INVARIANTS, type Invariant } from './invariants.js';

/** What breaks an invariant: the first of the breaches, and how many there are. */
export interface Finding {
  readonly invariant: Invariant;
  readonly count: number;
  readonly examples: readonly { readonly about: string; readonly wrong: string }[];
}

const SHOWN = 10;

/** Runs every invariant over the live data, and tells those that do not hold. */
export const runChecks = async (client: Queryable): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const invariant of INVARIANTS) {
    const { rows } = await client.query<{ about: string; wrong: string }>(invariant.sql);
    if (rows.length > 0) findings.push({ invariant, count: rows.length, examples: rows.slice(0, SHOWN) });
  }
  return findings;
};
