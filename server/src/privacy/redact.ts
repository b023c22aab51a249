/** What stands where personal data were. */
export const ERASED = '[effacé]';

/** Shorter, it would be found in words that have nothing to do with the person. */
export const SHORTEST_ERASED = 4;

/** The same value with what is to be erased taken out of every text in it, whatever the case. */
export const redacted = (value: unknown, erased: readonly string[]): unknown => {
  const words = erased.filter((word) => word.length >= SHORTEST_ERASED).sort((left, right) => right.length - left.length);
  const clean = (text: string): string => words.reduce((rest, word) => rest.replaceAll(new RegExp(word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'), ERASED), text);
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return clean(part);
    if (Array.isArray(part)) return part.map(walk);
    if (part !== null && typeof part === 'object') return Object.fromEntries(Object.entries(part).map(([name, inner]) => [clean(name), walk(inner)]));
    return part;
  };
  return walk(value);
};
