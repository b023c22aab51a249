/** Σ coefficient × unknown = constant, or ≤ constant. */
export interface Constraint {
  readonly terms: ReadonlyMap<number, bigint>;
  readonly isEquality: boolean;
  readonly constant: bigint;
}

const gcd = (left: bigint, right: bigint): bigint => {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
};

const reduced = (terms: ReadonlyMap<number, bigint>, constant: bigint): Constraint => {
  let divisor = constant < 0n ? -constant : constant;
  for (const coefficient of terms.values()) divisor = gcd(divisor, coefficient);
  if (divisor <= 1n) return { terms, constant, isEquality: true };
  return { terms: new Map([...terms].map(([name, coefficient]) => [name, coefficient / divisor])), constant: constant / divisor, isEquality: true };
};

/** `row` without its term in `pivot`, which `by` has. */
const eliminated = (row: Constraint, by: Constraint, pivot: number): Constraint => {
  const own = row.terms.get(pivot);
  if (own === undefined) return row;
  const factor = by.terms.get(pivot)!;
  const terms = new Map<number, bigint>();
  for (const name of new Set([...row.terms.keys(), ...by.terms.keys()])) {
    const value = (row.terms.get(name) ?? 0n) * factor - (by.terms.get(name) ?? 0n) * own;
    if (value !== 0n) terms.set(name, value);
  }
  return reduced(terms, row.constant * factor - by.constant * own);
};

/** The equalities brought to reduced row echelon form, exactly: integers of any size, no rounding. */
export function eliminate(equalities: readonly Constraint[]): readonly Constraint[] {
  let rows: Constraint[] = [];
  for (const equality of equalities) {
    let row = equality;
    for (const solved of rows) row = eliminated(row, solved, pivotOf(solved));
    if (row.terms.size === 0) continue;
    const pivot = pivotOf(row);
    rows = [...rows.map((solved) => eliminated(solved, row, pivot)), row];
  }
  return rows;
}

const pivotOf = ({ terms }: Constraint): number => Math.min(...terms.keys());
