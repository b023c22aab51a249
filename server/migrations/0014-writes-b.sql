-- Many actions settled at once, and all anew, by sets (docs/adr/0018).

-- ── What actions add up to, their lines read once ────────────────────────────────────────────────────────────
-- One row a cell, as spending_part has it; that of the whole tells besides what anyone reads of the action's own money (action_money).
CREATE FUNCTION spending_cells_of(ids bigint[]) RETURNS TABLE (
  action_id bigint, grain text, slot text, convention_key text, axis_code text, top_code text, theme_code text, year integer, is_public boolean, is_draft boolean,
  within text[], actions integer, planned bigint, planned_reported integer, planned_expected integer, committed bigint, committed_reported integer, spent bigint,
  spent_reported integer, spent_expected integer, own_planned bigint, own_committed bigint, own_spent bigint, has_planned boolean, has_committed boolean, has_spent boolean
) LANGUAGE sql STABLE ROWS 50000 SET enable_mergejoin = off SET work_mem = '64MB' AS $$
  WITH
  -- Lines of one source, place and day together; an item without shares tells that its stage was told, and no more.
  line AS MATERIALIZED (
    SELECT t.action_id, t.convention_key, t.funding_source_code, t.academy_code, t.dated_on, t.is_firms,
           (sum(t.cents) FILTER (WHERE t.stage = 1))::bigint AS planned, (sum(t.cents) FILTER (WHERE t.stage IN (2, 3)))::bigint AS committed,
           (sum(t.cents) FILTER (WHERE t.stage = 4))::bigint AS spent,
           bool_or(t.stage = 1) AS has_planned, bool_or(t.stage = 2) AS has_committed, bool_or(t.stage = 4) AS has_spent
      FROM (
        SELECT s.action_id, s.convention_key, x.funding_source_code, i.academy_code, s.starts_on AS dated_on, f.firm IS NOT NULL AS is_firms, x.amount_cents AS cents,
               CASE s.kind WHEN 'PLANNED' THEN 1 ELSE 4 END AS stage
          FROM sheet s
          JOIN expense_item i ON i.sheet_id = s.id AND i.action_id = ANY (ids)
          LEFT JOIN expense_share x ON x.expense_item_id = i.id
          LEFT JOIN firms_source f ON f.convention_key = x.convention_key AND f.funding_source_code = x.funding_source_code AND x.amount_cents <> 0
         WHERE s.action_id = ANY (ids) AND s.is_current
        UNION ALL
        SELECT m.action_id, m.convention_key, m.funding_source_code, m.academy_code, m.committed_on, f.firm IS NOT NULL, m.cents, m.stage
          FROM (SELECT c.action_id, c.convention_key, c.funding_source_code, c.academy_code, c.committed_on, c.amount_cents AS cents, 2 AS stage
                  FROM commitment c WHERE c.action_id = ANY (ids)
                UNION ALL
                SELECT e.action_id, e.convention_key, e.funding_source_code, e.academy_code, e.committed_on, -e.amount_cents, 3
                  FROM money_entry e WHERE e.action_id = ANY (ids) AND e.kind = 'RELEASE') m
          LEFT JOIN firms_source f ON f.convention_key = m.convention_key AND f.funding_source_code = m.funding_source_code AND m.cents <> 0
      ) t
     GROUP BY t.action_id, t.convention_key, t.funding_source_code, t.academy_code, t.dated_on, t.is_firms
  ),
  own AS (
    SELECT l.action_id, bool_or(l.has_planned) AS has_planned, bool_or(l.has_committed) AS has_committed, bool_or(l.has_spent) AS has_spent,
           bool_or(l.has_planned AND l.academy_code IS NOT NULL) AS has_planned_by_place,
           bool_or(l.has_committed AND l.academy_code IS NOT NULL) AS has_committed_by_place,
           bool_or(l.has_spent AND l.academy_code IS NOT NULL) AS has_spent_by_place,
           bool_or(l.has_committed AND NOT l.is_firms) AS tells_committed,
           bool_or(l.has_committed AND NOT l.is_firms AND l.academy_code IS NOT NULL) AS tells_committed_by_place,
           (sum(l.planned) FILTER (WHERE NOT l.is_firms))::bigint AS planned, (sum(l.committed) FILTER (WHERE NOT l.is_firms))::bigint AS committed,
           (sum(l.spent) FILTER (WHERE NOT l.is_firms))::bigint AS spent
      FROM line l GROUP BY l.action_id
  ),
  -- Where an action without a place is taken to be; a text is long, and read once for all actions under it.
  seat AS MATERIALIZED (
    SELECT v.key AS convention_key, coalesce(t.territory ->> 'academicRegionCode', y.academic_region_code, '') AS academic_region_code
      FROM (SELECT DISTINCT a.convention_key FROM action a WHERE a.id = ANY (ids)) a
      JOIN convention v ON v.key = a.convention_key
     CROSS JOIN LATERAL (SELECT v.terms -> 'territory' AS territory OFFSET 0) t
      LEFT JOIN academy y ON y.code = t.territory ->> 'academyCode'
  ),
  head AS MATERIALIZED (
    SELECT a.id, a.convention_key, a.axis_code, x.theme_code, a.year, v.signed_on, v.holds_firms_money,
           CASE WHEN x.parent_code IS NULL THEN x.code ELSE (
             WITH RECURSIVE above AS (
               SELECT u.code, u.parent_code FROM axis u WHERE u.convention_key = a.convention_key AND u.code = x.parent_code
               UNION ALL
               SELECT u.code, u.parent_code FROM above JOIN axis u ON u.convention_key = a.convention_key AND u.code = above.parent_code)
             SELECT code FROM above WHERE parent_code IS NULL) END AS top_code,
           a.published_at IS NOT NULL AND a.status <> 'DRAFT' AS is_public, a.status = 'DRAFT' AS is_draft,
           CASE WHEN a.published_at IS NOT NULL AND a.status <> 'DRAFT' AND NOT v.holds_firms_money THEN '{}' ELSE coalesce(
             (SELECT array_agg(DISTINCT d.academic_region_code ORDER BY d.academic_region_code)
                FROM action_academy p JOIN academy d ON d.code = p.academy_code WHERE p.action_id = a.id),
             (SELECT ARRAY[e.academic_region_code] FROM seat e WHERE e.convention_key = a.convention_key)) END AS within,
           a.status IN ('SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED') AS counted,
           a.status IN ('COMMITTED', 'REALISED', 'CLOSED') AS owing,
           o.planned, o.committed, o.spent,
           coalesce(o.has_planned, false) AS has_planned, coalesce(o.has_planned_by_place, false) AS has_planned_by_place,
           coalesce(o.has_committed, false) AS has_committed, coalesce(o.has_committed_by_place, false) AS has_committed_by_place,
           coalesce(o.tells_committed, false) AS tells_committed, coalesce(o.tells_committed_by_place, false) AS tells_committed_by_place,
           coalesce(o.has_spent, false) AS has_spent, coalesce(o.has_spent_by_place, false) AS has_spent_by_place
      FROM action a
      JOIN convention v ON v.key = a.convention_key
      JOIN axis x ON x.convention_key = a.convention_key AND x.code = a.axis_code
      LEFT JOIN own o ON o.action_id = a.id
     WHERE a.id = ANY (ids)
  ),
  cell AS MATERIALIZED (
    SELECT l.action_id,
           CASE GROUPING(l.academy_code, l.academic_region_code, l.funding_source_code) WHEN 7 THEN 'WHOLE' WHEN 3 THEN 'ACADEMY' WHEN 5 THEN 'REGION' ELSE 'SOURCE' END AS grain,
           coalesce(l.academy_code, l.academic_region_code, l.funding_source_code, '') AS slot,
           NULL::integer AS cap_year, sum(l.planned)::bigint AS planned, sum(l.committed)::bigint AS committed, sum(l.spent)::bigint AS spent,
           (sum(l.planned) FILTER (WHERE l.is_firms))::bigint AS firms_planned, (sum(l.committed) FILTER (WHERE l.is_firms))::bigint AS firms_committed,
           (sum(l.spent) FILTER (WHERE l.is_firms))::bigint AS firms_spent,
           bool_or(l.counts AND NOT l.is_firms) AS is_told
      -- Where an action takes place it counts, whatever its lines.
      FROM (SELECT l.action_id, l.funding_source_code, l.academy_code, d.academic_region_code, l.planned, l.committed, l.spent, l.is_firms, l.funding_source_code IS NOT NULL AS counts
              FROM line l LEFT JOIN academy d ON d.code = l.academy_code
            UNION ALL
            SELECT h.id, NULL, p.academy_code, d.academic_region_code, NULL, NULL, NULL, false, true
              FROM head h LEFT JOIN action_academy p ON p.action_id = h.id LEFT JOIN academy d ON d.code = p.academy_code) l
     GROUP BY GROUPING SETS ((l.action_id), (l.action_id, l.academy_code), (l.action_id, l.academic_region_code), (l.action_id, l.funding_source_code))
    HAVING bool_or(l.counts) AND (GROUPING(l.funding_source_code) = 1 OR l.funding_source_code IS NOT NULL)
    UNION ALL
    SELECT l.action_id, 'CAP', s.cap_key, cap_year_of(c.period, h.signed_on, l.dated_on, h.year), sum(l.planned)::bigint, sum(l.committed)::bigint, sum(l.spent)::bigint,
           (sum(l.planned) FILTER (WHERE l.is_firms))::bigint, (sum(l.committed) FILTER (WHERE l.is_firms))::bigint, (sum(l.spent) FILTER (WHERE l.is_firms))::bigint,
           bool_or(NOT l.is_firms)
      FROM line l
      JOIN cap_scope s ON s.convention_key = l.convention_key AND s.funding_source_code = l.funding_source_code
      JOIN cap c ON c.key = s.cap_key
      JOIN head h ON h.id = l.action_id
     GROUP BY l.action_id, s.cap_key, cap_year_of(c.period, h.signed_on, l.dated_on, h.year)
  ),
  -- What all of the cell says, and what is public of it: of a public action, what is not a firm's.
  told AS NOT MATERIALIZED (
    SELECT h.id, c.grain, c.slot, h.convention_key, h.axis_code, h.top_code, h.theme_code, coalesce(c.cap_year, h.year) AS year,
           h.is_public AND c.is_told AS is_public, h.is_draft, h.within, h.counted, h.owing, h.holds_firms_money,
           coalesce(c.planned, 0) AS planned, coalesce(c.committed, 0) AS committed, coalesce(c.spent, 0) AS spent,
           CASE WHEN h.is_public AND c.is_told THEN coalesce(c.firms_planned, 0) ELSE 0 END AS firms_planned,
           CASE WHEN h.is_public AND c.is_told THEN coalesce(c.firms_committed, 0) ELSE 0 END AS firms_committed,
           CASE WHEN h.is_public AND c.is_told THEN coalesce(c.firms_spent, 0) ELSE 0 END AS firms_spent,
           (h.counted AND CASE WHEN b.by_place THEN h.has_planned_by_place ELSE h.has_planned END)::integer AS planned_reported,
           (NOT h.owing OR CASE WHEN b.by_place THEN h.has_committed_by_place ELSE h.has_committed END)::integer AS committed_reported,
           (NOT h.owing OR CASE WHEN b.by_place THEN h.tells_committed_by_place ELSE h.tells_committed END)::integer AS public_committed_reported,
           (CASE WHEN b.by_place THEN h.has_spent_by_place ELSE h.has_spent END)::integer AS spent_reported,
           h.counted::integer AS planned_expected, (h.owing OR h.has_spent)::integer AS spent_expected,
           h.planned AS own_planned, h.committed AS own_committed, h.spent AS own_spent, h.has_planned, h.tells_committed, h.has_spent
      FROM cell c
      JOIN head h ON h.id = c.action_id
      -- Of an action told as a whole: in its académies, its amounts are not.
     CROSS JOIN LATERAL (SELECT c.grain IN ('ACADEMY', 'REGION') AND c.slot <> '' AS by_place) b
  )
  SELECT t.id, t.grain, t.slot, t.convention_key, t.axis_code, t.top_code, t.theme_code, t.year, t.is_public, t.is_draft,
         CASE WHEN t.is_public THEN '{}' ELSE t.within END, 1, CASE WHEN t.counted THEN t.planned - t.firms_planned ELSE 0 END, t.planned_reported, t.planned_expected,
         t.committed - t.firms_committed, CASE WHEN t.is_public THEN t.public_committed_reported ELSE t.committed_reported END,
         t.spent - t.firms_spent, t.spent_reported, t.spent_expected, t.own_planned, t.own_committed, t.own_spent, t.has_planned, t.tells_committed, t.has_spent
    FROM told t
  UNION ALL
  SELECT t.id, t.grain, t.slot, t.convention_key, t.axis_code, t.top_code, t.theme_code, t.year, false, false,
         t.within, 0, CASE WHEN t.counted THEN t.firms_planned ELSE 0 END, 0, 0, t.firms_committed, t.committed_reported - t.public_committed_reported, t.firms_spent, 0, 0,
         NULL, NULL, NULL, NULL, NULL, NULL
    FROM told t
   WHERE t.holds_firms_money AND t.is_public
     AND (t.firms_committed <> 0 OR t.firms_spent <> 0 OR (t.counted AND t.firms_planned <> 0) OR t.committed_reported <> t.public_committed_reported)
$$;

-- Brings the cells to what these actions now add up to. Two transactions that touch one action settle one after the other, each seeing what
-- the other did: the row of its parts is held first. Cells are taken in the order of a digest of their keys, by all writers: sorting eight texts
-- took as long as reading the lines. Few by the plan that each connection keeps (settle_due), many by one made for them (roll_up_all).
CREATE FUNCTION roll_up_many(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- An action of this very transaction is nobody else's yet: there is no row to hold.
  INSERT INTO action_rollup SELECT u.id, '{}' FROM unnest(ids) AS u (id)
   WHERE NOT EXISTS (SELECT FROM action a WHERE a.id = u.id AND a.xmin = pg_current_xact_id()::xid) ORDER BY u.id ON CONFLICT DO NOTHING;
  PERFORM FROM action_rollup WHERE action_id = ANY (ids) ORDER BY action_id FOR UPDATE;
  WITH cell AS MATERIALIZED (
    SELECT * FROM spending_cells_of(ids)
  ), fresh AS MATERIALIZED (
    SELECT c.action_id,
           array_agg((c.grain, c.slot, c.convention_key, c.axis_code, c.top_code, c.theme_code, c.year, c.is_public, c.is_draft, c.within, c.actions, c.planned, c.planned_reported,
                      c.planned_expected, c.committed, c.committed_reported, c.spent, c.spent_reported, c.spent_expected)::spending_part ORDER BY c.grain, c.slot, c.year, c.is_public) AS parts
      FROM cell c GROUP BY c.action_id
  ), former AS MATERIALIZED (
    SELECT r.action_id, r.parts FROM action_rollup r WHERE r.action_id = ANY (ids)
  ), now AS (
    UPDATE action_rollup r SET parts = f.parts FROM fresh f JOIN former o ON o.action_id = f.action_id WHERE r.action_id = f.action_id AND o.parts IS DISTINCT FROM f.parts
  ), first AS (
    INSERT INTO action_rollup SELECT f.* FROM fresh f WHERE NOT EXISTS (SELECT FROM former o WHERE o.action_id = f.action_id)
  ), money AS (
    INSERT INTO action_money AS t SELECT c.action_id, c.own_planned, c.own_committed, c.own_spent, c.has_planned, c.has_committed, c.has_spent, c.convention_key, c.year, c.is_public
      FROM cell c WHERE c.has_planned IS NOT NULL AND c.grain = 'WHOLE' AND EXISTS (SELECT FROM former o WHERE o.action_id = c.action_id)
    ON CONFLICT (action_id) DO UPDATE SET planned = excluded.planned, committed = excluded.committed, spent = excluded.spent,
       has_planned = excluded.has_planned, has_committed = excluded.has_committed, has_spent = excluded.has_spent,
       convention_key = excluded.convention_key, year = excluded.year, is_public = excluded.is_public
     WHERE t IS DISTINCT FROM excluded
  ), first_money AS (
    INSERT INTO action_money SELECT c.action_id, c.own_planned, c.own_committed, c.own_spent, c.has_planned, c.has_committed, c.has_spent, c.convention_key, c.year, c.is_public
      FROM cell c WHERE c.has_planned IS NOT NULL AND c.grain = 'WHOLE' AND NOT EXISTS (SELECT FROM former o WHERE o.action_id = c.action_id)
  ), part AS MATERIALIZED (
    SELECT c.grain, c.slot, c.convention_key, c.axis_code, c.top_code, c.theme_code, c.year, c.is_public, c.is_draft, c.within, c.actions, c.planned, c.planned_reported,
           c.planned_expected, c.committed, c.committed_reported, c.spent, c.spent_reported, c.spent_expected FROM cell c
    UNION ALL
    SELECT p.grain, p.slot, p.convention_key, p.axis_code, p.top_code, p.theme_code, p.year, p.is_public, p.is_draft, p.within, -p.actions::integer, -p.planned, -p.planned_reported::integer,
           -p.planned_expected::integer, -p.committed, -p.committed_reported::integer, -p.spent, -p.spent_reported::integer, -p.spent_expected::integer
      FROM former f CROSS JOIN LATERAL unnest(f.parts) p
  ), inside AS (
    INSERT INTO spending_inside AS t
    SELECT p.grain, p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot, p.is_draft, p.within, sum(p.actions), sum(p.planned),
           sum(p.planned_reported), sum(p.planned_expected), sum(p.committed), sum(p.committed_reported), sum(p.spent), sum(p.spent_reported), sum(p.spent_expected)
      FROM part p WHERE NOT p.is_public
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    HAVING sum(p.actions) <> 0 OR sum(p.planned) <> 0 OR sum(p.planned_reported) <> 0 OR sum(p.planned_expected) <> 0 OR sum(p.committed) <> 0
        OR sum(p.committed_reported) <> 0 OR sum(p.spent) <> 0 OR sum(p.spent_reported) <> 0 OR sum(p.spent_expected) <> 0
     ORDER BY hashtextextended(p.grain || p.convention_key || p.theme_code || p.axis_code || p.slot, p.year), 1, 2, 3, 4, 5, 6, 7, 8, 9
    ON CONFLICT (grain, convention_key, theme_code, year, axis_code, top_code, slot, is_draft, within) DO UPDATE
      SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
          planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
          committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
          spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected
  )
  INSERT INTO spending_public AS t
  SELECT p.grain, CASE GROUPING(p.convention_key, p.theme_code) WHEN 0 THEN 'CELL' WHEN 1 THEN 'CONVENTION' ELSE 'THEME' END, coalesce(p.convention_key, ''), coalesce(p.theme_code, ''), p.year,
         coalesce(p.axis_code, ''), coalesce(p.top_code, ''), p.slot, sum(p.actions), sum(p.planned),
         sum(p.planned_reported), sum(p.planned_expected), sum(p.committed), sum(p.committed_reported), sum(p.spent), sum(p.spent_reported), sum(p.spent_expected)
    FROM part p WHERE p.is_public
   GROUP BY GROUPING SETS ((p.grain, p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot), (p.grain, p.convention_key, p.year, p.slot), (p.grain, p.theme_code, p.year, p.slot))
  HAVING CASE GROUPING(p.convention_key, p.theme_code) WHEN 0 THEN true WHEN 1 THEN p.grain <> 'CAP' ELSE p.grain NOT IN ('CAP', 'SOURCE') END
     AND (sum(p.actions) <> 0 OR sum(p.planned) <> 0 OR sum(p.planned_reported) <> 0 OR sum(p.planned_expected) <> 0 OR sum(p.committed) <> 0
        OR sum(p.committed_reported) <> 0 OR sum(p.spent) <> 0 OR sum(p.spent_reported) <> 0 OR sum(p.spent_expected) <> 0)
   ORDER BY hashtextextended(p.grain || coalesce(p.convention_key, '') || coalesce(p.theme_code, '') || coalesce(p.axis_code, '') || p.slot, p.year), 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (grain, level, convention_key, theme_code, year, axis_code, top_code, slot) DO UPDATE
    SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
        planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
        committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
        spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected;
  IF EXISTS (SELECT FROM unnest(ids) AS u (id) WHERE NOT EXISTS (SELECT FROM action a WHERE a.id = u.id)) THEN
    DELETE FROM action_rollup r WHERE r.action_id = ANY (ids) AND NOT EXISTS (SELECT FROM action a WHERE a.id = r.action_id);
    DELETE FROM action_money m WHERE m.action_id = ANY (ids) AND NOT EXISTS (SELECT FROM action a WHERE a.id = m.action_id);
  END IF;
END $$;

-- Large numbers some thousands at a time, which keeps what is held in memory small.
CREATE OR REPLACE FUNCTION roll_up_all(ids bigint[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  sorted bigint[];
  at integer;
BEGIN
  SELECT array_agg(DISTINCT u.id ORDER BY u.id) INTO sorted FROM unnest(ids) AS u (id);
  FOR at IN 1 .. coalesce(cardinality(sorted), 0) BY 20000 LOOP
    PERFORM roll_up_many(sorted[at : at + 19999]);
  END LOOP;
END $$;

-- ── All anew ─────────────────────────────────────────────────────────────────────────────────────────────────
-- While pages go on reading what was; whoever writes waits at its commit. Levels are added up from cells, not from each action's parts again.
CREATE OR REPLACE FUNCTION rebuild_rollups() RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan SET work_mem = '128MB' SET enable_sort = off AS $$
DECLARE
  last_id bigint := 0;
  ids bigint[];
BEGIN
  LOCK TABLE action_rollup, action_money, spending_public, spending_inside IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM action_rollup;
  DELETE FROM action_money;
  LOOP
    SELECT array_agg(a.id) INTO ids FROM (SELECT id FROM action WHERE id > last_id ORDER BY id LIMIT 50000) a;
    EXIT WHEN ids IS NULL;
    WITH cell AS MATERIALIZED (
      SELECT * FROM spending_cells_of(ids)
    ), money AS (
      INSERT INTO action_money SELECT c.action_id, c.own_planned, c.own_committed, c.own_spent, c.has_planned, c.has_committed, c.has_spent, c.convention_key, c.year, c.is_public
        FROM cell c WHERE c.has_planned IS NOT NULL AND c.grain = 'WHOLE'
    )
    INSERT INTO action_rollup
    SELECT c.action_id,
           array_agg((c.grain, c.slot, c.convention_key, c.axis_code, c.top_code, c.theme_code, c.year, c.is_public, c.is_draft, c.within, c.actions, c.planned, c.planned_reported,
                      c.planned_expected, c.committed, c.committed_reported, c.spent, c.spent_reported, c.spent_expected)::spending_part ORDER BY c.grain, c.slot, c.year, c.is_public)
      FROM cell c GROUP BY c.action_id;
    last_id := ids[cardinality(ids)];
  END LOOP;
  DELETE FROM spending_public;
  INSERT INTO spending_public
  SELECT p.grain, 'CELL', p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot, sum(p.actions), sum(p.planned), sum(p.planned_reported),
         sum(p.planned_expected), sum(p.committed), sum(p.committed_reported), sum(p.spent), sum(p.spent_reported), sum(p.spent_expected)
    FROM action_rollup r CROSS JOIN LATERAL unnest(r.parts) AS p WHERE p.is_public
   GROUP BY p.grain, p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot;
  INSERT INTO spending_public
  SELECT c.grain, 'CONVENTION', c.convention_key, '', c.year, '', '', c.slot, sum(c.actions), sum(c.planned), sum(c.planned_reported),
         sum(c.planned_expected), sum(c.committed), sum(c.committed_reported), sum(c.spent), sum(c.spent_reported), sum(c.spent_expected)
    FROM spending_public c WHERE c.level = 'CELL' AND 'CONVENTION' = ANY (levels_of(c.grain))
   GROUP BY c.grain, c.convention_key, c.year, c.slot;
  INSERT INTO spending_public
  SELECT c.grain, 'THEME', '', c.theme_code, c.year, '', '', c.slot, sum(c.actions), sum(c.planned), sum(c.planned_reported),
         sum(c.planned_expected), sum(c.committed), sum(c.committed_reported), sum(c.spent), sum(c.spent_reported), sum(c.spent_expected)
    FROM spending_public c WHERE c.level = 'CELL' AND 'THEME' = ANY (levels_of(c.grain))
   GROUP BY c.grain, c.theme_code, c.year, c.slot;
  DELETE FROM spending_inside;
  INSERT INTO spending_inside SELECT * FROM spending_inside_detail;
  DELETE FROM rollup_keys;
  INSERT INTO rollup_keys SELECT * FROM rollup_keys_detail;
  PERFORM keep_public_reach();
END $$;
