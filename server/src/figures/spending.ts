import type { Catalogue } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import { cellsOf } from './cells.js';
import { checkDimensions } from './dimension.js';
import {
  breakdown,
  conditionsOn,
  COUNTED_AS_PLANNED,
  EXPECTED_TO_REPORT,
  isByPlace,
  Params,
  PRESENCE,
  sqlList,
} from './facts.js';
import { moneyFigure } from './figure-of.js';
import { Dimension, type SpendingCell } from './figures.graphql.js';
import { proofId } from './proof-id.js';
import { spendingRollupSql } from './rollup.js';
import { isByMonth, type Scope } from './scope.js';
import { besideFirms, setAsideCells } from './set-aside.js';

interface SpendingRow {
  readonly [key: `k${number}`]: string | null;
  readonly actions: number;
  readonly planned: number;
  readonly planned_reported: number;
  readonly planned_expected: number;
  readonly committed: number;
  readonly committed_reported: number;
  readonly committed_expected: number;
  readonly spent: number;
  readonly spent_reported: number;
  readonly spent_expected: number;
}

const NO_AMOUNTS = { planned: 0, committed: 0, spent: 0 } as const;
const NOTHING_TOLD = { planned_reported: 0, planned_expected: 0, committed_reported: 0, committed_expected: 0, spent_reported: 0, spent_expected: 0 } as const;

/**
 * Per action and cell first, then per cell: an amount counts where its line is; an action that told a stage nowhere is a
 * missing report in each of its cells. By place, a stage that an action told only as a whole is not told in its académies.
 */
export const spendingSql = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue, params: Params): string => {
  const { columns, names, joins } = breakdown(by);
  const grouped = names ? `, ${names}` : '';
  // A source or a month belongs to lines: an action without one stands in no such cell.
  const byLine = by.includes(Dimension.FUNDING_SOURCE) || scope.fundingSources !== undefined || by.includes(Dimension.MONTH) || isByMonth(scope);
  const presence = byLine
    ? ''
    : `UNION ALL
    SELECT ${columns}f.action_id, f.status, f.academy_code IS NULL AS is_whole, 'PRESENT', 0
      FROM ${PRESENCE} f ${joins} WHERE ${conditionsOn('PRESENCE', scope, catalogue, params)}`;
  const told = (stage: string): string =>
    isByPlace(by, scope) ? `CASE WHEN c.is_whole THEN r.has_${stage} ELSE r.has_${stage}_by_place END` : `r.has_${stage}`;
  const counted = `c.status IN (${sqlList(COUNTED_AS_PLANNED)})`;
  const owing = `c.status IN (${sqlList(EXPECTED_TO_REPORT)})`;
  const sum = (column: string, filter = ''): string => `coalesce(sum(c.${column})${filter ? ` FILTER (WHERE ${filter})` : ''}, 0)::bigint`;
  return `
    WITH facts AS (
      SELECT ${columns}f.action_id, f.status, f.academy_code IS NULL AS is_whole, f.stage, f.amount_cents
        FROM money_line f ${joins} WHERE ${conditionsOn('MONEY', scope, catalogue, params)}
      ${presence}
    ), cells AS (
      SELECT action_id, status, bool_and(is_whole) AS is_whole${grouped},
             coalesce(sum(amount_cents) FILTER (WHERE stage = 'PLANNED'), 0) AS planned,
             coalesce(sum(amount_cents) FILTER (WHERE stage = 'COMMITTED'), 0) AS committed,
             coalesce(sum(amount_cents) FILTER (WHERE stage = 'SPENT'), 0) AS spent
        FROM facts GROUP BY action_id, status${grouped}
    )
    SELECT ${names ? `${names}, ` : ''}count(*) AS actions,
           ${sum('planned', counted)} AS planned,
           count(*) FILTER (WHERE ${counted} AND ${told('planned')}) AS planned_reported,
           count(*) FILTER (WHERE ${counted}) AS planned_expected,
           ${sum('committed')} AS committed,
           count(*) FILTER (WHERE ${told('committed')} OR NOT ${owing}) AS committed_reported,
           count(*) AS committed_expected,
           ${sum('spent')} AS spent,
           count(*) FILTER (WHERE ${told('spent')}) AS spent_reported,
           count(*) FILTER (WHERE ${owing} OR r.has_spent) AS spent_expected
      FROM cells c JOIN action_reporting r ON r.action_id = c.action_id
     ${names ? `GROUP BY ${names}` : ''}`;
};

/**
 * From rollups where they tell apart all that is asked for, else from the lines: the answers are the same.
 * @throws BAD_USER_INPUT as checkDimensions does
 */
export const spending = async (
  pool: Queryable,
  catalogue: Catalogue,
  by: readonly Dimension[],
  scope: Scope,
): Promise<SpendingCell[]> => {
  checkDimensions(by, 'MONEY');
  const params = new Params();
  const sql = spendingRollupSql(by, scope, catalogue, params) ?? spendingSql(by, scope, catalogue, params);
  const { rows: told } = await pool.query<SpendingRow>(sql, params.values);
  const aside = await setAsideCells(pool, catalogue, by, scope);
  const rows = [...told, ...aside.beside(told).map((row): SpendingRow => ({ ...NOTHING_TOLD, ...row, ...NO_AMOUNTS }))];
  return cellsOf(rows, by, scope, catalogue, (row, cell) => {
    const left = aside.of(row);
    return {
      planned: besideFirms(moneyFigure(row.planned, { reported: row.planned_reported, expected: row.planned_expected }, row.actions, proofId('PLANNED', cell)), left.planned),
      committed: besideFirms(moneyFigure(row.committed, { reported: row.committed_reported, expected: row.committed_expected }, row.actions, proofId('COMMITTED', cell)), left.committed),
      spent: besideFirms(moneyFigure(row.spent, { reported: row.spent_reported, expected: row.spent_expected }, row.actions, proofId('SPENT', cell)), left.spent),
      actions: row.actions,
    };
  });
};
