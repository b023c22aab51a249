import { mayTellRate } from '@conventions-ouvertes/shared/disclosure/rules';
import type { Catalogue } from '../convention/catalogue.js';
import { decidedRows, IS_DECIDED } from '../disclosure/decide-secrecy.js';
import { PUBLIC_SIGHT, rulesOf, type Sight } from '../disclosure/sight.js';
import { splitGroupsSql } from '../disclosure/split-groups.js';
import type { Queryable } from '../platform/database.js';
import { cellsOf } from './cells.js';
import { checkDimensions } from './dimension.js';
import { breakdown, conditionsOn, Params } from './facts.js';
import { FigureState, type CostFigure, type Dimension, type EfficiencyCell } from './figures.graphql.js';
import { proofId } from './proof-id.js';
import type { Scope } from './scope.js';
import { besideFirms, setAsideCells } from './set-aside.js';

type EfficiencyRow = { readonly [key: `k${number}`]: string | null } & {
  readonly cents: string | null;
  readonly reached: string | null;
  readonly reached_hidden: boolean;
  readonly is_decided: boolean;
};

const efficiencySql = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue, params: Params, sight: Sight): string => {
  const { columns, names, joins } = breakdown(by);
  const grouped = names ? `, ${names}` : '';
  const isSame = (left: string, right: string): string => by.map((_, index) => ` AND coalesce(${left}.k${index + 1}, '') = coalesce(${right}.k${index + 1}, '')`).join('');
  const split = splitGroupsSql(sight, {
    columns: by.map((_, index) => `f.k${index + 1}, `).join(''),
    names,
    joins: '',
    where: `EXISTS (SELECT FROM complete b WHERE b.action_id = f.action_id${isSame('b', 'f')})`,
    lines: 'heads',
    leavesOutDrafts: false,
    add: (value) => params.add(value),
  });
  return `
    WITH heads AS (
      SELECT ${columns}f.line_id, f.action_id, f.stage, f.status, f.convention_key, f.academy_code, f.total
        FROM headcount_line f ${joins} WHERE f.stage = 'REACHED' AND ${conditionsOn('HEADCOUNT', scope, catalogue, params)}
    ), facts AS (
      SELECT ${columns}f.action_id, f.amount_cents, NULL::bigint AS reached
        FROM money_line f ${joins} WHERE f.stage = 'SPENT' AND ${conditionsOn('MONEY', scope, catalogue, params)}
      UNION ALL
      SELECT ${names ? `${names}, ` : ''}action_id, NULL, total FROM heads
    ), cells AS (
      SELECT action_id${grouped}, sum(amount_cents) AS cents, sum(reached) AS reached FROM facts GROUP BY action_id${grouped}
    ), complete AS (
      SELECT * FROM cells WHERE cents IS NOT NULL AND reached IS NOT NULL
    ), split AS (${sight.seesAll ? `SELECT ${names ? `${names}, ` : ''}false AS reached_hidden FROM cells WHERE false` : split})
    SELECT r.*, coalesce(s.reached_hidden, false) AS reached_hidden, ${sight.seesAll ? 'true AS is_decided' : IS_DECIDED}
      FROM (SELECT ${names ? `${names}, ` : ''}sum(reached) FILTER (WHERE cents IS NOT NULL) AS reached,
                   round(sum(cents) FILTER (WHERE reached IS NOT NULL) / nullif(sum(reached) FILTER (WHERE cents IS NOT NULL), 0)) AS cents
              FROM cells ${names ? `GROUP BY ${names}` : ''}) r
      LEFT JOIN split s ON true${isSame('s', 'r')}`;
};

/**
 * Spent ÷ participations reached, over the actions of the cell that told both, in the cell. An action that told one alone
 * would make the quotient lie, so neither of its parts counts. Hidden where the participations are, or are too few for a mean.
 * @param sight for whose eyes: the public's, if not said
 */
export const efficiency = async (
  pool: Queryable,
  catalogue: Catalogue,
  by: readonly Dimension[],
  scope: Scope,
  sight: Sight = PUBLIC_SIGHT,
): Promise<EfficiencyCell[]> => {
  checkDimensions(by, 'INDICATOR');
  const params = new Params();
  const sql = efficiencySql(by, scope, catalogue, params, sight);
  const rows = await decidedRows(pool, sight, async () => (await pool.query<EfficiencyRow>(sql, params.values)).rows);
  const aside = await setAsideCells(pool, catalogue, by, scope);
  return cellsOf(rows, by, scope, catalogue, (row, cell) => ({
    costPerParticipation: besideFirms(costFigure(row.cents, row.reached, row.reached_hidden, sight, proofId('COST_PER_PARTICIPATION', cell)), aside.of(row).spent),
  }));
};

/** A mean over participations: from fewer than the threshold it is hidden as they are, since it gives them back. */
export const costFigure = (cents: string | null, reached: number | string | null, isHidden: boolean, sight: Sight, proof: string): CostFigure => {
  if (cents === null) return { state: FigureState.NOT_REPORTED, cents: null, proof, setAside: null };
  const isTold = sight.seesAll || (!isHidden && mayTellRate(Number(reached), rulesOf(sight)));
  return isTold ? { state: FigureState.KNOWN, cents: Number(cents), proof, setAside: null } : { state: FigureState.HIDDEN, cents: null, proof, setAside: null };
};
