-- One action settled, and what falls due (docs/adr/0018).

-- ── One action ───────────────────────────────────────────────────────────────────────────────────────────────
CREATE TYPE spending_line AS (funding_source_code text, academy_code text, academic_region_code text, dated_on date, planned bigint, committed bigint, spent bigint);

-- One net change a cell, all cells in one order, so that no two writers wait for each other in a ring: that of roll_up_many.
CREATE OR REPLACE FUNCTION change_spending_cells(added spending_part[], removed spending_part[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO spending_public AS t
  SELECT d.grain, d.level, d.convention_key, d.theme_code, d.year, d.axis_code, d.top_code, d.slot, sum(d.actions), sum(d.planned), sum(d.planned_reported),
         sum(d.planned_expected), sum(d.committed), sum(d.committed_reported), sum(d.spent), sum(d.spent_reported), sum(d.spent_expected)
    FROM (SELECT p.grain, l.level,
                 CASE WHEN l.level = 'THEME' THEN '' ELSE p.convention_key END AS convention_key,
                 CASE WHEN l.level = 'CONVENTION' THEN '' ELSE p.theme_code END AS theme_code,
                 p.year,
                 CASE WHEN l.level = 'CELL' THEN p.axis_code ELSE '' END AS axis_code,
                 CASE WHEN l.level = 'CELL' THEN p.top_code ELSE '' END AS top_code,
                 p.slot, s.sign * p.actions AS actions, s.sign * p.planned AS planned, s.sign * p.planned_reported AS planned_reported,
                 s.sign * p.planned_expected AS planned_expected, s.sign * p.committed AS committed, s.sign * p.committed_reported AS committed_reported,
                 s.sign * p.spent AS spent, s.sign * p.spent_reported AS spent_reported, s.sign * p.spent_expected AS spent_expected
            FROM (VALUES (1, added), (-1, removed)) AS s (sign, parts) CROSS JOIN LATERAL unnest(s.parts) AS p
           CROSS JOIN LATERAL unnest(levels_of(p.grain)) AS l (level)
           WHERE p.is_public) d
   GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(d.actions) <> 0 OR sum(d.planned) <> 0 OR sum(d.planned_reported) <> 0 OR sum(d.planned_expected) <> 0 OR sum(d.committed) <> 0
      OR sum(d.committed_reported) <> 0 OR sum(d.spent) <> 0 OR sum(d.spent_reported) <> 0 OR sum(d.spent_expected) <> 0
   ORDER BY hashtextextended(d.grain || d.convention_key || d.theme_code || d.axis_code || d.slot, d.year), 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (grain, level, convention_key, theme_code, year, axis_code, top_code, slot) DO UPDATE
    SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
        planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
        committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
        spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected;
  IF NOT EXISTS (SELECT FROM unnest(added) p WHERE NOT p.is_public) AND NOT EXISTS (SELECT FROM unnest(removed) p WHERE NOT p.is_public) THEN RETURN; END IF;
  INSERT INTO spending_inside AS t
  SELECT p.grain, p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot, p.is_draft, p.within, sum(s.sign * p.actions), sum(s.sign * p.planned),
         sum(s.sign * p.planned_reported), sum(s.sign * p.planned_expected), sum(s.sign * p.committed), sum(s.sign * p.committed_reported),
         sum(s.sign * p.spent), sum(s.sign * p.spent_reported), sum(s.sign * p.spent_expected)
    FROM (VALUES (1, added), (-1, removed)) AS s (sign, parts) CROSS JOIN LATERAL unnest(s.parts) AS p
   WHERE NOT p.is_public
   GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  HAVING sum(s.sign * p.actions) <> 0 OR sum(s.sign * p.planned) <> 0 OR sum(s.sign * p.planned_reported) <> 0 OR sum(s.sign * p.planned_expected) <> 0 OR sum(s.sign * p.committed) <> 0
      OR sum(s.sign * p.committed_reported) <> 0 OR sum(s.sign * p.spent) <> 0 OR sum(s.sign * p.spent_reported) <> 0 OR sum(s.sign * p.spent_expected) <> 0
   ORDER BY hashtextextended(p.grain || p.convention_key || p.theme_code || p.axis_code || p.slot, p.year), 1, 2, 3, 4, 5, 6, 7, 8, 9
  ON CONFLICT (grain, convention_key, theme_code, year, axis_code, top_code, slot, is_draft, within) DO UPDATE
    SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
        planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
        committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
        spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected;
END $$;

-- Each part of a new public action is one change of each of its cells: there is nothing to net.
CREATE FUNCTION add_to_public_cells(added spending_part[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO spending_public AS t
  SELECT p.grain, l.level, l.convention_key, l.theme_code, p.year, l.axis_code, l.top_code, p.slot, p.actions, p.planned, p.planned_reported,
         p.planned_expected, p.committed, p.committed_reported, p.spent, p.spent_reported, p.spent_expected
    FROM unnest(added) AS p
   CROSS JOIN LATERAL (VALUES ('CELL', p.convention_key, p.theme_code, p.axis_code, p.top_code), ('CONVENTION', p.convention_key, '', '', ''), ('THEME', '', p.theme_code, '', ''))
           AS l (level, convention_key, theme_code, axis_code, top_code)
   WHERE l.level = 'CELL' OR (p.grain <> 'CAP' AND (l.level = 'CONVENTION' OR p.grain <> 'SOURCE'))
   ORDER BY hashtextextended(p.grain || l.convention_key || l.theme_code || l.axis_code || p.slot, p.year), 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (grain, level, convention_key, theme_code, year, axis_code, top_code, slot) DO UPDATE
    SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
        planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
        committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
        spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected;
END $$;

DROP FUNCTION roll_up(bigint[]);
-- What roll_up_many does, of one action: what does not depend on its lines is found once, and is no part of the statements that add them up.
CREATE FUNCTION roll_up(of_action bigint) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  former spending_part[];
  fresh spending_part[];
  a record;
  lines spending_line[];
  t record;
  top text;
  above text;
  within text[] := '{}';
  was_kept boolean;
BEGIN
  -- Two transactions that touch one action settle one after the other, each seeing what the other did: the row of its parts is held first.
  -- An action of this very transaction is nobody else's yet.
  SELECT r.parts INTO former FROM action_rollup r WHERE r.action_id = of_action FOR UPDATE;
  was_kept := FOUND;
  IF NOT was_kept AND NOT EXISTS (SELECT FROM action n WHERE n.id = of_action AND n.xmin = pg_current_xact_id()::xid) THEN
    INSERT INTO action_rollup VALUES (of_action, '{}') ON CONFLICT DO NOTHING;
    SELECT r.parts INTO former FROM action_rollup r WHERE r.action_id = of_action FOR UPDATE;
    was_kept := true;
  END IF;
  SELECT n.convention_key, n.axis_code, n.year, x.theme_code, x.parent_code, v.signed_on, v.holds_firms_money, n.status = 'DRAFT' AS is_draft,
         n.published_at IS NOT NULL AND n.status <> 'DRAFT' AS is_public,
         n.status IN ('SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED') AS counted,
         n.status IN ('COMMITTED', 'REALISED', 'CLOSED') AS owing
    INTO a
    FROM action n
    JOIN axis x ON x.convention_key = n.convention_key AND x.code = n.axis_code
    JOIN convention v ON v.key = n.convention_key
   WHERE n.id = of_action;
  IF NOT FOUND OR a.holds_firms_money THEN
    PERFORM roll_up_many(ARRAY[of_action]);
    RETURN;
  END IF;
  top := a.axis_code;
  above := a.parent_code;
  WHILE above IS NOT NULL LOOP
    SELECT x.code, x.parent_code INTO top, above FROM axis x WHERE x.convention_key = a.convention_key AND x.code = above;
  END LOOP;
  IF NOT a.is_public THEN
    SELECT coalesce(
             (SELECT array_agg(DISTINCT d.academic_region_code ORDER BY d.academic_region_code)
                FROM action_academy p JOIN academy d ON d.code = p.academy_code WHERE p.action_id = of_action),
             (SELECT ARRAY[coalesce(s.territory ->> 'academicRegionCode', y.academic_region_code, '')]
                FROM (SELECT v.terms -> 'territory' AS territory FROM convention v WHERE v.key = a.convention_key OFFSET 0) s
                LEFT JOIN academy y ON y.code = s.territory ->> 'academyCode')) INTO within;
  END IF;
  SELECT array_agg((m.funding_source_code, m.academy_code, d.academic_region_code, m.dated_on, m.planned, m.committed, m.spent)::spending_line) FILTER (WHERE m.funding_source_code IS NOT NULL) AS lines,
         sum(m.planned)::bigint AS planned, sum(m.committed)::bigint AS committed, sum(m.spent)::bigint AS spent,
         coalesce(bool_or(m.stage = 1), false) AS has_planned, coalesce(bool_or(m.stage = 1 AND m.academy_code IS NOT NULL), false) AS has_planned_by_place,
         coalesce(bool_or(m.stage = 2), false) AS has_committed, coalesce(bool_or(m.stage = 2 AND m.academy_code IS NOT NULL), false) AS has_committed_by_place,
         coalesce(bool_or(m.stage = 4), false) AS has_spent, coalesce(bool_or(m.stage = 4 AND m.academy_code IS NOT NULL), false) AS has_spent_by_place
    INTO t
    FROM (SELECT x.funding_source_code, i.academy_code, s.starts_on AS dated_on, CASE s.kind WHEN 'PLANNED' THEN 1 ELSE 4 END AS stage,
                 CASE s.kind WHEN 'PLANNED' THEN x.amount_cents END AS planned, NULL::bigint AS committed, CASE s.kind WHEN 'PLANNED' THEN NULL ELSE x.amount_cents END AS spent
            FROM sheet s JOIN expense_item i ON i.sheet_id = s.id LEFT JOIN expense_share x ON x.expense_item_id = i.id
           WHERE s.action_id = of_action AND s.is_current
          UNION ALL
          SELECT c.funding_source_code, c.academy_code, c.committed_on, 2, NULL, c.amount_cents, NULL FROM commitment c WHERE c.action_id = of_action
          UNION ALL
          SELECT e.funding_source_code, e.academy_code, e.committed_on, 3, NULL, -e.amount_cents, NULL FROM money_entry e WHERE e.action_id = of_action AND e.kind = 'RELEASE') m
    LEFT JOIN academy d ON d.code = m.academy_code;
  lines := t.lines;
  SELECT array_agg((c.grain, c.slot, a.convention_key, a.axis_code, top, a.theme_code, c.year, a.is_public, a.is_draft, within, 1,
                    CASE WHEN a.counted THEN coalesce(c.planned, 0) ELSE 0 END,
                    (a.counted AND CASE WHEN c.by_place THEN t.has_planned_by_place ELSE t.has_planned END)::integer, a.counted::integer,
                    coalesce(c.committed, 0), (NOT a.owing OR CASE WHEN c.by_place THEN t.has_committed_by_place ELSE t.has_committed END)::integer,
                    coalesce(c.spent, 0), (CASE WHEN c.by_place THEN t.has_spent_by_place ELSE t.has_spent END)::integer,
                    (a.owing OR t.has_spent)::integer)::spending_part ORDER BY c.grain, c.slot, c.year) INTO fresh
    FROM (
      SELECT CASE GROUPING(l.academy_code, l.academic_region_code, l.funding_source_code) WHEN 7 THEN 'WHOLE' WHEN 3 THEN 'ACADEMY' WHEN 5 THEN 'REGION' ELSE 'SOURCE' END AS grain,
             coalesce(l.academy_code, l.academic_region_code, l.funding_source_code, '') AS slot, a.year AS year,
             GROUPING(l.academy_code, l.academic_region_code, l.funding_source_code) IN (3, 5) AND coalesce(l.academy_code, l.academic_region_code) IS NOT NULL AS by_place,
             sum(l.planned)::bigint AS planned, sum(l.committed)::bigint AS committed, sum(l.spent)::bigint AS spent
        FROM (SELECT u.funding_source_code, u.academy_code, u.academic_region_code, u.planned, u.committed, u.spent FROM unnest(lines) u
              UNION ALL
              SELECT NULL, p.academy_code, d.academic_region_code, NULL, NULL, NULL
                FROM (VALUES (of_action)) n (id) LEFT JOIN action_academy p ON p.action_id = n.id LEFT JOIN academy d ON d.code = p.academy_code) l
       GROUP BY GROUPING SETS ((), (l.academy_code), (l.academic_region_code), (l.funding_source_code))
      HAVING GROUPING(l.funding_source_code) = 1 OR l.funding_source_code IS NOT NULL
      UNION ALL
      SELECT 'CAP', s.cap_key, y.year, false, sum(l.planned)::bigint, sum(l.committed)::bigint, sum(l.spent)::bigint
        FROM unnest(lines) l
        JOIN cap_scope s ON s.convention_key = a.convention_key AND s.funding_source_code = l.funding_source_code
        JOIN cap k ON k.key = s.cap_key
       CROSS JOIN LATERAL (SELECT cap_year_of(k.period, a.signed_on, l.dated_on, a.year) AS year) y
       GROUP BY s.cap_key, y.year) c;
  IF was_kept THEN
    UPDATE action_rollup SET parts = fresh WHERE action_id = of_action AND parts IS DISTINCT FROM fresh;
    INSERT INTO action_money AS m VALUES (of_action, t.planned, t.committed, t.spent, t.has_planned, t.has_committed, t.has_spent, a.convention_key, a.year, a.is_public)
        ON CONFLICT (action_id) DO UPDATE SET planned = excluded.planned, committed = excluded.committed, spent = excluded.spent,
           has_planned = excluded.has_planned, has_committed = excluded.has_committed, has_spent = excluded.has_spent,
           convention_key = excluded.convention_key, year = excluded.year, is_public = excluded.is_public
     WHERE m IS DISTINCT FROM excluded;
  ELSE
    INSERT INTO action_rollup VALUES (of_action, fresh);
    INSERT INTO action_money VALUES (of_action, t.planned, t.committed, t.spent, t.has_planned, t.has_committed, t.has_spent, a.convention_key, a.year, a.is_public);
  END IF;
  -- The cells are shared by all writers: they are changed last, and held for as short as can be.
  IF NOT was_kept AND a.is_public THEN
    PERFORM add_to_public_cells(fresh);
  ELSIF fresh IS DISTINCT FROM former THEN
    PERFORM change_spending_cells(fresh, former);
  END IF;
END $$;

-- ── What falls due ───────────────────────────────────────────────────────────────────────────────────────────
-- The one action that a transaction has changed so far, if it is one alone, is kept in mind besides ('conventions.due', for this transaction; a
-- savepoint takes it back as it takes back the row): the further statements that write its lines look there, and not at tables.
CREATE OR REPLACE FUNCTION rollup_falls_due(ids bigint[], with_keys boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT with_keys AND cardinality(ids) <= 4 AND EXISTS (
    SELECT FROM rollup_due d WHERE d.transaction = pg_current_xact_id() AND cardinality(d.actions) <= 100 AND ids <@ d.actions) THEN
    RETURN;
  END IF;
  WITH kept AS (
    INSERT INTO rollup_due AS d VALUES (pg_current_xact_id(), ids, with_keys)
    ON CONFLICT (transaction) DO UPDATE SET actions = d.actions || excluded.actions, keys = d.keys OR excluded.keys
      WHERE cardinality(d.actions) <= 1000 OR (excluded.keys AND NOT d.keys)
    RETURNING 1
  )
  INSERT INTO rollup_due_more SELECT pg_current_xact_id(), ids WHERE NOT EXISTS (SELECT FROM kept);
  IF cardinality(ids) = 1 THEN PERFORM set_config('conventions.due', ids[1]::text, true); END IF;
END $$;

CREATE OR REPLACE FUNCTION spending_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known text := coalesce(current_setting('conventions.due', true), '');
  ids bigint[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF known <> '' AND NOT EXISTS (SELECT FROM added n WHERE n.action_id <> known::bigint) THEN RETURN NULL; END IF;
    SELECT array_agg(DISTINCT n.action_id) INTO ids FROM added n;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT o.action_id) INTO ids FROM removed o;
  ELSE
    SELECT array_agg(DISTINCT u.action_id) INTO ids FROM (SELECT n.action_id FROM added n UNION ALL SELECT o.action_id FROM removed o) u;
  END IF;
  IF ids IS NOT NULL THEN PERFORM rollup_falls_due(ids, false); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION share_changes_spending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known text := coalesce(current_setting('conventions.due', true), '');
  ids bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN
      IF known <> '' AND NOT EXISTS (SELECT FROM added n JOIN expense_item i ON i.id = n.expense_item_id WHERE i.action_id <> known::bigint) THEN RETURN NULL; END IF;
      SELECT array_agg(DISTINCT i.action_id) INTO ids FROM added n JOIN expense_item i ON i.id = n.expense_item_id;
    WHEN 'DELETE' THEN SELECT array_agg(DISTINCT i.action_id) INTO ids FROM removed o JOIN expense_item i ON i.id = o.expense_item_id;
    ELSE SELECT array_agg(DISTINCT i.action_id) INTO ids
           FROM (SELECT n.expense_item_id FROM added n UNION ALL SELECT o.expense_item_id FROM removed o) u JOIN expense_item i ON i.id = u.expense_item_id;
  END CASE;
  IF ids IS NOT NULL THEN PERFORM rollup_falls_due(ids, false); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION settle_due(of_transaction xid8) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  due rollup_due;
  more bigint[];
BEGIN
  DELETE FROM rollup_due WHERE transaction = of_transaction RETURNING * INTO due;
  IF due.transaction IS NULL THEN RETURN; END IF;
  PERFORM set_config('conventions.due', '', true);
  IF cardinality(due.actions) > 1000 THEN
    WITH gone AS (DELETE FROM rollup_due_more WHERE transaction = of_transaction RETURNING actions)
    SELECT array_agg(DISTINCT u.id) INTO more FROM gone CROSS JOIN LATERAL unnest(gone.actions) AS u (id);
    due.actions := due.actions || coalesce(more, '{}');
  END IF;
  IF due.keys THEN
    due.actions := due.actions || actions_keyed_anew();
    INSERT INTO rollup_keys AS k SELECT * FROM rollup_keys_detail ORDER BY convention_key
        ON CONFLICT (convention_key) DO UPDATE SET digest = excluded.digest WHERE k.digest <> excluded.digest;
    DELETE FROM rollup_keys k WHERE NOT EXISTS (SELECT FROM convention c WHERE c.key = k.convention_key);
  END IF;
  IF cardinality(due.actions) = 1 THEN
    PERFORM roll_up(due.actions[1]);
  ELSIF cardinality(due.actions) <= 50 THEN
    -- Few by the plan that each connection keeps, many by one made for them.
    PERFORM roll_up_many(ARRAY(SELECT DISTINCT u.id FROM unnest(due.actions) AS u (id)));
  ELSE
    PERFORM roll_up_all(due.actions);
  END IF;
END $$;
