import type { LedgerRules } from './ledger.js';
import type { ReadRelease } from './read-ledger.js';

/** A rule that is not the same in two releases: terms of a convention, a reading, the program, or the day on which they were read. */
export interface RuleChange {
  readonly kind: 'TERMS' | 'READING' | 'PROGRAM' | 'AS_OF' | 'CONVENTION_ADDED' | 'CONVENTION_REMOVED';
  /** Null for what bears on all of them. */
  readonly convention: string | null;
  /** Which term, or which reading: « governance.votes », « cap-year »; null for the others. */
  readonly path: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What of the rules differs, the terms by their paths. */
export const compareRules = (before: ReadRelease, after: ReadRelease): readonly RuleChange[] => {
  const changes: RuleChange[] = [];
  const { asOf, commit } = before.manifest;
  if (asOf !== after.manifest.asOf) changes.push({ kind: 'AS_OF', convention: null, path: null, before: asOf, after: after.manifest.asOf });
  if (commit !== after.manifest.commit) changes.push({ kind: 'PROGRAM', convention: null, path: null, before: commit, after: after.manifest.commit });
  const [were, are] = [before, after].map(({ rules }) => new Map(rules.map((one) => [one.convention, one])));
  for (const convention of [...new Set([...were!.keys(), ...are!.keys()])].sort()) {
    const [was, is] = [were!.get(convention), are!.get(convention)];
    if (was === undefined || is === undefined) changes.push({ kind: was === undefined ? 'CONVENTION_ADDED' : 'CONVENTION_REMOVED', convention, path: null, before: was?.sourceSha256 ?? null, after: is?.sourceSha256 ?? null });
    else changes.push(...termChanges(was, is), ...readingChanges(was, is));
  }
  return changes;
};

const termChanges = ({ convention, terms }: LedgerRules, after: LedgerRules): RuleChange[] =>
  differences(terms, after.terms, '').map(({ path, before, after: now }) => ({ kind: 'TERMS', convention, path, before: shown(before), after: shown(now) }));

const readingChanges = ({ convention, readings }: LedgerRules, after: LedgerRules): RuleChange[] => {
  const ids = [...new Set([...readings, ...after.readings].map(({ id }) => id))].sort();
  return ids.flatMap((id): RuleChange[] => {
    const [was, is] = [readings, after.readings].map((all) => all.find((one) => one.id === id)?.reading ?? null);
    return was === is ? [] : [{ kind: 'READING', convention, path: id, before: was ?? null, after: is ?? null }];
  });
};

interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The smallest parts of two trees that differ; readings are told apart from terms. */
const differences = (before: unknown, after: unknown, path: string): readonly Difference[] => {
  if (!isTree(before) || !isTree(after)) return Object.is(before, after) ? [] : [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => path !== '' || name !== 'readings');
  return names.sort().flatMap((name) => differences(before[name], after[name], path === '' ? name : `${path}.${name}`));
};

const LONGEST_SHOWN = 200;

const shown = (value: unknown): string | null => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value).slice(0, LONGEST_SHOWN));
