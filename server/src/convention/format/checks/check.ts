import type { Path, Report } from '../convention-problem.js';
import type { Draft } from '../convention-schema.js';

/** What a check may look at: the readable sections of one file. A check whose section is missing says nothing. */
export interface Checked {
  readonly kind: 'CONVENTION' | 'TEMPLATE';
  readonly draft: Draft;
}

/** One rule of the format that no shape can express. */
export type Check = (checked: Checked, report: Report) => void;

/** Reports every entry after the first with the same key. */
export function reportTwice<Entry>(
  report: Report,
  entries: readonly Entry[] | undefined,
  keyOf: (entry: Entry) => string | null,
  pathOf: (index: number) => Path,
  what: string,
): void {
  const seen = new Set<string>();
  for (const [index, entry] of (entries ?? []).entries()) {
    const key = keyOf(entry);
    if (key === null) continue;
    if (seen.has(key)) report('DUPLICATE', pathOf(index), `${what} «\u00a0${key}\u00a0» figure deux fois\u00a0: gardez-en un seul.`);
    seen.add(key);
  }
}

/** Calls `visit` on every field of `value`, with its path from the root. */
export function walkFields(value: unknown, at: Path, visit: (name: string, value: unknown, path: Path) => void): void {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) walkFields(entry, [...at, index], visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value)) {
      visit(name, entry, [...at, name]);
      walkFields(entry, [...at, name], visit);
    }
  }
}
