import type { Catalogue } from '../convention/catalogue.js';
import { scopedId } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import { CapKnowledge, FigureState, type MoneyFigure } from './figures.graphql.js';
import { COUNTED_AS_PLANNED, EXPECTED_TO_REPORT, sqlList } from './facts.js';
import { moneyFigure } from './figure-of.js';
import { proofId } from './proof-id.js';
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
  readonly axes: readonly CapAxis[];
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

/**
 * Only the sources in the cap's scope count. A year of the convention runs from one anniversary of the signature to the next;
 * a line without a day then counts in the year of its programme.
 */
const SQL = `
  WITH lines AS (
    SELECT s.cap_key, f.convention_key || '/' || x.top_code AS axis_id, f.action_id, f.status, f.stage, f.amount_cents,
           cap_year_of(c.period, v.signed_on, f.dated_on, f.year) AS year
      FROM money_line f
      JOIN cap_scope s ON s.convention_key = f.convention_key AND s.funding_source_code = f.funding_source_code
      JOIN cap c ON c.key = s.cap_key
      JOIN convention v ON v.key = f.convention_key
      JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code
     WHERE s.cap_key = ANY($1)
  ), cells AS (
    SELECT cap_key, year, axis_id, action_id, status,
           coalesce(sum(amount_cents) FILTER (WHERE stage = 'PLANNED'), 0) AS planned,
           coalesce(sum(amount_cents) FILTER (WHERE stage = 'COMMITTED'), 0) AS committed,
           coalesce(sum(amount_cents) FILTER (WHERE stage = 'SPENT'), 0) AS spent
      FROM lines WHERE $2::int[] IS NULL OR year = ANY($2)
     GROUP BY cap_key, year, axis_id, action_id, status
  )
  SELECT c.cap_key, c.year, c.axis_id, count(*) AS actions,
         coalesce(sum(c.planned) FILTER (WHERE c.status IN (${sqlList(COUNTED_AS_PLANNED)})), 0)::bigint AS planned,
         count(*) FILTER (WHERE c.status IN (${sqlList(COUNTED_AS_PLANNED)}) AND r.has_planned) AS planned_reported,
         count(*) FILTER (WHERE c.status IN (${sqlList(COUNTED_AS_PLANNED)})) AS planned_expected,
         sum(c.committed)::bigint AS committed,
         count(*) FILTER (WHERE r.has_committed OR c.status NOT IN (${sqlList(EXPECTED_TO_REPORT)})) AS committed_reported,
         sum(c.spent)::bigint AS spent,
         count(*) FILTER (WHERE r.has_spent) AS spent_reported,
         count(*) FILTER (WHERE r.has_spent OR c.status IN (${sqlList(EXPECTED_TO_REPORT)})) AS spent_expected,
         (SELECT a.amount_cents FROM cap_amount a WHERE a.cap_key = c.cap_key AND (a.year = c.year OR a.year IS NULL)
           ORDER BY a.year NULLS LAST LIMIT 1) AS amount_cents
    FROM cells c JOIN action_reporting r ON r.action_id = c.action_id
   GROUP BY GROUPING SETS ((c.cap_key, c.year), (c.cap_key, c.year, c.axis_id))
   ORDER BY c.cap_key, c.year, c.axis_id NULLS FIRST`;

const amounts = (row: CapRow, scope: Scope): Pick<CapAxis, 'planned' | 'committed' | 'spent'> => ({
  planned: moneyFigure(row.planned, { reported: row.planned_reported, expected: row.planned_expected }, row.actions, proofId('PLANNED', scope)),
  committed: moneyFigure(row.committed, { reported: row.committed_reported, expected: row.actions }, row.actions, proofId('COMMITTED', scope)),
  spent: moneyFigure(row.spent, { reported: row.spent_reported, expected: row.spent_expected }, row.actions, proofId('SPENT', scope)),
});

const capYear = (row: CapRow, axes: readonly CapAxis[], scope: Scope): CapYear => {
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

/** The caps of the conventions asked for (all, if none is named), year by year. No row: no cap, or nothing charged to it. */
export const capUse = async (
  pool: Queryable,
  catalogue: Catalogue,
  { conventions, years }: { conventions?: readonly string[] | undefined; years?: readonly number[] | undefined },
): Promise<CapYear[]> => {
  const keys = [...catalogue.capScopesOf.entries()]
    .filter(([, scopes]) => !conventions || scopes.some((scope) => conventions.includes(scope.conventionKey)))
    .map(([key]) => key);
  const { rows } = await pool.query<CapRow>(SQL, [keys, years ?? null]);
  return rows
    .filter((row) => row.axis_id === null)
    .map((row) => {
      const fundingSources = (catalogue.capScopesOf.get(row.cap_key) ?? []).map((scope) => scopedId(scope.conventionKey, scope.fundingSourceCode));
      const scope: Scope = { years: [row.year], fundingSources };
      const axes = rows
        .filter((other) => other.cap_key === row.cap_key && other.year === row.year && other.axis_id !== null)
        .map((other) => ({ axisId: other.axis_id!, ...amounts(other, { ...scope, axes: [other.axis_id!] }) }))
        .sort((left, right) => catalogue.axes.get(left.axisId)!.position - catalogue.axes.get(right.axisId)!.position);
      return capYear(row, axes, scope);
    });
};
