import type { Queryable } from '../platform/database.js';

/** How much a convention holds. */
export interface ConventionActivity {
  /** Years of programme for which it has actions, oldest first. */
  readonly years: readonly number[];
  /** Number of actions, whatever their status. */
  readonly actions: number;
}

/** Activity of several conventions at once, in the order asked for. */
export const conventionActivity = async (pool: Queryable, keys: readonly string[]): Promise<ConventionActivity[]> => {
  const { rows } = await pool.query<{ convention_key: string; years: number[]; actions: number }>(
    `SELECT convention_key, array_agg(DISTINCT year ORDER BY year) AS years, count(*) AS actions
       FROM action WHERE convention_key = ANY($1) GROUP BY convention_key`,
    [keys],
  );
  const byKey = new Map(rows.map((row) => [row.convention_key, row]));
  return keys.map((key) => byKey.get(key) ?? { years: [], actions: 0 });
};
