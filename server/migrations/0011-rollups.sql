-- Rollups: sums of money kept beside the lines that they are made of (docs/adr/0018). They change in the writing transaction
-- itself, as its last act, by what its actions now add up to less what they added up to before.
-- NULL means « not reported » in no column here: what was told is counted beside each sum.

-- What one action adds to one cell. A grain is what it is broken down by besides convention, axis and year; the slot is the
-- value of it: WHOLE (none), ACADEMY and REGION (empty: not broken down), SOURCE, CAP (its year is the cap's).
CREATE TYPE spending_part AS (
  grain              text,
  slot               text,
  convention_key     text,
  axis_code          text,
  top_code           text,
  theme_code         text,
  year               integer,
  -- Published and no draft: anyone may read it. The rest is read by those of the convention, or of the régions that it lies within.
  is_public          boolean,
  is_draft           boolean,
  within             text[],
  actions            bigint,
  planned            bigint,
  planned_reported   bigint,
  planned_expected   bigint,
  committed          bigint,
  committed_reported bigint,
  spent              bigint,
  spent_reported     bigint,
  spent_expected     bigint
);

-- What each action has put into the cells: taken out again when it changes.
CREATE TABLE action_rollup (
  action_id bigint PRIMARY KEY,
  parts     spending_part[] NOT NULL
);
ALTER TABLE action_rollup ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON action_rollup USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

-- What is public, at the levels that pages ask for: CELL has all keys, CONVENTION those of the convention and year, THEME
-- those of the theme and year; a key that a level does not have is empty. A cell without actions is as if it were not there.
CREATE TABLE spending_public (
  grain              text COLLATE "C" NOT NULL,
  level              text COLLATE "C" NOT NULL CHECK (level IN ('CELL', 'CONVENTION', 'THEME')),
  convention_key     text COLLATE "C" NOT NULL,
  theme_code         text COLLATE "C" NOT NULL,
  year               integer NOT NULL,
  axis_code          text COLLATE "C" NOT NULL,
  top_code           text COLLATE "C" NOT NULL,
  slot               text COLLATE "C" NOT NULL,
  actions            bigint NOT NULL,
  planned            bigint NOT NULL,
  planned_reported   bigint NOT NULL,
  planned_expected   bigint NOT NULL,
  committed          bigint NOT NULL,
  committed_reported bigint NOT NULL,
  spent              bigint NOT NULL,
  spent_reported     bigint NOT NULL,
  spent_expected     bigint NOT NULL,
  PRIMARY KEY (grain, level, convention_key, theme_code, year, axis_code, top_code, slot)
) WITH (fillfactor = 70);

-- What is inside, with all keys: whoever reads it reads it by convention or by région.
CREATE TABLE spending_inside (
  grain              text COLLATE "C" NOT NULL,
  convention_key     text COLLATE "C" NOT NULL,
  theme_code         text COLLATE "C" NOT NULL,
  year               integer NOT NULL,
  axis_code          text COLLATE "C" NOT NULL,
  top_code           text COLLATE "C" NOT NULL,
  slot               text COLLATE "C" NOT NULL,
  is_draft           boolean NOT NULL,
  within             text[] NOT NULL,
  actions            bigint NOT NULL,
  planned            bigint NOT NULL,
  planned_reported   bigint NOT NULL,
  planned_expected   bigint NOT NULL,
  committed          bigint NOT NULL,
  committed_reported bigint NOT NULL,
  spent              bigint NOT NULL,
  spent_reported     bigint NOT NULL,
  spent_expected     bigint NOT NULL,
  PRIMARY KEY (grain, convention_key, theme_code, year, axis_code, top_code, slot, is_draft, within)
) WITH (fillfactor = 70);

-- The same readers as of the actions themselves (0006). The first condition spares the public a look at every row.
ALTER TABLE spending_inside ENABLE ROW LEVEL SECURITY;
CREATE POLICY adding ON spending_inside FOR INSERT WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY changing ON spending_inside FOR UPDATE USING ((SELECT reader_is_system()));
CREATE POLICY clearing ON spending_inside FOR DELETE USING ((SELECT reader_is_system()));
CREATE POLICY reading ON spending_inside FOR SELECT USING (
  (SELECT reader_role()) <> 'PUBLIC'
  AND ((convention_key = ANY ((SELECT reader_conventions())::text[]) AND (NOT is_draft OR (SELECT reader_reads_drafts())))
       OR ((SELECT reader_role()) = 'DELEGATION' AND NOT is_draft AND within <@ (SELECT reader_regions())
           AND ((SELECT nullif(current_setting('app.conventions', true), '')) IS NULL
                OR convention_key = ANY (string_to_array((SELECT current_setting('app.conventions', true)), ',')))))
);

-- ── What actions add up to, from their lines ─────────────────────────────────────────────────────────────────
-- The rules are those of the figures: what a status counts for (shared/action), what is told whole and what by place.
CREATE FUNCTION spending_parts_of(ids bigint[]) RETURNS TABLE (action_id bigint, part spending_part) LANGUAGE sql STABLE AS $$
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
      JOIN action_reporting r ON r.action_id = a.id
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

-- The levels that a public part counts in.
CREATE FUNCTION levels_of(grain text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE grain WHEN 'CAP' THEN ARRAY['CELL'] WHEN 'SOURCE' THEN ARRAY['CELL', 'CONVENTION'] ELSE ARRAY['CELL', 'CONVENTION', 'THEME'] END
$$;

-- Adds parts to the cells and takes others out: one net change a cell, in the order of the keys, so that no two writers wait for
-- each other in a ring.
CREATE FUNCTION change_spending_cells(added spending_part[], removed spending_part[]) RETURNS void LANGUAGE plpgsql AS $$
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
  HAVING (sum(d.actions), sum(d.planned), sum(d.planned_reported), sum(d.planned_expected), sum(d.committed), sum(d.committed_reported), sum(d.spent),
          sum(d.spent_reported), sum(d.spent_expected)) IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0, 0, 0)
   ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (grain, level, convention_key, theme_code, year, axis_code, top_code, slot) DO UPDATE
    SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
        planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
        committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
        spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected;
  INSERT INTO spending_inside AS t
  SELECT p.grain, p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot, p.is_draft, p.within, sum(s.sign * p.actions), sum(s.sign * p.planned),
         sum(s.sign * p.planned_reported), sum(s.sign * p.planned_expected), sum(s.sign * p.committed), sum(s.sign * p.committed_reported),
         sum(s.sign * p.spent), sum(s.sign * p.spent_reported), sum(s.sign * p.spent_expected)
    FROM (VALUES (1, added), (-1, removed)) AS s (sign, parts) CROSS JOIN LATERAL unnest(s.parts) AS p
   WHERE NOT p.is_public
   GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  HAVING (sum(s.sign * p.actions), sum(s.sign * p.planned), sum(s.sign * p.planned_reported), sum(s.sign * p.planned_expected), sum(s.sign * p.committed),
          sum(s.sign * p.committed_reported), sum(s.sign * p.spent), sum(s.sign * p.spent_reported), sum(s.sign * p.spent_expected))
         IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0, 0, 0)
   ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  ON CONFLICT (grain, convention_key, theme_code, year, axis_code, top_code, slot, is_draft, within) DO UPDATE
    SET actions = t.actions + excluded.actions, planned = t.planned + excluded.planned, planned_reported = t.planned_reported + excluded.planned_reported,
        planned_expected = t.planned_expected + excluded.planned_expected, committed = t.committed + excluded.committed,
        committed_reported = t.committed_reported + excluded.committed_reported, spent = t.spent + excluded.spent,
        spent_reported = t.spent_reported + excluded.spent_reported, spent_expected = t.spent_expected + excluded.spent_expected;
END $$;

-- Brings the cells to what these actions now add up to. Two transactions that touch one action settle one after the other, each
-- seeing what the other did: the row of its parts is held first.
CREATE FUNCTION roll_up(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  former spending_part[];
  fresh spending_part[];
BEGIN
  INSERT INTO action_rollup SELECT u.id, '{}' FROM unnest(ids) AS u (id) ORDER BY u.id ON CONFLICT DO NOTHING;
  PERFORM FROM action_rollup WHERE action_id = ANY (ids) ORDER BY action_id FOR UPDATE;
  SELECT array_agg(p) INTO former FROM action_rollup r CROSS JOIN LATERAL unnest(r.parts) AS p WHERE r.action_id = ANY (ids);
  WITH gone AS (
    DELETE FROM action_rollup r WHERE r.action_id = ANY (ids) AND NOT EXISTS (SELECT FROM action a WHERE a.id = r.action_id)
  ), now AS (
    UPDATE action_rollup r SET parts = n.parts
      FROM (SELECT s.action_id, array_agg(s.part ORDER BY s.part) AS parts FROM spending_parts_of(ids) s GROUP BY s.action_id) n
     WHERE r.action_id = n.action_id
    RETURNING n.parts
  )
  SELECT array_agg(p) INTO fresh FROM now CROSS JOIN LATERAL unnest(now.parts) AS p;
  PERFORM change_spending_cells(fresh, former);
END $$;

-- ── What has changed in this transaction ─────────────────────────────────────────────────────────────────────
-- One row a transaction, gone before it commits: nothing to keep over a crash.
CREATE UNLOGGED TABLE rollup_due (
  transaction xid8 PRIMARY KEY,
  actions     bigint[] NOT NULL,
  -- Axes, caps, places: what cells are keyed by may have changed.
  keys        boolean NOT NULL
);
ALTER TABLE rollup_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON rollup_due USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

-- What the keys of a convention's cells rest upon, as of when its cells were last keyed.
CREATE TABLE rollup_keys (
  convention_key text PRIMARY KEY,
  digest         text NOT NULL
);
ALTER TABLE rollup_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON rollup_keys USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

CREATE VIEW rollup_keys_detail WITH (security_invoker = true) AS
SELECT c.key AS convention_key,
       md5(jsonb_build_array(
         c.signed_on, c.terms -> 'territory',
         (SELECT jsonb_agg(jsonb_build_array(x.code, x.parent_code, x.theme_code) ORDER BY x.code) FROM axis x WHERE x.convention_key = c.key),
         (SELECT jsonb_agg(jsonb_build_array(s.cap_key, s.funding_source_code, k.period) ORDER BY s.cap_key, s.funding_source_code)
            FROM cap_scope s JOIN cap k ON k.key = s.cap_key WHERE s.convention_key = c.key),
         (SELECT md5(string_agg(y.code || y.academic_region_code, ',' ORDER BY y.code)) FROM academy y))::text) AS digest
  FROM convention c;

CREATE FUNCTION rollup_falls_due(ids bigint[], with_keys boolean) RETURNS void LANGUAGE sql AS $$
  INSERT INTO rollup_due AS d VALUES (pg_current_xact_id(), ids, with_keys)
  ON CONFLICT (transaction) DO UPDATE SET actions = CASE WHEN cardinality(excluded.actions) <= 4 AND cardinality(d.actions) <= 100 AND excluded.actions <@ d.actions
                                                         THEN d.actions ELSE d.actions || excluded.actions END,
                                          keys = d.keys OR excluded.keys
$$;

CREATE FUNCTION spending_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN SELECT array_agg(DISTINCT n.action_id) INTO ids FROM added n;
    WHEN 'DELETE' THEN SELECT array_agg(DISTINCT o.action_id) INTO ids FROM removed o;
    ELSE SELECT array_agg(DISTINCT u.action_id) INTO ids FROM (SELECT n.action_id FROM added n UNION ALL SELECT o.action_id FROM removed o) u;
  END CASE;
  IF ids IS NOT NULL THEN PERFORM rollup_falls_due(ids, false); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION action_changes_spending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN SELECT array_agg(n.id) INTO ids FROM added n;
    WHEN 'DELETE' THEN SELECT array_agg(o.id) INTO ids FROM removed o;
    ELSE
      SELECT array_agg(n.id) INTO ids FROM added n JOIN removed o ON o.id = n.id
       WHERE (n.convention_key, n.axis_code, n.year, n.status, n.published_at IS NULL) IS DISTINCT FROM (o.convention_key, o.axis_code, o.year, o.status, o.published_at IS NULL);
  END CASE;
  IF ids IS NOT NULL THEN PERFORM rollup_falls_due(ids, false); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION sheet_changes_spending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  SELECT array_agg(DISTINCT n.action_id) INTO ids FROM added n JOIN removed o ON o.id = n.id
   WHERE (n.is_current, n.kind, n.starts_on) IS DISTINCT FROM (o.is_current, o.kind, o.starts_on);
  IF ids IS NOT NULL THEN PERFORM rollup_falls_due(ids, false); END IF;
  RETURN NULL;
END $$;

-- A share belongs to the action of its item; of an item that is gone, the item itself has said so.
CREATE FUNCTION share_changes_spending() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN SELECT array_agg(DISTINCT i.action_id) INTO ids FROM added n JOIN expense_item i ON i.id = n.expense_item_id;
    WHEN 'DELETE' THEN SELECT array_agg(DISTINCT i.action_id) INTO ids FROM removed o JOIN expense_item i ON i.id = o.expense_item_id;
    ELSE SELECT array_agg(DISTINCT i.action_id) INTO ids
           FROM (SELECT n.expense_item_id FROM added n UNION ALL SELECT o.expense_item_id FROM removed o) u JOIN expense_item i ON i.id = u.expense_item_id;
  END CASE;
  IF ids IS NOT NULL THEN PERFORM rollup_falls_due(ids, false); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION emptying_changes_spending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rollup_falls_due(coalesce((SELECT array_agg(action_id) FROM action_rollup), '{}'), false);
  RETURN NULL;
END $$;

CREATE FUNCTION keys_change_spending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rollup_falls_due('{}', true);
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
  does text;
BEGIN
  FOREACH name IN ARRAY ARRAY['action', 'action_academy', 'expense_item', 'expense_share', 'commitment', 'money_entry'] LOOP
    does := CASE name WHEN 'action' THEN 'action_changes_spending' WHEN 'expense_share' THEN 'share_changes_spending' ELSE 'spending_changes' END;
    EXECUTE format('CREATE TRIGGER spending_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION %I()', name, does);
    EXECUTE format('CREATE TRIGGER spending_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION %I()', name, does);
    EXECUTE format('CREATE TRIGGER spending_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION %I()', name, does);
    EXECUTE format('CREATE TRIGGER spending_emptied AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION emptying_changes_spending()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['convention', 'axis', 'cap', 'cap_scope', 'academy'] LOOP
    EXECUTE format('CREATE TRIGGER spending_keys AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION keys_change_spending()', name);
  END LOOP;
END $$;
CREATE TRIGGER spending_update AFTER UPDATE ON sheet REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sheet_changes_spending();
CREATE TRIGGER spending_emptied AFTER TRUNCATE ON sheet FOR EACH STATEMENT EXECUTE FUNCTION emptying_changes_spending();

-- Large numbers of actions are settled some thousands at a time, which keeps what is held in memory small.
CREATE FUNCTION roll_up_all(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  sorted bigint[];
  at integer;
BEGIN
  SELECT array_agg(DISTINCT u.id ORDER BY u.id) INTO sorted FROM unnest(ids) AS u (id);
  FOR at IN 1 .. coalesce(cardinality(sorted), 0) BY 5000 LOOP
    PERFORM roll_up(sorted[at : at + 4999]);
  END LOOP;
END $$;

CREATE FUNCTION settle_rollups() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  due rollup_due;
BEGIN
  DELETE FROM rollup_due WHERE transaction = NEW.transaction RETURNING * INTO due;
  IF due.keys THEN
    due.actions := due.actions || coalesce((
      SELECT array_agg(a.id) FROM action a JOIN rollup_keys_detail d USING (convention_key)
        LEFT JOIN rollup_keys k USING (convention_key) WHERE k.digest IS DISTINCT FROM d.digest), '{}');
    INSERT INTO rollup_keys AS k SELECT * FROM rollup_keys_detail ORDER BY convention_key
        ON CONFLICT (convention_key) DO UPDATE SET digest = excluded.digest WHERE k.digest <> excluded.digest;
    DELETE FROM rollup_keys k WHERE NOT EXISTS (SELECT FROM convention c WHERE c.key = k.convention_key);
  END IF;
  IF cardinality(due.actions) > 1 THEN PERFORM roll_up_all(due.actions); ELSIF cardinality(due.actions) = 1 THEN PERFORM roll_up(due.actions); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settle_rollups AFTER INSERT ON rollup_due
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_rollups();

-- ── Proof and repair ─────────────────────────────────────────────────────────────────────────────────────────
-- Every part anew from its lines: what the parts kept must agree with.
CREATE VIEW spending_part_detail WITH (security_invoker = true) AS
SELECT s.action_id, s.part FROM spending_parts_of((SELECT coalesce(array_agg(id), '{}') FROM action)) s;

-- The cells from the parts kept: what the cells must agree with.
CREATE VIEW spending_public_detail WITH (security_invoker = true) AS
SELECT p.grain, l.level, CASE WHEN l.level = 'THEME' THEN '' ELSE p.convention_key END AS convention_key,
       CASE WHEN l.level = 'CONVENTION' THEN '' ELSE p.theme_code END AS theme_code, p.year,
       CASE WHEN l.level = 'CELL' THEN p.axis_code ELSE '' END AS axis_code, CASE WHEN l.level = 'CELL' THEN p.top_code ELSE '' END AS top_code, p.slot,
       sum(p.actions)::bigint AS actions, sum(p.planned)::bigint AS planned, sum(p.planned_reported)::bigint AS planned_reported,
       sum(p.planned_expected)::bigint AS planned_expected, sum(p.committed)::bigint AS committed, sum(p.committed_reported)::bigint AS committed_reported,
       sum(p.spent)::bigint AS spent, sum(p.spent_reported)::bigint AS spent_reported, sum(p.spent_expected)::bigint AS spent_expected
  FROM action_rollup r CROSS JOIN LATERAL unnest(r.parts) AS p CROSS JOIN LATERAL unnest(levels_of(p.grain)) AS l (level)
 WHERE p.is_public
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

CREATE VIEW spending_inside_detail WITH (security_invoker = true) AS
SELECT p.grain, p.convention_key, p.theme_code, p.year, p.axis_code, p.top_code, p.slot, p.is_draft, p.within,
       sum(p.actions)::bigint AS actions, sum(p.planned)::bigint AS planned, sum(p.planned_reported)::bigint AS planned_reported,
       sum(p.planned_expected)::bigint AS planned_expected, sum(p.committed)::bigint AS committed, sum(p.committed_reported)::bigint AS committed_reported,
       sum(p.spent)::bigint AS spent, sum(p.spent_reported)::bigint AS spent_reported, sum(p.spent_expected)::bigint AS spent_expected
  FROM action_rollup r CROSS JOIN LATERAL unnest(r.parts) AS p
 WHERE NOT p.is_public
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;

-- All anew, while pages go on reading what was: whoever writes waits at its commit.
CREATE FUNCTION rebuild_rollups() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last_id bigint := 0;
  ids bigint[];
BEGIN
  LOCK TABLE action_rollup, spending_public, spending_inside IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM action_rollup;
  LOOP
    SELECT array_agg(a.id) INTO ids FROM (SELECT id FROM action WHERE id > last_id ORDER BY id LIMIT 5000) a;
    EXIT WHEN ids IS NULL;
    INSERT INTO action_rollup SELECT s.action_id, array_agg(s.part ORDER BY s.part) FROM spending_parts_of(ids) s GROUP BY s.action_id;
    SELECT max(u.id) INTO last_id FROM unnest(ids) AS u (id);
  END LOOP;
  DELETE FROM spending_public;
  INSERT INTO spending_public SELECT * FROM spending_public_detail;
  DELETE FROM spending_inside;
  INSERT INTO spending_inside SELECT * FROM spending_inside_detail;
  DELETE FROM rollup_keys;
  INSERT INTO rollup_keys SELECT * FROM rollup_keys_detail;
END $$;
SELECT rebuild_rollups();
