import type { Sight } from '../disclosure/sight.js';
import type { Queryable } from '../platform/database.js';
import type { ActionAmounts } from './action-amounts.js';
import { FigureState, type CostFigure, type CountFigure, type MoneyFigure } from './figures.graphql.js';
import { besideFirms } from './set-aside.js';

interface FirmsRow {
  readonly action_id: number;
  readonly stage: 'PLANNED' | 'COMMITTED' | 'SPENT';
  /** What the reader sees of it; null: lines that they do not see. */
  readonly cents: number | null;
}

const SQL = `
  SELECT f.action_id, f.stage, sum(f.amount_cents)::bigint AS cents
    FROM money_line f JOIN firms_source o ON o.convention_key = f.convention_key AND o.funding_source_code = f.funding_source_code
   WHERE f.action_id = ANY($1) AND f.amount_cents <> 0 GROUP BY 1, 2
  UNION ALL
  SELECT DISTINCT f.action_id, f.stage, NULL::bigint FROM set_aside_line f WHERE f.action_id = ANY($1)`;

const added = (figure: MoneyFigure, own: readonly FirmsRow[]): MoneyFigure => {
  const seen = own.flatMap(({ cents }) => cents ?? []);
  const whole = seen.length === 0 ? figure : { ...figure, state: FigureState.KNOWN, cents: (figure.cents ?? 0) + seen.reduce((sum, cents) => sum + cents, 0), reported: 1, expected: 1 };
  return besideFirms(whole, own.some(({ cents }) => cents === null));
};

/** Cents a participation, rounded to the nearest, halves up. */
const mean = (cents: number, count: number): number => Number((2n * BigInt(cents) + BigInt(count)) / (2n * BigInt(count)));

const costOf = (cost: CostFigure, before: MoneyFigure, spent: MoneyFigure, { count }: CountFigure): CostFigure => {
  const isMore = before.cents !== spent.cents && spent.setAside === null;
  const whole = isMore && spent.cents !== null && count ? { ...cost, state: FigureState.KNOWN, cents: mean(spent.cents, count) } : cost;
  return besideFirms(whole, spent.setAside !== null);
};

/**
 * The figures of actions, which are kept without the money of firms, with it for those who may read it: from its lines, which the
 * database shows to them alone. To all others they say that something was left out.
 */
export const withFirmsMoney = async (db: Queryable, ids: readonly number[], amounts: readonly ActionAmounts[], { firmsConventions }: Sight): Promise<ActionAmounts[]> => {
  if (firmsConventions?.size === 0) return [...amounts];
  const { rows } = await db.query<FirmsRow>(SQL, [ids]);
  return amounts.map((own, index) => {
    const lines = rows.filter(({ action_id }) => action_id === ids[index]);
    if (lines.length === 0) return own;
    const at = (stage: FirmsRow['stage']): readonly FirmsRow[] => lines.filter((line) => line.stage === stage);
    const spent = added(own.spent, at('SPENT'));
    return {
      ...own,
      planned: added(own.planned, at('PLANNED')),
      committed: added(own.committed, at('COMMITTED')),
      spent,
      costPerParticipation: costOf(own.costPerParticipation, own.spent, spent, own.reachedHeadcount),
    };
  });
};
