/** A line that adds up the few before it is too often a coincidence. */
const FEWEST_LINES = 5;

/**
 * Which amounts are the sum of those before them, since the last such sum or since the beginning; where none is, which are the sum of
 * those after them, as in tables whose totals stand above their lines. A total at the other end of the table is one too, once its subtotals are known.
 * @param amounts in cents, in the order of the rows; null: no amount could be read
 * @returns places in the list, in their order
 */
export function sumLines(amounts: readonly (number | null)[]): readonly number[] {
  const below = sumsBefore(amounts);
  if (below.length > 0) return below;
  return sumsBefore(amounts.toReversed())
    .map((at) => amounts.length - 1 - at)
    .toReversed();
}

function sumsBefore(amounts: readonly (number | null)[]): readonly number[] {
  const sought = seekSums();
  const found = amounts.flatMap((amount, at) => (sought.isSum(amount) ? [at] : []));
  return sought.firstIsSum() ? [amounts.findIndex((amount) => amount !== null), ...found] : found;
}

/** What is told amounts one after the other. */
export interface SumSeeker {
  /** Whether the amount is the sum of those before it. */
  readonly isSum: (amount: number | null) => boolean;
  /** After the last: whether the first of all was the sum of all that are no sums, some sums having been found. */
  readonly firstIsSum: () => boolean;
}

export function seekSums(): SumSeeker {
  let first: number | null = null;
  let firstIsApart = false;
  let since = 0;
  let lines = 0;
  let whole = 0;
  let wholeLines = 0;
  let found = 0;
  /** The first amount may be the total of a table whose subtotals come below their lines. */
  const isSumWithoutFirst = (amount: number): boolean => found === 0 && first !== null && lines > FEWEST_LINES && amount === since - first;
  return {
    isSum: (amount) => {
      if (amount === null) return false;
      firstIsApart ||= amount > 0 && isSumWithoutFirst(amount);
      const isSum = amount > 0 && (isSumWithoutFirst(amount) || (lines >= FEWEST_LINES && amount === since) || (wholeLines >= FEWEST_LINES && amount === whole));
      since = isSum ? 0 : since + amount;
      lines = isSum ? 0 : lines + 1;
      if (isSum) {
        if (firstIsApart && found === 0) whole -= first ?? 0;
        found += 1;
        return true;
      }
      first ??= amount;
      whole += amount;
      wholeLines += 1;
      return false;
    },
    firstIsSum: () => firstIsApart && first === whole,
  };
}
