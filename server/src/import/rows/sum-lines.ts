/** A line that adds up the few before it is too often a coincidence. */
const FEWEST_LINES = 5;

/**
 * Which amounts are the sum of those before them, since the last such sum or since the beginning; where none is, which are the sum of
 * those after them, as in tables whose totals stand at the top.
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
  const isSum = seekSums();
  return amounts.flatMap((amount, at) => (isSum(amount) ? [at] : []));
}

/** Told amounts one after the other, says of each whether it is the sum of those before it. */
export function seekSums(): (amount: number | null) => boolean {
  let since = 0;
  let lines = 0;
  let whole = 0;
  let wholeLines = 0;
  return (amount) => {
    if (amount === null) return false;
    const isSum = amount > 0 && ((lines >= FEWEST_LINES && amount === since) || (wholeLines >= FEWEST_LINES && amount === whole));
    since = isSum ? 0 : since + amount;
    lines = isSum ? 0 : lines + 1;
    if (isSum) return true;
    whole += amount;
    wholeLines += 1;
    return false;
  };
}

/** Told amounts one after the other, says at the end whether the first is the sum of all the others. */
export function seekTotalAtTop(): { readonly add: (amount: number) => void; readonly isTotal: () => boolean } {
  let first: number | null = null;
  let others = 0;
  let lines = 0;
  return {
    add: (amount) => {
      if (first === null) first = amount;
      else {
        others += amount;
        lines += 1;
      }
    },
    isTotal: () => first !== null && first > 0 && lines >= FEWEST_LINES && first === others,
  };
}
