-- Actions due for their rollup, where a transaction changes very many (docs/adr/0018): what an import of a million lines writes, statement by
-- statement, was added to one list, which was written anew each time. Beyond a thousand, each statement's own actions are kept beside it.
CREATE UNLOGGED TABLE rollup_due_more (
  transaction xid8 NOT NULL,
  actions     bigint[] NOT NULL
);
CREATE INDEX rollup_due_more_transaction ON rollup_due_more (transaction);
ALTER TABLE rollup_due_more ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON rollup_due_more USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

CREATE OR REPLACE FUNCTION rollup_falls_due(ids bigint[], with_keys boolean) RETURNS void LANGUAGE sql AS $$
  WITH kept AS (
    INSERT INTO rollup_due AS d VALUES (pg_current_xact_id(), ids, with_keys)
    ON CONFLICT (transaction) DO UPDATE SET actions = CASE WHEN cardinality(excluded.actions) <= 4 AND cardinality(d.actions) <= 100 AND excluded.actions <@ d.actions
                                                           THEN d.actions ELSE d.actions || excluded.actions END,
                                            keys = d.keys OR excluded.keys
      WHERE cardinality(d.actions) <= 1000 OR (excluded.keys AND NOT d.keys)
    RETURNING 1
  )
  INSERT INTO rollup_due_more SELECT pg_current_xact_id(), ids WHERE NOT EXISTS (SELECT FROM kept)
$$;

CREATE OR REPLACE FUNCTION settle_rollups() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  due rollup_due;
  more bigint[];
BEGIN
  DELETE FROM rollup_due WHERE transaction = NEW.transaction RETURNING * INTO due;
  IF cardinality(due.actions) > 1000 THEN
    WITH gone AS (DELETE FROM rollup_due_more WHERE transaction = NEW.transaction RETURNING actions)
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
  RETURN NULL;
END $$;
-- Replacing a function forgets how it plans.
ALTER FUNCTION settle_rollups() SET plan_cache_mode = force_generic_plan;
