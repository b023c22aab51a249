import { decidedRows, IS_DECIDED } from '../disclosure/decide-secrecy.js';
import { PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';
import { HIDDEN_COLUMNS, splitGroupsSql, type HiddenMeasures } from '../disclosure/split-groups.js';
import type { Queryable } from '../platform/database.js';
import { costFigure } from './efficiency.js';
import { countFigure, moneyFigure, unlessHidden } from './figure-of.js';
import { COUNTED_AS_PLANNED, EXPECTED_TO_REPORT } from './facts.js';
import { FigureState, type CostFigure, type CountFigure, type MoneyFigure } from './figures.graphql.js';
import { proofId } from './proof-id.js';

/** The figures of one action, whole. */
export interface ActionAmounts {
  readonly planned: MoneyFigure;
  readonly committed: MoneyFigure;
  readonly spent: MoneyFigure;
  readonly plannedHeadcount: CountFigure;
  readonly reachedHeadcount: CountFigure;
  readonly costPerParticipation: CostFigure;
}

export interface AmountsRow extends HiddenMeasures {
  readonly is_decided: boolean;
  readonly id: number;
  readonly status: string;
  readonly has_planned: boolean;
  readonly has_committed: boolean;
  readonly has_spent: boolean;
  readonly planned: number | null;
  readonly committed: number | null;
  readonly spent: number | null;
  readonly headcount_planned: number | null;
  readonly headcount_reached: number | null;
  readonly cost: string | null;
}

const sumsSql = (ids: string, columns: string, joins: string): string => `
  SELECT a.id, ${columns}, a.status, m.has_planned, m.has_committed, m.has_spent, m.planned, m.committed, m.spent,
         h.planned AS headcount_planned, h.reached AS headcount_reached, round(m.spent / nullif(h.reached, 0)::numeric)::text AS cost
    FROM action a
    JOIN action_money m ON m.action_id = a.id
    LEFT JOIN (SELECT action_id, (sum(total) FILTER (WHERE stage = 'PLANNED'))::bigint AS planned,
                      (sum(total) FILTER (WHERE stage = 'REACHED'))::bigint AS reached
                 FROM headcount_line WHERE action_id = ANY(${ids}) GROUP BY action_id) h ON h.action_id = a.id
    ${joins}
   WHERE a.id = ANY(${ids})`;

const told = (isTold: boolean, isExpected: boolean): { reported: number; expected: number } => ({
  reported: isTold ? 1 : 0,
  expected: isTold || isExpected ? 1 : 0,
});

export const amountsOf = (row: Omit<AmountsRow, 'is_decided' | 'gender_hidden' | 'disability_hidden'>, sight: Sight): ActionAmounts => {
  const scope = { actionId: row.id };
  const cost = proofId('COST_PER_PARTICIPATION', scope);
  const owing = EXPECTED_TO_REPORT.includes(row.status);
  const counted = COUNTED_AS_PLANNED.includes(row.status);
  return {
    // A draft or refused action shows what its own fiche plans; it is only in no total.
    planned: moneyFigure(row.planned ?? 0, told(row.has_planned, counted), 1, proofId('PLANNED', scope)),
    committed: moneyFigure(row.committed ?? 0, told(row.has_committed || !owing, true), 1, proofId('COMMITTED', scope)),
    spent: moneyFigure(row.spent ?? 0, told(row.has_spent, owing), 1, proofId('SPENT', scope)),
    plannedHeadcount: unlessHidden(
      countFigure(row.headcount_planned ?? 0, told(row.headcount_planned !== null, counted), 1, proofId('HEADCOUNT_PLANNED', scope)),
      row.planned_hidden,
    ),
    reachedHeadcount: unlessHidden(
      countFigure(row.headcount_reached ?? 0, told(row.headcount_reached !== null, owing), 1, proofId('HEADCOUNT_REACHED', scope)),
      row.reached_hidden,
    ),
    costPerParticipation:
      row.cost === null && !owing
        ? { state: FigureState.NOT_APPLICABLE, cents: null, proof: cost, setAside: null }
        : costFigure(row.cost, row.headcount_reached, row.reached_hidden, sight, cost),
  };
};

/**
 * The statement of the figures of several actions, for someone's eyes.
 * @param ids an expression of their identifiers, as an array
 * @param values the statement's, which is added to
 */
export const amountsSql = (sight: Sight, ids: string, values: unknown[]): string => {
  if (sight.seesAll) return sumsSql(ids, [...HIDDEN_COLUMNS.map((name) => `false AS ${name}`), 'true AS is_decided'].join(', '), '');
  const split = splitGroupsSql(sight, {
    columns: 'f.action_id, ',
    names: 'action_id',
    joins: '',
    where: `f.action_id = ANY(${ids})`,
    leavesOutDrafts: false,
    add: (value) => `$${values.push(value)}`,
  });
  return sumsSql(ids, [...HIDDEN_COLUMNS.map((name) => `coalesce(s.${name}, false) AS ${name}`), IS_DECIDED].join(', '), `LEFT JOIN (${split}) s ON s.action_id = a.id`);
};

/**
 * Figures of several actions at once, in the order asked for.
 * @param sight for whose eyes: the public's, if not said
 */
export const actionAmounts = async (pool: Queryable, ids: readonly number[], sight: Sight = PUBLIC_SIGHT): Promise<ActionAmounts[]> => {
  const values: unknown[] = [ids];
  const sql = amountsSql(sight, '$1', values);
  const rows = await decidedRows(pool, sight, async () => (await pool.query<AmountsRow>(sql, values)).rows);
  const byId = new Map(rows.map((row) => [row.id, amountsOf(row, sight)]));
  return ids.map((id) => {
    const amounts = byId.get(id);
    if (!amounts) throw new Error(`action ${id} does not exist`);
    return amounts;
  });
};
