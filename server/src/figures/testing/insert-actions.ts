import { createHash } from 'node:crypto';
import type { Queryable } from '../../platform/database.js';

/** A line of money of a built action. */
export interface BuiltMoney {
  readonly source: string;
  readonly cents: number;
  readonly academy: string | null;
  /** Day of the commitment, for a committed line; none, if not said. */
  readonly committedOn?: string | null;
}

/** Participations of a built action: null total, not reported. */
export interface BuiltHeadcount {
  readonly audience: string;
  readonly academy: string | null;
  readonly total: number | null;
  readonly girls: number | null;
}

/** An action as tests describe it; a stage that is null has not been told. */
export interface BuiltAction {
  readonly convention: string;
  readonly axis: string;
  readonly year: number;
  readonly status: string;
  readonly isPublished: boolean;
  readonly places: readonly string[];
  readonly planned: readonly BuiltMoney[] | null;
  readonly committed: readonly BuiltMoney[];
  readonly spent: readonly BuiltMoney[] | null;
  readonly plannedHeadcounts: readonly BuiltHeadcount[];
  readonly reachedHeadcounts: readonly BuiltHeadcount[];
  readonly indicators: readonly { readonly target: number | null; readonly result: number | null; readonly direction: 'UP' | 'DOWN' }[];
}

/** A valid action that says nothing but what the test gives. */
export const anAction = (given: Partial<BuiltAction> = {}): BuiltAction => ({
  convention: 'opca-defi-2016',
  axis: '4',
  year: 2017,
  status: 'REALISED',
  isPublished: true,
  places: [],
  planned: null,
  committed: [],
  spent: null,
  plannedHeadcounts: [],
  reachedHeadcounts: [],
  indicators: [],
  ...given,
});

const insertSheet = async (
  client: Queryable,
  actionId: number,
  action: BuiltAction,
  kind: 'PLANNED' | 'REALISED',
  money: readonly BuiltMoney[] | null,
  headcounts: readonly BuiltHeadcount[],
): Promise<void> => {
  if (money === null && headcounts.length === 0) return;
  const { rows } = await client.query<{ id: number }>(
    'INSERT INTO sheet (action_id, convention_key, kind) VALUES ($1, $2, $3) RETURNING id',
    [actionId, action.convention, kind],
  );
  const sheet = rows[0]!.id;
  for (const [index, line] of (money ?? []).entries()) {
    const item = await client.query<{ id: number }>(
      `INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents, academy_code)
       VALUES ($1, $2, $3, $4, 'Poste', $5, $6) RETURNING id`,
      [sheet, actionId, action.convention, index + 1, line.cents, line.academy],
    );
    await client.query('INSERT INTO expense_share VALUES ($1, $2, $3, $4)', [item.rows[0]!.id, action.convention, line.source, line.cents]);
  }
  for (const line of headcounts) {
    await client.query(
      'INSERT INTO headcount (sheet_id, action_id, convention_key, audience_code, academy_code, total, girls) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [sheet, actionId, action.convention, line.audience, line.academy, line.total, line.girls],
    );
  }
};

/** Stores built actions, in the caller's transaction; returns their ids in order. Their references begin with `prefix`. */
export const insertActions = async (client: Queryable, actions: readonly BuiltAction[], prefix = ''): Promise<number[]> => {
  const ids: number[] = [];
  for (const [index, action] of actions.entries()) {
    const reference = `${prefix}T-${index}`;
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO action (reference, convention_key, axis_code, year, title, status, content_sha256, published_at)
       VALUES ($1, $2, $3, $4, 'Action', $5, $6, CASE WHEN $7::boolean THEN now() END) RETURNING id`,
      [reference, action.convention, action.axis, action.year, action.status, createHash('sha256').update(reference).digest('hex'), action.isPublished],
    );
    const id = rows[0]!.id;
    ids.push(id);
    for (const place of action.places) await client.query('INSERT INTO action_academy VALUES ($1, $2)', [id, place]);
    await insertSheet(client, id, action, 'PLANNED', action.planned, action.plannedHeadcounts);
    await insertSheet(client, id, action, 'REALISED', action.spent, action.reachedHeadcounts);
    for (const line of action.committed) {
      await client.query(
        'INSERT INTO commitment (action_id, convention_key, funding_source_code, academy_code, amount_cents, committed_on) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, action.convention, line.source, line.academy, line.cents, line.committedOn ?? null],
      );
    }
    for (const [position, indicator] of action.indicators.entries()) {
      await client.query(
        `INSERT INTO indicator (action_id, position, label, unit, direction, target, result) VALUES ($1, $2, 'Indicateur', '%', $3, $4, $5)`,
        [id, position + 1, indicator.direction, indicator.target, indicator.result],
      );
    }
  }
  return ids;
};
