-- Rows of a few actions, found at once whatever the number of all others (docs/adr/0018).

-- ── Reading the lines of a few actions ───────────────────────────────────────────────────────────────────────
-- What hangs on a sheet is read where the sheet is. Asked over all lines, that is one list of the sheets that may be read, made once
-- (readable_sheets, 0006); asked of a page of actions, a look at each line's own sheet, or the list would cost more than all else.
-- A connection says which of the two its questions are; both let the same rows through.
CREATE FUNCTION reads_few() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('app.reads', true), '') = 'FEW' $$;

CREATE FUNCTION readable_sheet(of_sheet bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN EXISTS (SELECT FROM sheet WHERE id = of_sheet); END $$;
CREATE FUNCTION readable_item(of_item bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN EXISTS (SELECT FROM expense_item WHERE id = of_item); END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['expense_item', 'headcount', 'in_kind_support', 'sheet_target'] LOOP
    EXECUTE format('ALTER POLICY reading ON %I USING (CASE WHEN (SELECT reads_few()) THEN readable_sheet(sheet_id) ELSE sheet_id IN (SELECT readable_sheets()) END)', name);
  END LOOP;
END $$;
ALTER POLICY reading ON expense_share USING (CASE WHEN (SELECT reads_few()) THEN readable_item(expense_item_id) ELSE expense_item_id IN (SELECT readable_items()) END);

-- A file is looked for among the lines one table after the other, up to the first that may be read. What withholds it stays (0008).
CREATE FUNCTION readable_file(of_file bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM action WHERE import_file_id = of_file) OR EXISTS (SELECT FROM sheet WHERE import_file_id = of_file)
      OR EXISTS (SELECT FROM expense_item WHERE import_file_id = of_file) OR EXISTS (SELECT FROM headcount WHERE import_file_id = of_file)
      OR EXISTS (SELECT FROM commitment WHERE import_file_id = of_file) OR EXISTS (SELECT FROM indicator WHERE import_file_id = of_file)
      OR EXISTS (SELECT FROM in_kind_support WHERE import_file_id = of_file);
END $$;
ALTER POLICY reading ON import_file USING (
  CASE WHEN (SELECT reads_few()) THEN readable_file(id)
       ELSE id IN (SELECT import_file_id FROM action) OR id IN (SELECT import_file_id FROM sheet) OR id IN (SELECT import_file_id FROM expense_item)
         OR id IN (SELECT import_file_id FROM headcount) OR id IN (SELECT import_file_id FROM commitment) OR id IN (SELECT import_file_id FROM indicator)
         OR id IN (SELECT import_file_id FROM in_kind_support) END
  AND id NOT IN (SELECT c.import_file_id FROM standing_confidentiality() c
                  WHERE c.import_file_id IS NOT NULL AND c.convention_key <> ALL ((SELECT reader_conventions())::text[]))
);

-- ── The money of each action, whole ──────────────────────────────────────────────────────────────────────────
-- For lists that are sorted by it, and for the action itself. NULL: no line of that stage; told: as action_reporting has it.
CREATE TABLE action_money (
  action_id     bigint PRIMARY KEY,
  planned       bigint,
  committed     bigint,
  spent         bigint,
  has_planned   boolean NOT NULL,
  has_committed boolean NOT NULL,
  has_spent     boolean NOT NULL
);
CREATE INDEX action_money_planned ON action_money (coalesce(planned, -1) DESC, action_id);
CREATE INDEX action_money_committed ON action_money (coalesce(committed, -1) DESC, action_id);
CREATE INDEX action_money_spent ON action_money (coalesce(spent, -1) DESC, action_id);
ALTER TABLE action_money ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON action_money USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON action_money FOR SELECT USING (EXISTS (SELECT FROM action a WHERE a.id = action_money.action_id));

-- A list of one convention's year is found by both, whatever the axis.
CREATE INDEX action_convention_year ON action (convention_key, year, id);

CREATE FUNCTION action_money_of(ids bigint[]) RETURNS SETOF action_money LANGUAGE sql STABLE AS $$
  SELECT a.id, m.planned, m.committed, m.spent, r.has_planned, r.has_committed, r.has_spent
    FROM action a
    JOIN action_reporting r ON r.action_id = a.id
    LEFT JOIN (SELECT f.action_id, (sum(f.amount_cents) FILTER (WHERE f.stage = 'PLANNED'))::bigint AS planned,
                      (sum(f.amount_cents) FILTER (WHERE f.stage = 'COMMITTED'))::bigint AS committed,
                      (sum(f.amount_cents) FILTER (WHERE f.stage = 'SPENT'))::bigint AS spent
                 FROM money_line f WHERE f.action_id = ANY (ids) GROUP BY f.action_id) m ON m.action_id = a.id
   WHERE a.id = ANY (ids)
$$;

CREATE OR REPLACE FUNCTION roll_up(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  former spending_part[];
  fresh spending_part[];
BEGIN
  INSERT INTO action_rollup SELECT u.id, '{}' FROM unnest(ids) AS u (id) ORDER BY u.id ON CONFLICT DO NOTHING;
  PERFORM FROM action_rollup WHERE action_id = ANY (ids) ORDER BY action_id FOR UPDATE;
  SELECT array_agg(p) INTO former FROM action_rollup r CROSS JOIN LATERAL unnest(r.parts) AS p WHERE r.action_id = ANY (ids);
  WITH now AS (
    UPDATE action_rollup r SET parts = n.parts
      FROM (SELECT s.action_id, array_agg(s.part ORDER BY s.part) AS parts FROM spending_parts_of(ids) s GROUP BY s.action_id) n
     WHERE r.action_id = n.action_id
    RETURNING n.parts
  )
  SELECT array_agg(p) INTO fresh FROM now CROSS JOIN LATERAL unnest(now.parts) AS p;
  INSERT INTO action_money AS t SELECT * FROM action_money_of(ids)
      ON CONFLICT (action_id) DO UPDATE SET planned = excluded.planned, committed = excluded.committed, spent = excluded.spent,
        has_planned = excluded.has_planned, has_committed = excluded.has_committed, has_spent = excluded.has_spent
   WHERE t IS DISTINCT FROM excluded;
  IF EXISTS (SELECT FROM unnest(ids) AS u (id) WHERE NOT EXISTS (SELECT FROM action a WHERE a.id = u.id)) THEN
    DELETE FROM action_rollup r WHERE r.action_id = ANY (ids) AND NOT EXISTS (SELECT FROM action a WHERE a.id = r.action_id);
    DELETE FROM action_money m WHERE m.action_id = ANY (ids) AND NOT EXISTS (SELECT FROM action a WHERE a.id = m.action_id);
  END IF;
  -- The cells are shared by all writers: they are changed last, and held for as short as can be.
  IF fresh IS DISTINCT FROM former THEN PERFORM change_spending_cells(fresh, former); END IF;
END $$;

CREATE OR REPLACE FUNCTION rebuild_rollups() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last_id bigint := 0;
  ids bigint[];
BEGIN
  LOCK TABLE action_rollup, action_money, spending_public, spending_inside IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM action_rollup;
  DELETE FROM action_money;
  LOOP
    SELECT array_agg(a.id) INTO ids FROM (SELECT id FROM action WHERE id > last_id ORDER BY id LIMIT 5000) a;
    EXIT WHEN ids IS NULL;
    INSERT INTO action_rollup SELECT s.action_id, array_agg(s.part ORDER BY s.part) FROM spending_parts_of(ids) s GROUP BY s.action_id;
    INSERT INTO action_money SELECT * FROM action_money_of(ids);
    SELECT max(u.id) INTO last_id FROM unnest(ids) AS u (id);
  END LOOP;
  DELETE FROM spending_public;
  INSERT INTO spending_public SELECT * FROM spending_public_detail;
  DELETE FROM spending_inside;
  INSERT INTO spending_inside SELECT * FROM spending_inside_detail;
  DELETE FROM rollup_keys;
  INSERT INTO rollup_keys SELECT * FROM rollup_keys_detail;
END $$;

-- Planned once a connection: a plan for these very actions is the same plan, and takes twenty times as long to make as to run.
ALTER FUNCTION roll_up(bigint[]) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION change_spending_cells(spending_part[], spending_part[]) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION settle_rollups() SET plan_cache_mode = force_generic_plan;

SELECT rebuild_rollups();
