import type { CapRow, CountFigure, DimensionKey, MoneyFigure, OutcomeCell, ReachCell, SpendingCell } from '#lib/api/fragments.js';

/** A known amount, or with null one that nobody reported. */
export function money(cents: number | null, proof = `p${cents}`): MoneyFigure {
  return { state: cents === null ? 'NOT_REPORTED' : 'KNOWN', cents, proof, setAside: null, reported: cents === null ? 0 : 1, expected: 1 };
}

export function count(value: number | null, proof = `n${value}`): CountFigure {
  return { state: value === null ? 'NOT_REPORTED' : 'KNOWN', count: value, atLeast: null, proof, reported: value === null ? 0 : 1, expected: 1 };
}

type Amounts = readonly [planned: number | null, committed: number | null, spent: number | null];

export function spending(keys: Partial<Record<DimensionKey['dimension'], string | null>>, [planned, committed, spent]: Amounts): SpendingCell {
  return { keys: keysOf(keys), planned: money(planned), committed: money(committed), spent: money(spent), actions: 1 };
}

export function reach(audience: string, label: string, planned: number | null, reached: number | null): ReachCell {
  return { keys: [{ dimension: 'AUDIENCE', code: audience, label }], planned: count(planned), reached: count(reached), actions: 1 };
}

export function outcome(theme: string, given: Partial<Omit<OutcomeCell, 'keys'>>): OutcomeCell {
  const counts = { reached: 0, partly: 0, missed: 0, noTarget: 0, notEvaluated: 0, ...given };
  const indicators = counts.reached + counts.partly + counts.missed + counts.noTarget + counts.notEvaluated;
  return { keys: [{ dimension: 'THEME', code: theme, label: theme }], indicators, proof: 'o', ...counts };
}

export interface GivenCap {
  readonly year: number;
  /** Null: not known. */
  readonly amount: number | null;
  readonly axes: Readonly<Record<string, Amounts>>;
  readonly total: Amounts;
  readonly key?: string;
}

/** The use of a cap of the source « c/TA » in a year. */
export function capUse({ year, amount, axes, total: [planned, committed, spent], key = 'ta' }: GivenCap): CapRow {
  return {
    year,
    knowledge: amount === null ? 'UNKNOWN' : 'KNOWN',
    amountCents: amount,
    remainingCents: amount === null ? null : amount - (committed ?? 0),
    isExceeded: amount === null ? null : (committed ?? 0) > amount,
    planned: money(planned),
    committed: money(committed),
    spent: money(spent),
    committedShare: { state: 'KNOWN', basisPoints: 0 },
    cap: { key, label: `Plafond ${key}`, article: '12', period: 'CALENDAR_YEAR', fundingSources: [{ id: 'c/TA' }], conventions: [] },
    axes: Object.entries(axes).map(([code, [axisPlanned, axisCommitted, axisSpent]], index) => ({
      axis: { id: `c/${code}`, code, title: `Axe ${code}`, article: code, position: index + 1 },
      planned: money(axisPlanned),
      committed: money(axisCommitted),
      spent: money(axisSpent),
    })),
  };
}

function keysOf(keys: Partial<Record<DimensionKey['dimension'], string | null>>): DimensionKey[] {
  return Object.entries(keys).map(([dimension, code]) => ({
    dimension: dimension as DimensionKey['dimension'],
    code: code ?? null,
    label: code ?? 'non ventilé',
  }));
}
