import { badInput } from '../platform/graphql/errors.js';
import type { Queryable } from '../platform/database.js';
import type { School, SchoolConnection } from './reference.graphql.js';

interface SchoolSearch {
  readonly search: string | null | undefined;
  readonly academy: string | null | undefined;
  readonly first: number;
  readonly after: string | null | undefined;
}

const COLUMNS = `uai, name, kind, commune, sector, academy_code AS "academyCode", territory_name AS "territoryName", is_demo AS "isDemo"`;

/** A page of the directory, by UAI. The cursor is the last UAI of the page before. */
export const findSchools = async (pool: Queryable, { search, academy, first, after }: SchoolSearch): Promise<SchoolConnection> => {
  if (search && search.trim().length < 2) {
    throw badInput('SEARCH_TOO_SHORT', 'Donnez au moins deux caractères du nom ou de la commune.');
  }
  const pattern = search ? `%${search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const where = `($1::text IS NULL OR name ILIKE $1 OR commune ILIKE $1) AND ($2::text IS NULL OR academy_code = $2)`;
  const page = await pool.query<School & { uai: string }>(
    `SELECT ${COLUMNS} FROM school WHERE ${where} AND ($3::text IS NULL OR uai > $3) ORDER BY uai LIMIT $4`,
    [pattern, academy ?? null, after ?? null, first + 1],
  );
  const count = await pool.query<{ n: number }>(`SELECT count(*) AS n FROM school WHERE ${where}`, [pattern, academy ?? null]);
  const nodes = page.rows.slice(0, first);
  return {
    nodes,
    totalCount: count.rows[0]?.n ?? 0,
    hasNextPage: page.rows.length > first,
    endCursor: nodes.at(-1)?.uai ?? null,
  };
};

export const schoolsByUai = async (pool: Queryable, uais: readonly string[]): Promise<(School | null)[]> => {
  const { rows } = await pool.query<School & { uai: string }>(`SELECT ${COLUMNS} FROM school WHERE uai = ANY($1)`, [uais]);
  const found = new Map(rows.map((row) => [row.uai, row]));
  return uais.map((uai) => found.get(uai) ?? null);
};

export const schoolCounts = async (pool: Queryable, academies: readonly string[]): Promise<number[]> => {
  const { rows } = await pool.query<{ academy_code: string; n: number }>(
    'SELECT academy_code, count(*) AS n FROM school WHERE academy_code = ANY($1) AND NOT is_demo GROUP BY academy_code',
    [academies],
  );
  const counts = new Map(rows.map((row) => [row.academy_code, row.n]));
  return academies.map((academy) => counts.get(academy) ?? 0);
};
