import type { Queryable } from '../platform/database.js';

/** Where money from one source stands, of one action or of all the actions of a programme year. Integer cents. */
export interface PositionRow {
  readonly actionId: number | null;
  readonly conventionKey: string;
  readonly year: number;
  readonly fundingSourceCode: string;
  readonly committed: number;
  readonly released: number;
  readonly netCommitted: number;
  readonly paid: number;
  readonly justified: number;
  readonly committedUnpaid: number;
  readonly paidUnjustified: number;
  /** Null: no realised sheet has come in, so that nobody can tell yet. */
  readonly unspent: number | null;
}

const COLUMNS = ['committed', 'released', 'net_committed', 'paid', 'justified', 'committed_unpaid', 'paid_unjustified'] as const;
const NAMES: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  committed: 'committed',
  released: 'released',
  net_committed: 'netCommitted',
  paid: 'paid',
  justified: 'justified',
  committed_unpaid: 'committedUnpaid',
  paid_unjustified: 'paidUnjustified',
};

const KEYS = 'p.convention_key AS "conventionKey", a.year, p.funding_source_code AS "fundingSourceCode"';

/** Of each of these actions, by source. */
export const positionsOfActions = async (pool: Queryable, ids: readonly number[]): Promise<PositionRow[][]> => {
  const { rows } = await pool.query<PositionRow>(
    `SELECT p.action_id AS "actionId", ${KEYS}, ${COLUMNS.map((column) => `p.${column} AS "${NAMES[column]}"`).join(', ')},
            CASE WHEN p.is_reported THEN p.unspent END AS unspent
       FROM money_position p JOIN action a ON a.id = p.action_id
      WHERE p.action_id = ANY ($1) ORDER BY p.action_id, p.funding_source_code`,
    [ids],
  );
  return ids.map((id) => rows.filter(({ actionId }) => actionId === id));
};

/** Of each convention, year and source. What cannot be told of an action not yet reported is in no sum of what is unspent. */
export const positionsByYear = async (pool: Queryable, conventions: readonly string[], years: readonly number[] | null): Promise<PositionRow[]> => {
  const { rows } = await pool.query<PositionRow>(
    `SELECT NULL::bigint AS "actionId", ${KEYS}, ${COLUMNS.map((column) => `sum(p.${column})::bigint AS "${NAMES[column]}"`).join(', ')},
            (sum(p.unspent) FILTER (WHERE p.is_reported))::bigint AS unspent
       FROM money_position p JOIN action a ON a.id = p.action_id
      WHERE p.convention_key = ANY ($1) AND ($2::int[] IS NULL OR a.year = ANY ($2))
      GROUP BY p.convention_key, a.year, p.funding_source_code ORDER BY p.convention_key, a.year, p.funding_source_code`,
    [conventions, years],
  );
  return rows;
};

/** What is still open of committed money, each a list of its own. */
export type OpenMoney = 'COMMITTED_UNPAID' | 'PAID_UNJUSTIFIED' | 'UNSPENT';

const OPEN: Readonly<Record<OpenMoney, string>> = {
  COMMITTED_UNPAID: 'p.committed_unpaid',
  PAID_UNJUSTIFIED: 'p.paid_unjustified',
  UNSPENT: 'CASE WHEN p.is_reported THEN p.unspent ELSE 0 END',
};

/** The actions and sources where some money is open in that way, the largest amount first. */
export const openPositions = async (pool: Queryable, kind: OpenMoney, convention: string, year: number | null, first: number): Promise<PositionRow[]> => {
  const { rows } = await pool.query<PositionRow>(
    `SELECT p.action_id AS "actionId", ${KEYS}, ${COLUMNS.map((column) => `p.${column} AS "${NAMES[column]}"`).join(', ')},
            CASE WHEN p.is_reported THEN p.unspent END AS unspent
       FROM money_position p JOIN action a ON a.id = p.action_id
      WHERE p.convention_key = $1 AND ($2::int IS NULL OR a.year = $2) AND ${OPEN[kind]} > 0
      ORDER BY ${OPEN[kind]} DESC, a.reference, p.funding_source_code LIMIT $3`,
    [convention, year, first],
  );
  return rows;
};
