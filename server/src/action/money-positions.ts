import { cents, sum, type Cents } from '@conventions-ouvertes/shared/money';
import type { MoneyPosition } from '@conventions-ouvertes/shared/budget/position';
import type { Queryable } from '../platform/database.js';

/** Where an action's money from one source stands. */
export interface SourcePosition {
  readonly source: string;
  readonly position: MoneyPosition;
  /** Committed, and neither released, paid nor shown to be spent. */
  readonly unspent: Cents;
}

interface PositionLine {
  readonly funding_source_code: string;
  readonly committed: number;
  readonly released: number;
  readonly paid: number;
  readonly justified: number;
  readonly unspent: number;
}

export const actionPositions = async (client: Queryable, actionId: number): Promise<readonly SourcePosition[]> => {
  const { rows } = await client.query<PositionLine>(
    'SELECT funding_source_code, committed, released, paid, justified, unspent FROM money_position WHERE action_id = $1 ORDER BY funding_source_code',
    [actionId],
  );
  return rows.map((row) => ({
    source: row.funding_source_code,
    position: { committed: cents(row.committed), released: cents(row.released), paid: cents(row.paid), justified: cents(row.justified) },
    unspent: cents(row.unspent),
  }));
};

/** What keeps an action from being closed: money that nobody can say was spent, and that was not given back. */
export const leftOpen = (positions: readonly SourcePosition[]): Cents => sum(positions.map(({ unspent }) => unspent));
