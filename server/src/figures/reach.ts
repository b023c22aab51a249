import type { Catalogue } from '../convention/catalogue.js';
import { decidedRows, IS_DECIDED } from '../disclosure/decide-secrecy.js';
import { PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';
import { HIDDEN_COLUMNS, splitGroupsSql, WITHHELD, type HiddenMeasures, type WithheldSums } from '../disclosure/split-groups.js';
import type { Queryable } from '../platform/database.js';
import { cellsOf } from './cells.js';
import { checkDimensions } from './dimension.js';
import { breakdown, conditionsOn, COUNTED_AS_PLANNED, EXPECTED_TO_REPORT, Params, PRESENCE, sqlList } from './facts.js';
import { countFigure, unlessHidden } from './figure-of.js';
import { Dimension, type ReachCell } from './figures.graphql.js';
import { keptReachSql } from './kept-reach.js';
import { proofId, type Measure } from './proof-id.js';
import type { Scope } from './scope.js';

const PARTS = ['girls', 'boys', 'disability'] as const;

type ReachRow = { readonly [key: `k${number}`]: string | null } & HiddenMeasures & WithheldSums & { readonly is_decided: boolean } & Record<
  | 'actions'
  | 'planned'
  | 'planned_reported'
  | 'planned_expected'
  | 'reached'
  | 'reached_reported'
  | 'reached_expected'
  | 'reached_lines'
  | (typeof PARTS)[number]
  | `${(typeof PARTS)[number]}_reported`,
  number
>;

/** No cell: the word on secrecy, which stands without any. */
type NoCell = Pick<ReachRow, 'is_decided'> & { readonly actions: null };

const sumsSql = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue, params: Params): string => {
  const { columns, names, joins } = breakdown(by);
  const grouped = names ? `, ${names}` : '';
  const byAudience = by.includes(Dimension.AUDIENCE) || scope.audiences !== undefined;
  const presence = byAudience
    ? ''
    : `UNION ALL
    SELECT ${columns}f.action_id, f.status, 'PRESENT', NULL, NULL, NULL, NULL
      FROM ${PRESENCE} f ${joins} WHERE ${conditionsOn('PRESENCE', scope, catalogue, params)}`;
  const part = (name: string): string => `
           coalesce(sum(${name}), 0)::bigint AS ${name}, coalesce(sum(${name}_lines), 0)::int AS ${name}_reported`;
  return `
    WITH facts AS (
      SELECT ${columns}f.action_id, f.status, f.stage, f.total, f.girls, f.boys, f.disability
        FROM headcount_line f ${joins} WHERE ${conditionsOn('HEADCOUNT', scope, catalogue, params)}
      ${presence}
    ), cells AS (
      SELECT action_id, status${grouped},
             coalesce(sum(total) FILTER (WHERE stage = 'PLANNED'), 0) AS planned,
             coalesce(sum(total) FILTER (WHERE stage = 'REACHED'), 0) AS reached,
             count(total) FILTER (WHERE stage = 'PLANNED') AS planned_lines,
             count(total) FILTER (WHERE stage = 'REACHED') AS reached_lines,
             ${PARTS.map((name) => `sum(${name}) FILTER (WHERE stage = 'REACHED') AS ${name}, count(${name}) FILTER (WHERE stage = 'REACHED') AS ${name}_lines`).join(', ')}
        FROM facts GROUP BY action_id, status${grouped}
    )
    SELECT ${names ? `${names}, ` : ''}count(*) AS actions,
           coalesce(sum(planned) FILTER (WHERE status IN (${sqlList(COUNTED_AS_PLANNED)})), 0)::bigint AS planned,
           count(*) FILTER (WHERE status IN (${sqlList(COUNTED_AS_PLANNED)}) AND planned_lines > 0) AS planned_reported,
           count(*) FILTER (WHERE status IN (${sqlList(COUNTED_AS_PLANNED)})) AS planned_expected,
           coalesce(sum(reached), 0)::bigint AS reached,
           count(*) FILTER (WHERE reached_lines > 0) AS reached_reported,
           count(*) FILTER (WHERE reached_lines > 0 OR status IN (${sqlList(EXPECTED_TO_REPORT)})) AS reached_expected,
           coalesce(sum(reached_lines), 0)::int AS reached_lines,${PARTS.map(part).join(',')}
      FROM cells
     ${names ? `GROUP BY ${names}` : ''}`;
};

/** The sums, and beside each whether it must be hidden from the reader: in one statement, so that both are of the same data. */
const reachSql = (by: readonly Dimension[], scope: Scope, catalogue: Catalogue, params: Params, sight: Sight): string => {
  const sums = sumsSql(by, scope, catalogue, params);
  if (sight.seesAll) return `SELECT r.*, ${[...HIDDEN_COLUMNS.map((name) => `false AS ${name}`), ...WITHHELD.map(({ name }) => `0 AS ${name}_withheld`)].join(', ')}, true AS is_decided FROM (${sums}) r`;
  const { columns, names, joins } = breakdown(by);
  const where = conditionsOn('HEADCOUNT', scope, catalogue, params);
  const split = splitGroupsSql(sight, { columns, names, joins, where, leavesOutDrafts: true, withSums: true, add: (value) => params.add(value) });
  // No code is empty: what was not broken down is joined by hash too.
  const isSameCell = by.map((_, index) => `coalesce(s.k${index + 1}, '') = coalesce(r.k${index + 1}, '')`).join(' AND ') || 'true';
  const shown = [...HIDDEN_COLUMNS.map((name) => `coalesce(s.${name}, false) AS ${name}`), ...WITHHELD.map(({ name }) => `coalesce(s.${name}_withheld, 0)::bigint AS ${name}_withheld`)];
  return `SELECT r.*, ${shown.join(', ')}, ${IS_DECIDED}
            FROM (${sums}) r LEFT JOIN (${split}) s ON ${isSameCell}`;
};

const MEASURE_OF = { girls: 'GIRLS', boys: 'BOYS', disability: 'DISABILITY' } as const satisfies Record<string, Measure>;

/**
 * @param sight for whose eyes: the public's, if not said
 * @throws BAD_USER_INPUT as checkDimensions does
 */
export const reach = async (pool: Queryable, catalogue: Catalogue, by: readonly Dimension[], scope: Scope, sight: Sight = PUBLIC_SIGHT): Promise<ReachCell[]> => {
  checkDimensions(by, 'HEADCOUNT');
  const params = new Params();
  const sql = keptReachSql(by, scope, sight, params) ?? reachSql(by, scope, catalogue, params, sight);
  const found = await decidedRows(pool, sight, async () => (await pool.query<ReachRow | NoCell>(sql, params.values)).rows);
  const rows = found.filter((row): row is ReachRow => row.actions !== null);
  return cellsOf(rows, by, scope, catalogue, (row, cell) => {
    // Girls, boys and people with a disability are told line by line, of those lines whose total is told.
    const part = (name: (typeof PARTS)[number]) =>
      unlessHidden(
        countFigure(row[name], { reported: row[`${name}_reported`], expected: row.reached_lines }, row.actions, proofId(MEASURE_OF[name], cell)),
        name === 'disability' ? row.disability_hidden : row.gender_hidden,
        row[name] - row[`${name}_withheld`],
      );
    return {
      planned: unlessHidden(
        countFigure(row.planned, { reported: row.planned_reported, expected: row.planned_expected }, row.actions, proofId('HEADCOUNT_PLANNED', cell)),
        row.planned_hidden,
        row.planned - row.planned_withheld,
      ),
      reached: unlessHidden(
        countFigure(row.reached, { reported: row.reached_reported, expected: row.reached_expected }, row.actions, proofId('HEADCOUNT_REACHED', cell)),
        row.reached_hidden,
        row.reached - row.reached_withheld,
      ),
      girls: part('girls'),
      boys: part('boys'),
      disability: part('disability'),
      actions: row.actions,
    };
  });
};
