/**
 * The stored line that a told one is: the only one that bears its name; where several do, the one at the same place among them, while all
 * that can be seen of them is unedited. Undefined where neither tells.
 * @param isNamed whether two lines bear the same name
 * @param looksLike whether a told line says nothing else than a stored one, what it withholds aside
 */
export function sameLine<Told, Stored>(
  told: Told,
  all: readonly Told[],
  stored: readonly Stored[],
  isNamed: (left: Told | Stored, right: Told | Stored) => boolean,
  looksLike: (told: Told, stored: Stored) => boolean,
): Stored | undefined {
  const named = all.filter((one) => isNamed(one, told));
  const known = stored.filter((one) => isNamed(one, told));
  if (named.length === 1 && known.length === 1) return known[0];
  const isUnedited = named.length === known.length && named.every((one, at) => known[at] !== undefined && looksLike(one, known[at]));
  return isUnedited ? known[named.indexOf(told)] : undefined;
}
