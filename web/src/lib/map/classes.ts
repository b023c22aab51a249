/** How many shades a map has: more are not told apart. */
export const CLASS_COUNT = 5;

/** A shade of the map, lightest first, and the values that it stands for. */
export interface MapClass {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts values into classes of as equal a number as equal values allow: a value never stands in two classes. Values not
 * known are in none; they are drawn apart, never as the lightest shade.
 */
export function classesOf(values: readonly (number | null)[]): readonly MapClass[] {
  const known = values.filter((value) => value !== null).sort((left, right) => left - right);
  const distinct = [...new Set(known)];
  if (distinct.length <= CLASS_COUNT) return distinct.map((value) => ({ from: value, to: value }));
  const bounds = Array.from({ length: CLASS_COUNT }, (_, index) => known[Math.floor(((index + 1) * known.length) / CLASS_COUNT) - 1] ?? 0);
  const upper = [...new Set(bounds)];
  return upper.map((to, index) => ({ from: index === 0 ? (known[0] ?? 0) : nextAbove(known, upper[index - 1] ?? 0), to }));
}

/** The class of a value, from 0; null when the value is not known. */
export function classIndex(classes: readonly MapClass[], value: number | null): number | null {
  if (value === null) return null;
  const index = classes.findIndex(({ to }) => value <= to);
  return index === -1 ? null : index;
}

function nextAbove(sorted: readonly number[], bound: number): number {
  return sorted.find((value) => value > bound) ?? bound;
}
