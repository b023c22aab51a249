import { COUNTED_AS_PLANNED, EXPECTED_TO_REPORT, sqlList } from '../facts.js';

/** What counts against each cap, year and axis, from the lines themselves: what the rollups must agree with. */
export const CAP_USE_OF_LINES = `
  WITH lines AS (
    SELECT s.cap_key, f.convention_key || '/' || x.top_code AS axis_id, f.action_id, f.status, f.stage, f.amount_cents,
           cap_year_of(c.period, v.signed_on, f.dated_on, f.year) AS year
      FROM money_line f
      JOIN cap_scope s ON s.convention_key = f.convention_key AND s.funding_source_code = f.funding_source_code
      JOIN cap c ON c.key = s.cap_key
      JOIN convention v ON v.key = f.convention_key
      JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code
  ), cells AS (
    SELECT cap_key, year, axis_id, action_id, status,
           coalesce(sum(amount_cents) FILTER (WHERE stage = 'PLANNED'), 0) AS planned,
           coalesce(sum(amount_cents) FILTER (WHERE stage = 'COMMITTED'), 0) AS committed,
           coalesce(sum(amount_cents) FILTER (WHERE stage = 'SPENT'), 0) AS spent
      FROM lines GROUP BY cap_key, year, axis_id, action_id, status
  )
  SELECT c.cap_key, c.year, c.axis_id,
         coalesce(sum(c.planned) FILTER (WHERE c.status IN (${sqlList(COUNTED_AS_PLANNED)})), 0)::bigint AS planned,
         count(*) FILTER (WHERE c.status IN (${sqlList(COUNTED_AS_PLANNED)}) AND r.has_planned) AS planned_reported,
         count(*) FILTER (WHERE c.status IN (${sqlList(COUNTED_AS_PLANNED)})) AS planned_expected,
         sum(c.committed)::bigint AS committed,
         count(*) FILTER (WHERE r.has_committed OR c.status NOT IN (${sqlList(EXPECTED_TO_REPORT)})) AS committed_reported,
         sum(c.spent)::bigint AS spent,
         count(*) FILTER (WHERE r.has_spent) AS spent_reported,
         count(*) FILTER (WHERE r.has_spent OR c.status IN (${sqlList(EXPECTED_TO_REPORT)})) AS spent_expected,
         count(*) AS actions
    FROM cells c JOIN action_reporting r ON r.action_id = c.action_id
   GROUP BY GROUPING SETS ((c.cap_key, c.year), (c.cap_key, c.year, c.axis_id))`;
