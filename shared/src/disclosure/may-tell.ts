import type { SecretMeasure } from './headcount-line.js';
import type { LineSecrecy } from './protect.js';

/**
 * Whether the sum of a measure over lines may be told: it holds each group whole or not at all. The one condition that every public
 * figure meets, whatever it is filtered by.
 * @param lines keys of all the lines of the sum, those that are shown too
 */
export function mayTellSum(lines: Iterable<string>, measure: SecretMeasure, secrecy: ReadonlyMap<string, LineSecrecy>): boolean {
  const found = new Map<string, { count: number; size: number }>();
  for (const key of lines) {
    const protection = secrecy.get(key)?.[measure];
    if (!protection) continue;
    const group = found.get(protection.group) ?? { count: 0, size: protection.size };
    group.count += 1;
    found.set(protection.group, group);
  }
  return [...found.values()].every(({ count, size }) => count === size);
}
