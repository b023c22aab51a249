import type { Queryable } from '../platform/database.js';
import { countFigure, moneyFigure } from './figure-of.js';
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

interface AmountsRow {
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

const SQL = `
  SELECT a.id, a.status, r.has_planned, r.has_committed, r.has_spent, m.planned, m.committed, m.spent,
         h.planned AS headcount_planned, h.reached AS headcount_reached, round(m.spent / nullif(h.reached, 0)::numeric) AS cost
    FROM action a
    JOIN action_reporting r ON r.action_id = a.id
    LEFT JOIN (SELECT action_id, (sum(amount_cents) FILTER (WHERE stage = 'PLANNED'))::bigint AS planned,
                      (sum(amount_cents) FILTER (WHERE stage = 'COMMITTED'))::bigint AS committed,
                      (sum(amount_cents) FILTER (WHERE stage = 'SPENT'))::bigint AS spent
                 FROM money_line WHERE action_id = ANY($1) GROUP BY action_id) m ON m.action_id = a.id
    LEFT JOIN (SELECT action_id, (sum(total) FILTER (WHERE stage = 'PLANNED'))::bigint AS planned,
                      (sum(total) FILTER (WHERE stage = 'REACHED'))::bigint AS reached
                 FROM headcount_line WHERE action_id = ANY($1) GROUP BY action_id) h ON h.action_id = a.id
   WHERE a.id = ANY($1)`;

const told = (isTold: boolean, isExpected: boolean): { reported: number; expected: number } => ({
  reported: isTold ? 1 : 0,
  expected: isTold || isExpected ? 1 : 0,
});

const amountsOf = (row: AmountsRow): ActionAmounts => {
  const scope = { actionId: row.id };
  const owing = EXPECTED_TO_REPORT.includes(row.status);
  const counted = COUNTED_AS_PLANNED.includes(row.status);
  return {
    // A draft or refused action shows what its own fiche plans; it is only in no total.
    planned: moneyFigure(row.planned ?? 0, told(row.has_planned, counted), 1, proofId('PLANNED', scope)),
    committed: moneyFigure(row.committed ?? 0, told(row.has_committed || !owing, true), 1, proofId('COMMITTED', scope)),
    spent: moneyFigure(row.spent ?? 0, told(row.has_spent, owing), 1, proofId('SPENT', scope)),
    plannedHeadcount: countFigure(row.headcount_planned ?? 0, told(row.headcount_planned !== null, counted), 1, proofId('HEADCOUNT_PLANNED', scope)),
    reachedHeadcount: countFigure(row.headcount_reached ?? 0, told(row.headcount_reached !== null, owing), 1, proofId('HEADCOUNT_REACHED', scope)),
    costPerParticipation: {
      state: row.cost === null ? (owing ? FigureState.NOT_REPORTED : FigureState.NOT_APPLICABLE) : FigureState.KNOWN,
      cents: row.cost === null ? null : Number(row.cost),
      proof: proofId('COST_PER_PARTICIPATION', scope),
    },
  };
};

/** Figures of several actions at once, in the order asked for. */
export const actionAmounts = async (pool: Queryable, ids: readonly number[]): Promise<ActionAmounts[]> => {
  const { rows } = await pool.query<AmountsRow>(SQL, [ids]);
  const byId = new Map(rows.map((row) => [row.id, amountsOf(row)]));
  return ids.map((id) => {
    const amounts = byId.get(id);
    if (!amounts) throw new Error(`action ${id} does not exist`);
    return amounts;
  });
};
