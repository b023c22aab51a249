import type { Catalogue } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import { cellsOf } from './cells.js';
import { checkDimensions } from './dimension.js';
import { breakdown, conditionsOn, Params } from './facts.js';
import type { Dimension, OutcomeCell } from './figures.graphql.js';
import { proofId } from './proof-id.js';
import type { Scope } from './scope.js';

type OutcomeRow = { readonly [key: `k${number}`]: string | null } & Record<
  'indicators' | 'reached' | 'partly' | 'missed' | 'not_evaluated' | 'no_target',
  number
>;

/** Indicators of accepted actions, per cell and by what came of them. */
export const outcomes = async (
  pool: Queryable,
  catalogue: Catalogue,
  by: readonly Dimension[],
  scope: Scope,
): Promise<OutcomeCell[]> => {
  checkDimensions(by, 'INDICATOR');
  const params = new Params();
  const { columns, names, joins } = breakdown(by);
  const count = (attainment: string): string => `count(*) FILTER (WHERE f.attainment = '${attainment}')`;
  const { rows } = await pool.query<OutcomeRow>(
    `SELECT ${columns}count(*) AS indicators, ${count('REACHED')} AS reached, ${count('PARTLY')} AS partly,
            ${count('MISSED')} AS missed, ${count('NOT_EVALUATED')} AS not_evaluated,
            ${count('NO_TARGET')} AS no_target
       FROM indicator_line f ${joins}
      WHERE f.is_accepted AND ${conditionsOn('INDICATOR', scope, catalogue, params)}
      ${names ? `GROUP BY ${names}` : ''}`,
    params.values,
  );
  return cellsOf(rows, by, scope, catalogue, (row, cell) => ({
    indicators: row.indicators,
    reached: row.reached,
    partly: row.partly,
    missed: row.missed,
    notEvaluated: row.not_evaluated,
    noTarget: row.no_target,
    proof: proofId('OUTCOMES', cell),
  }));
};
