import type { Catalogue } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import { cellsOf } from './cells.js';
import { checkDimensions } from './dimension.js';
import { breakdown, conditionsOn, Params } from './facts.js';
import { FigureState, type Dimension, type EfficiencyCell } from './figures.graphql.js';
import { proofId } from './proof-id.js';
import type { Scope } from './scope.js';

type EfficiencyRow = { readonly [key: `k${number}`]: string | null } & { readonly cents: string | null };

/**
 * Spent ÷ participations reached, over the actions of the cell that told both, in the cell. An action that told one alone
 * would make the quotient lie, so neither of its parts counts.
 */
export const efficiency = async (
  pool: Queryable,
  catalogue: Catalogue,
  by: readonly Dimension[],
  scope: Scope,
): Promise<EfficiencyCell[]> => {
  checkDimensions(by, 'INDICATOR');
  const params = new Params();
  const { columns, names, joins } = breakdown(by);
  const grouped = names ? `, ${names}` : '';
  const { rows } = await pool.query<EfficiencyRow>(
    `WITH facts AS (
       SELECT ${columns}f.action_id, f.amount_cents, NULL::bigint AS reached
         FROM money_line f ${joins} WHERE f.stage = 'SPENT' AND ${conditionsOn('MONEY', scope, catalogue, params)}
       UNION ALL
       SELECT ${columns}f.action_id, NULL, f.total
         FROM headcount_line f ${joins} WHERE f.stage = 'REACHED' AND ${conditionsOn('HEADCOUNT', scope, catalogue, params)}
     ), cells AS (
       SELECT action_id${grouped}, sum(amount_cents) AS cents, sum(reached) AS reached FROM facts GROUP BY action_id${grouped}
     )
     SELECT ${names ? `${names}, ` : ''}round(
              sum(cents) FILTER (WHERE cents IS NOT NULL AND reached IS NOT NULL)
              / nullif(sum(reached) FILTER (WHERE cents IS NOT NULL AND reached IS NOT NULL), 0)) AS cents
       FROM cells ${names ? `GROUP BY ${names}` : ''}`,
    params.values,
  );
  return cellsOf(rows, by, scope, catalogue, (row, cell) => ({
    costPerParticipation: {
      state: row.cents === null ? FigureState.NOT_REPORTED : FigureState.KNOWN,
      cents: row.cents === null ? null : Number(row.cents),
      proof: proofId('COST_PER_PARTICIPATION', cell),
    },
  }));
};
