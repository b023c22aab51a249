import type { Catalogue } from '../convention/catalogue.js';
import { scopedId } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import { CapKnowledge, FigureState, type MoneyFigure } from './figures.graphql.js';
import { moneyFigure } from './figure-of.js';
import { proofId } from './proof-id.js';
import { READS_INSIDE } from './rollup.js';
import type { Scope } from './scope.js';

/** What the sources under a cap planned, committed and spent in one year, whole and per axis. */
export interface CapYear {
  readonly capKey: string;
  readonly year: number;
  readonly knowledge: CapKnowledge;
  /** Integer cents; null where the cap exists and its amount is not known. */
  readonly amountCents: number | null;
  readonly planned: MoneyFigure;
  readonly committed: MoneyFigure;
  readonly spent: MoneyFigure;
  /** Committed over the cap, in hundredths of a percent, rounded down; null where the amount is unknown or zero. */
  readonly committedShareBasisPoints: number | null;
  /** What may still be committed; below zero when passed; null where unknown. */
  readonly remainingCents: number | null;
  readonly isExceeded: boolean | null;
  /** Per axis at the top, in article order. Read for all the years of an answer at once, when the first is asked for: most ask for the years alone. */
  axes(): Promise<readonly CapAxis[]>;
}

export interface CapAxis {
  readonly axisId: string;
  readonly planned: MoneyFigure;
  readonly committed: MoneyFigure;
  readonly spent: MoneyFigure;
}

interface CapRow {
  readonly cap_key: string;
  readonly year: number;
  readonly axis_id: string | null;
  readonly amount_cents: number | null;
  readonly actions: number;
  readonly planned: number;
  readonly planned_reported: number;
  readonly planned_expected: number;
  readonly committed: number;
  readonly committed_reported: number;
  readonly spent: number;
  readonly spent_reported: number;
  readonly spent_expected: number;
}

const MEASURES = ['actions', 'planned', 'planned_reported', 'planned_expected', 'committed', 'committed_reported', 'spent', 'spent_reported', 'spent_expected'];

/**
 * Only the sources in the cap's scope count. A year of the convention runs from one anniversary of the signature to the next;
 * a line without a day then counts in the year of its programme.
 */
const sumsSql = (axisId: string, keys: string): string => `
  WITH cells AS (
    SELECT slot, year, convention_key, top_code, ${MEASURES.join(', ')} FROM spending_public
     WHERE grain = 'CAP' AND level = 'CELL' AND actions > 0 AND convention_key = ANY($3) AND slot = ANY($1) AND ($2::int[] IS NULL OR year = ANY($2))
    UNION ALL
    SELECT slot, year, convention_key, top_code, ${MEASURES.join(', ')} FROM spending_inside
     WHERE ${READS_INSIDE} AND grain = 'CAP' AND actions > 0 AND convention_key = ANY($3) AND slot = ANY($1) AND ($2::int[] IS NULL OR year = ANY($2))
  )
  SELECT slot AS cap_key, year, ${axisId} AS axis_id, ${MEASURES.map((name) => `sum(${name})::bigint AS ${name}`).join(', ')} FROM cells GROUP BY ${keys}`;

const YEARS_SQL = `
  SELECT s.*, (SELECT a.amount_cents FROM cap_amount a WHERE a.cap_key = s.cap_key AND (a.year = s.year OR a.year IS NULL)
                ORDER BY a.year NULLS LAST LIMIT 1) AS amount_cents
    FROM (${sumsSql('NULL', 'slot, year')}) s
   ORDER BY s.cap_key, s.year`;

const AXES_SQL = sumsSql("convention_key || '/' || top_code", 'slot, year, convention_key, top_code');

const amounts = (row: CapRow, scope: Scope): Pick<CapAxis, 'planned' | 'committed' | 'spent'> => ({
  planned: moneyFigure(row.planned, { reported: row.planned_reported, expected: row.planned_expected }, row.actions, proofId('PLANNED', scope)),
  committed: moneyFigure(row.committed, { reported: row.committed_reported, expected: row.actions }, row.actions, proofId('COMMITTED', scope)),
  spent: moneyFigure(row.spent, { reported: row.spent_reported, expected: row.spent_expected }, row.actions, proofId('SPENT', scope)),
});

const capYear = (row: CapRow, axes: CapYear['axes'], scope: Scope): CapYear => {
  const figures = amounts(row, scope);
  const cap = row.amount_cents;
  const committed = figures.committed.state === FigureState.KNOWN ? row.committed : null;
  return {
    capKey: row.cap_key,
    year: row.year,
    knowledge: cap === null ? CapKnowledge.UNKNOWN : CapKnowledge.KNOWN,
    amountCents: cap,
    ...figures,
    committedShareBasisPoints: cap && committed !== null ? Number((BigInt(committed) * 10_000n) / BigInt(cap)) : null,
    remainingCents: cap === null || committed === null ? null : cap - committed,
    isExceeded: cap === null ? null : row.committed > cap || row.spent > cap,
    axes,
  };
};

/** The scopes of the caps' years and axes, and with them the names of their figures, made once a catalogue. */
const scopesOf = new WeakMap<Catalogue, Map<string, Scope>>();

const scopeOfCap = ({ cap_key: cap, year, axis_id: axis }: CapRow, catalogue: Catalogue): Scope => {
  const known = scopesOf.get(catalogue) ?? new Map<string, Scope>();
  scopesOf.set(catalogue, known);
  const name = `${cap} ${year} ${axis ?? ''}`;
  const found = known.get(name);
  if (found) return found;
  const fundingSources = (catalogue.capScopesOf.get(cap) ?? []).map((scope) => scopedId(scope.conventionKey, scope.fundingSourceCode));
  const scope: Scope = { years: [year], fundingSources, ...(axis !== null && { axes: [axis] }) };
  known.set(name, scope);
  return scope;
};

const nameOfYear = ({ cap_key: cap, year }: CapRow): string => `${cap} ${year}`;

const groupedByYear = (rows: readonly CapRow[]): ReadonlyMap<string, readonly CapRow[]> => {
  const years = new Map<string, CapRow[]>();
  for (const row of rows) {
    const own = years.get(nameOfYear(row));
    if (own) own.push(row);
    else years.set(nameOfYear(row), [row]);
  }
  return years;
};

/** The caps of the conventions asked for (all, if none is named), year by year. No row: no cap, or nothing charged to it. */
export const capUse = async (
  pool: Queryable,
  catalogue: Catalogue,
  { conventions, years }: { conventions?: readonly string[] | undefined; years?: readonly number[] | undefined },
): Promise<CapYear[]> => {
  const keys = [...catalogue.capScopesOf.entries()]
    .filter(([, scopes]) => !conventions || scopes.some((scope) => conventions.includes(scope.conventionKey)))
    .map(([key]) => key);
  const covered = keys.flatMap((key) => (catalogue.capScopesOf.get(key) ?? []).map((scope) => scope.conventionKey));
  const values = [keys, years ?? null, [...new Set(covered)]];
  let axisRows: Promise<ReadonlyMap<string, readonly CapRow[]>> | undefined;
  const axesOf = async (year: CapRow): Promise<readonly CapAxis[]> => {
    const own = (await (axisRows ??= pool.query<CapRow>(AXES_SQL, values).then(({ rows }) => groupedByYear(rows)))).get(nameOfYear(year)) ?? [];
    return own
      .map((row) => ({ axisId: row.axis_id!, ...amounts(row, scopeOfCap(row, catalogue)) }))
      .sort((left, right) => catalogue.axes.get(left.axisId)!.position - catalogue.axes.get(right.axisId)!.position);
  };
  const { rows } = await pool.query<CapRow>(YEARS_SQL, values);
  return rows.map((row) => capYear(row, () => axesOf(row), scopeOfCap(row, catalogue)));
};
