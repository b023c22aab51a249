-- Many actions settled at once (docs/adr/0018). What suits one action took hours for many: their reporting was looked for an action at
-- a time, through all items where a table just filled has no statistics yet, and a plan made for no action in particular compares each
-- with each. Reporting is now told of all of them at once, and many are settled by plans of their own.

-- What the view action_reporting tells, of these actions.
CREATE FUNCTION reporting_of(ids bigint[]) RETURNS SETOF action_reporting LANGUAGE sql STABLE AS $$
  SELECT a.id, coalesce(i.planned, false), coalesce(i.planned_by_place, false), coalesce(i.spent, false), coalesce(i.spent_by_place, false),
         c.action_id IS NOT NULL, coalesce(c.by_place, false)
    FROM unnest(ids) AS u (id)
    JOIN action a ON a.id = u.id
    LEFT JOIN (SELECT s.action_id, bool_or(s.kind = 'PLANNED') AS planned, bool_or(s.kind = 'PLANNED' AND e.academy_code IS NOT NULL) AS planned_by_place,
                      bool_or(s.kind = 'REALISED') AS spent, bool_or(s.kind = 'REALISED' AND e.academy_code IS NOT NULL) AS spent_by_place
                 FROM sheet s JOIN expense_item e ON e.sheet_id = s.id
                WHERE s.action_id = ANY (ids) AND s.is_current GROUP BY s.action_id) i ON i.action_id = a.id
    LEFT JOIN (SELECT k.action_id, bool_or(k.academy_code IS NOT NULL) AS by_place
                 FROM commitment k WHERE k.action_id = ANY (ids) GROUP BY k.action_id) c ON c.action_id = a.id
$$;

CREATE OR REPLACE FUNCTION spending_parts_of(ids bigint[]) RETURNS TABLE (action_id bigint, part spending_part) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE
  lineage AS MATERIALIZED (
    SELECT convention_key, code, code AS top_code, theme_code FROM axis WHERE parent_code IS NULL
    UNION ALL
    SELECT a.convention_key, a.code, l.top_code, a.theme_code
      FROM axis a JOIN lineage l ON l.convention_key = a.convention_key AND l.code = a.parent_code
  ),
  head AS MATERIALIZED (
    SELECT a.id, a.convention_key, a.axis_code, x.top_code, x.theme_code, a.year,
           a.published_at IS NOT NULL AND a.status <> 'DRAFT' AS is_public, a.status = 'DRAFT' AS is_draft,
           CASE WHEN a.published_at IS NOT NULL AND a.status <> 'DRAFT' THEN '{}' ELSE coalesce(
             (SELECT array_agg(DISTINCT d.academic_region_code ORDER BY d.academic_region_code)
                FROM action_academy p JOIN academy d ON d.code = p.academy_code WHERE p.action_id = a.id),
             (SELECT ARRAY[coalesce(c.terms -> 'territory' ->> 'academicRegionCode', y.academic_region_code, '')]
                FROM convention c LEFT JOIN academy y ON y.code = c.terms -> 'territory' ->> 'academyCode' WHERE c.key = a.convention_key)) END AS within,
           a.status IN ('SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED') AS counted,
           a.status IN ('COMMITTED', 'REALISED', 'CLOSED') AS owing,
           r.has_planned, r.has_planned_by_place, r.has_committed, r.has_committed_by_place, r.has_spent, r.has_spent_by_place
      FROM action a
      JOIN reporting_of(ids) r ON r.action_id = a.id
      JOIN lineage x ON x.convention_key = a.convention_key AND x.code = a.axis_code
     WHERE a.id = ANY (ids)
  ),
  line AS MATERIALIZED (
    SELECT m.action_id, m.stage, m.convention_key, m.funding_source_code, m.academy_code, d.academic_region_code, m.amount_cents, m.dated_on, m.year
      FROM money_line m LEFT JOIN academy d ON d.code = m.academy_code
     WHERE m.action_id = ANY (ids)
  ),
  place AS MATERIALIZED (
    SELECT h.id AS action_id, p.academy_code, d.academic_region_code
      FROM head h LEFT JOIN action_academy p ON p.action_id = h.id LEFT JOIN academy d ON d.code = p.academy_code
  ),
  -- One row a cell and stage; presence is a row of no stage, so that an action without lines still counts where it takes place.
  fact AS (
    SELECT id AS action_id, 'WHOLE' AS grain, '' AS slot, year, NULL AS stage, 0::bigint AS cents FROM head
    UNION ALL SELECT action_id, 'WHOLE', '', year, stage, amount_cents FROM line
    UNION ALL SELECT p.action_id, 'ACADEMY', coalesce(p.academy_code, ''), h.year, NULL, 0 FROM place p JOIN head h ON h.id = p.action_id
    UNION ALL SELECT action_id, 'ACADEMY', coalesce(academy_code, ''), year, stage, amount_cents FROM line
    UNION ALL SELECT p.action_id, 'REGION', coalesce(p.academic_region_code, ''), h.year, NULL, 0 FROM place p JOIN head h ON h.id = p.action_id
    UNION ALL SELECT action_id, 'REGION', coalesce(academic_region_code, ''), year, stage, amount_cents FROM line
    UNION ALL SELECT action_id, 'SOURCE', funding_source_code, year, stage, amount_cents FROM line
    UNION ALL
    SELECT l.action_id, 'CAP', s.cap_key, cap_year_of(c.period, v.signed_on, l.dated_on, l.year), l.stage, l.amount_cents
      FROM line l
      JOIN cap_scope s ON s.convention_key = l.convention_key AND s.funding_source_code = l.funding_source_code
      JOIN cap c ON c.key = s.cap_key
      JOIN convention v ON v.key = l.convention_key
  ),
  cell AS (
    SELECT f.action_id, f.grain, f.slot, f.year,
           -- Of an action told as a whole: in its académies, its amounts are not.
           f.grain IN ('ACADEMY', 'REGION') AND f.slot <> '' AS by_place,
           coalesce(sum(f.cents) FILTER (WHERE f.stage = 'PLANNED'), 0)::bigint AS planned,
           coalesce(sum(f.cents) FILTER (WHERE f.stage = 'COMMITTED'), 0)::bigint AS committed,
           coalesce(sum(f.cents) FILTER (WHERE f.stage = 'SPENT'), 0)::bigint AS spent
      FROM fact f GROUP BY f.action_id, f.grain, f.slot, f.year
  )
  SELECT h.id,
         (c.grain, c.slot, h.convention_key, h.axis_code, h.top_code, h.theme_code, c.year, h.is_public, h.is_draft, h.within, 1,
          CASE WHEN h.counted THEN c.planned ELSE 0 END,
          (h.counted AND CASE WHEN c.by_place THEN h.has_planned_by_place ELSE h.has_planned END)::int,
          h.counted::int,
          c.committed,
          (NOT h.owing OR CASE WHEN c.by_place THEN h.has_committed_by_place ELSE h.has_committed END)::int,
          c.spent,
          (CASE WHEN c.by_place THEN h.has_spent_by_place ELSE h.has_spent END)::int,
          (h.owing OR h.has_spent)::int)::spending_part
    FROM cell c JOIN head h ON h.id = c.action_id
$$;

CREATE OR REPLACE FUNCTION action_money_of(ids bigint[]) RETURNS SETOF action_money LANGUAGE sql STABLE AS $$
  SELECT a.id, m.planned, m.committed, m.spent, r.has_planned, r.has_committed, r.has_spent
    FROM action a
    JOIN reporting_of(ids) r ON r.action_id = a.id
    LEFT JOIN (SELECT f.action_id, (sum(f.amount_cents) FILTER (WHERE f.stage = 'PLANNED'))::bigint AS planned,
                      (sum(f.amount_cents) FILTER (WHERE f.stage = 'COMMITTED'))::bigint AS committed,
                      (sum(f.amount_cents) FILTER (WHERE f.stage = 'SPENT'))::bigint AS spent
                 FROM money_line f WHERE f.action_id = ANY (ids) GROUP BY f.action_id) m ON m.action_id = a.id
   WHERE a.id = ANY (ids)
$$;

-- One action by the plan that each connection keeps; many by plans made for them.
ALTER FUNCTION roll_up(bigint[]) RESET plan_cache_mode;
ALTER FUNCTION roll_up_all(bigint[]) SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION rebuild_rollups() SET plan_cache_mode = force_custom_plan;
