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
  const found: number[] = [];
  let since = 0;
  let lines = 0;
  let whole = 0;
  let wholeLines = 0;
  amounts.forEach((amount, at) => {
    if (amount === null) return;
    const isSum = amount > 0 && ((lines >= FEWEST_LINES && amount === since) || (wholeLines >= FEWEST_LINES && amount === whole));
    if (isSum) {
      found.push(at);
      since = 0;
      lines = 0;
      return;
    }
    since += amount;
    lines += 1;
    whole += amount;
    wholeLines += 1;
  });
  return found;
}
