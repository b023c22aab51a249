-- ── Whose cells are keyed anew (docs/adr/0018) ───────────────────────────────────────────────────────────────
-- What the keys of a convention's cells rest upon is digested once a convention. Joined to its actions first, it was digested once an
-- action: at a million of them, a start of the server that found one label changed took minutes.
CREATE FUNCTION actions_keyed_anew() RETURNS bigint[] LANGUAGE sql STABLE AS $$
  WITH changed AS MATERIALIZED (
    SELECT d.convention_key FROM rollup_keys_detail d LEFT JOIN rollup_keys k USING (convention_key) WHERE k.digest IS DISTINCT FROM d.digest
  )
  SELECT coalesce(array_agg(a.id), '{}') FROM action a WHERE a.convention_key IN (SELECT convention_key FROM changed)
$$;

DO $$
DECLARE
  former text := pg_get_functiondef('settle_due(xid8)'::regprocedure);
  fresh text := regexp_replace(former, 'coalesce\(\(\s*SELECT array_agg\(a\.id\) FROM action a JOIN rollup_keys_detail.*?''\{\}''\)', 'actions_keyed_anew()');
BEGIN
  IF fresh = former THEN RAISE EXCEPTION 'settle_due is not what this migration knows'; END IF;
  EXECUTE fresh;
END $$;
