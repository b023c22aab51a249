-- ── What a write pays for its rollup (docs/adr/0018) ─────────────────────────────────────────────────────────
-- The axes of these actions and those above them, each found by its key; all axes of all conventions were read before, for one action.
DO $$
DECLARE
  former text := pg_get_functiondef('spending_parts_of(bigint[])'::regprocedure);
  seeded text;
  fresh text;
BEGIN
  seeded := regexp_replace(former, 'lineage AS MATERIALIZED \(.*?\n  \),', $lineage$lineage AS MATERIALIZED (
    SELECT x.convention_key, x.code, x.code AS top_code, x.parent_code, x.theme_code
      FROM (SELECT DISTINCT a.convention_key, a.axis_code FROM action a WHERE a.id = ANY (ids)) a
     CROSS JOIN LATERAL (SELECT * FROM axis own WHERE own.convention_key = a.convention_key AND own.code = a.axis_code OFFSET 0) x
    UNION ALL
    SELECT l.convention_key, l.code, x.code, x.parent_code, l.theme_code
      FROM lineage l
     CROSS JOIN LATERAL (SELECT * FROM axis above WHERE above.convention_key = l.convention_key AND above.code = l.parent_code OFFSET 0) x
  ),$lineage$);
  fresh := replace(seeded, 'x.code = a.axis_code' || chr(10), 'x.code = a.axis_code AND x.parent_code IS NULL' || chr(10));
  IF seeded = former OR fresh = seeded THEN RAISE EXCEPTION 'spending_parts_of is not what this migration knows'; END IF;
  EXECUTE fresh;
END $$;

-- What is already known to be due is looked at, and not written again.
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
END $$;

CREATE FUNCTION settle_due(of_transaction xid8) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  due rollup_due;
  more bigint[];
BEGIN
  DELETE FROM rollup_due WHERE transaction = of_transaction RETURNING * INTO due;
  IF due.transaction IS NULL THEN RETURN; END IF;
  IF cardinality(due.actions) > 1000 THEN
    WITH gone AS (DELETE FROM rollup_due_more WHERE transaction = of_transaction RETURNING actions)
    SELECT array_agg(DISTINCT u.id) INTO more FROM gone CROSS JOIN LATERAL unnest(gone.actions) AS u (id);
    due.actions := due.actions || coalesce(more, '{}');
  END IF;
  IF due.keys THEN
    due.actions := due.actions || coalesce((
      SELECT array_agg(a.id) FROM action a JOIN rollup_keys_detail d USING (convention_key)
        LEFT JOIN rollup_keys k USING (convention_key) WHERE k.digest IS DISTINCT FROM d.digest), '{}');
    INSERT INTO rollup_keys AS k SELECT * FROM rollup_keys_detail ORDER BY convention_key
        ON CONFLICT (convention_key) DO UPDATE SET digest = excluded.digest WHERE k.digest <> excluded.digest;
    DELETE FROM rollup_keys k WHERE NOT EXISTS (SELECT FROM convention c WHERE c.key = k.convention_key);
  END IF;
  IF cardinality(due.actions) > 1 THEN PERFORM roll_up_all(due.actions); ELSIF cardinality(due.actions) = 1 THEN PERFORM roll_up(due.actions); END IF;
END $$;

CREATE OR REPLACE FUNCTION settle_rollups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM settle_due(NEW.transaction);
  RETURN NULL;
END $$;

-- All writers move the one version of the data as their last statement, and hold it until they have committed. What an action adds up to
-- is worked out before that, not while all others wait; the cells too are then always held before the version, by all.
CREATE FUNCTION settles_before_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM settle_due(pg_current_xact_id());
  RETURN NULL;
END $$;
CREATE TRIGGER settles_before_version BEFORE UPDATE ON data_version FOR EACH STATEMENT EXECUTE FUNCTION settles_before_version();
ALTER FUNCTION settle_rollups() SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION settles_before_version() SET plan_cache_mode = force_generic_plan;

-- The cells of the inside are looked at only where something is inside.
DO $$
DECLARE
  former text := pg_get_functiondef('change_spending_cells(spending_part[], spending_part[])'::regprocedure);
  fresh text := replace(former, '  INSERT INTO spending_inside AS t',
    '  IF NOT EXISTS (SELECT FROM unnest(added) p WHERE NOT p.is_public) AND NOT EXISTS (SELECT FROM unnest(removed) p WHERE NOT p.is_public) THEN RETURN; END IF;' || chr(10)
      || '  INSERT INTO spending_inside AS t');
BEGIN
  IF fresh = former THEN RAISE EXCEPTION 'change_spending_cells is not what this migration knows'; END IF;
  EXECUTE fresh;
END $$;
