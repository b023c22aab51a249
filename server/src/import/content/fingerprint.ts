import { createHash } from 'node:crypto';
import type { ActionContent, SheetContent } from './action-content.js';

/** SHA-256 of all that is held of an action; where its lines come from does not count. */
export function fingerprint(content: ActionContent): string {
  const { reference, identity, territory, planned, realised, indicators, commitments, actors } = content;
  return sha256([
    reference,
    [identity.year, identity.axis, identity.title, identity.status],
    territory,
    planned === null ? null : canonicalSheet(planned),
    realised === null ? null : canonicalSheet(realised),
    canonicalLines(indicators),
    sorted(canonicalLines(commitments)),
    canonicalLines(actors),
  ]);
}

/** Whether two versions of a fiche say the same, budget and headcounts included. */
export function isSameSheet(left: SheetContent, right: SheetContent): boolean {
  return JSON.stringify(canonicalSheet(left)) === JSON.stringify(canonicalSheet(right));
}

/** Whether two lists of lines say the same in the same order; `order` false where order has no meaning. */
export function isSameList(left: readonly object[], right: readonly object[], order = true): boolean {
  const [first, second] = [canonicalLines(left), canonicalLines(right)];
  return JSON.stringify(order ? first : sorted(first)) === JSON.stringify(order ? second : sorted(second));
}

function canonicalSheet({ fields, expenses, headcounts, inKind }: SheetContent): unknown {
  return [canonical(fields), canonicalLines(expenses), sorted(canonicalLines(headcounts)), canonicalLines(inKind)];
}

function canonicalLines(lines: readonly object[]): readonly string[] {
  return lines.map((line) => JSON.stringify(canonical(line)));
}

/** Pairs in order of name, all the way down and without the origin, so that the same content gives the same text however it was built. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([name]) => name !== 'origin')
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, part]: [string, unknown]) => [name, canonical(part)]);
}

function sorted(lines: readonly string[]): readonly string[] {
  return [...lines].sort();
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
