-- ── Secrecy decided where something changed (docs/adr/0006) ──────────────────────────────────────────────────
-- A headcount written made everything decided anew: 5 s at a hundred thousand actions, a minute at a million, during which no headcount is
-- told. What a write touches is now known by convention, and where the groups of a convention hold no line of another it is decided alone.

-- Null: whatever there is.
ALTER TABLE secrecy_due ADD COLUMN conventions text[];

ALTER TABLE secrecy_state
  -- Conventions that had a group in common with another when all was decided last.
  ADD COLUMN crossing text[] NOT NULL DEFAULT '{}',
  -- The version of the catalogue that this rested upon: regions, parties and axes say what is near and who sees what. Null: none.
  ADD COLUMN catalogue bigint;

CREATE INDEX secrecy_due_transaction ON secrecy_due (transaction);

CREATE FUNCTION secrecy_is_due(of text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM secrecy_due d WHERE d.transaction = pg_current_xact_id() AND (d.conventions IS NULL OR of <@ d.conventions);
  IF FOUND THEN RETURN; END IF;
  UPDATE secrecy_due d SET conventions = CASE WHEN of IS NOT NULL THEN (SELECT array_agg(DISTINCT u.key ORDER BY u.key) FROM unnest(d.conventions || of) AS u (key)) END
   WHERE d.transaction = pg_current_xact_id();
  IF NOT FOUND THEN INSERT INTO secrecy_due (transaction, conventions) VALUES (pg_current_xact_id(), of); END IF;
END $$;

-- A fiche counts by what it is and whether it is in force, not by its words; an action by what it is found by. No line goes from one
-- convention to another: its fiche names both.
CREATE OR REPLACE FUNCTION secrecy_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN SELECT array_agg(DISTINCT n.convention_key) INTO keys FROM added n;
    WHEN 'DELETE' THEN SELECT array_agg(DISTINCT o.convention_key) INTO keys FROM removed o;
    WHEN 'TRUNCATE' THEN
      PERFORM secrecy_is_due(NULL);
      RETURN NULL;
    ELSE
      IF TG_TABLE_NAME = 'action' THEN
        SELECT array_agg(DISTINCT u.key) INTO keys FROM added n JOIN removed o ON o.id = n.id CROSS JOIN LATERAL (VALUES (n.convention_key), (o.convention_key)) AS u (key)
         WHERE (n.convention_key, n.axis_code, n.year, n.status, n.published_at) IS DISTINCT FROM (o.convention_key, o.axis_code, o.year, o.status, o.published_at);
      ELSIF TG_TABLE_NAME = 'sheet' THEN
        SELECT array_agg(DISTINCT n.convention_key) INTO keys FROM added n JOIN removed o ON o.id = n.id
         WHERE (n.action_id, n.convention_key, n.kind, n.is_current) IS DISTINCT FROM (o.action_id, o.convention_key, o.kind, o.is_current);
      ELSE
        SELECT array_agg(DISTINCT u.convention_key) INTO keys FROM (SELECT convention_key FROM added UNION ALL SELECT convention_key FROM removed) u;
      END IF;
  END CASE;
  IF keys IS NOT NULL THEN PERFORM secrecy_is_due(keys); END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['headcount', 'sheet', 'action'] LOOP
    EXECUTE format('DROP TRIGGER secrecy_falls_due ON %I', name);
    EXECUTE format('CREATE TRIGGER secrecy_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due()', name);
    EXECUTE format('CREATE TRIGGER secrecy_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due()', name);
    EXECUTE format('CREATE TRIGGER secrecy_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due()', name);
    EXECUTE format('CREATE TRIGGER secrecy_emptied AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due()', name);
  END LOOP;
END $$;

-- ── What is told of headcounts, made where it was decided ────────────────────────────────────────────────────
-- The sums of some conventions, each and all of them together, as the view of all makes them.
DO $$
DECLARE
  former text := rtrim(pg_get_viewdef('public_reach_detail'::regclass), '; ' || chr(10));
  fresh text := regexp_replace(former, 'FROM headcount_cell f(?=\s*\))', 'FROM headcount_cell f WHERE f.convention_key = ANY (of)');
BEGIN
  IF fresh = former THEN RAISE EXCEPTION 'public_reach_detail is not what this migration knows'; END IF;
  former := fresh;
  fresh := regexp_replace(former, 'FROM action a\s+WHERE ', 'FROM action a WHERE a.convention_key = ANY (of) AND ');
  IF fresh = former THEN RAISE EXCEPTION 'public_reach_detail is not what this migration knows'; END IF;
  EXECUTE format('CREATE FUNCTION public_reach_of(of text[]) RETURNS SETOF public_reach LANGUAGE sql STABLE AS $body$ %s $body$', fresh);
END $$;

-- What is withheld of a year is what is withheld of it in each convention, but for those that have groups in common: these are taken
-- together.
DROP FUNCTION keep_public_reach();
CREATE FUNCTION keep_public_reach(of text[] DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  common text[] := (SELECT crossing FROM secrecy_state);
BEGIN
  IF of IS NULL THEN
    DELETE FROM public_reach;
    INSERT INTO public_reach SELECT * FROM public_reach_detail;
    RETURN;
  END IF;
  DELETE FROM public_reach WHERE convention_key = ANY (of) OR convention_key = '';
  INSERT INTO public_reach SELECT * FROM public_reach_of(of) WHERE convention_key <> '';
  INSERT INTO public_reach
  SELECT '', year, sum(actions), sum(planned), sum(planned_reported), sum(planned_expected), sum(reached), sum(reached_reported), sum(reached_expected),
         sum(reached_lines), sum(girls), sum(girls_reported), sum(boys), sum(boys_reported), sum(disability), sum(disability_reported),
         bool_or(planned_hidden), bool_or(reached_hidden), bool_or(gender_hidden), bool_or(disability_hidden)
    FROM (SELECT * FROM public_reach WHERE convention_key <> ALL (common)
          UNION ALL
          SELECT * FROM public_reach_of(common) WHERE convention_key = '') r
   GROUP BY year;
END $$;

-- Stores a decision on the changes that it knew of, unless another was stored meanwhile: then false, and nothing is changed.
DROP FUNCTION store_secrecy(bigint, bigint[], jsonb);
CREATE FUNCTION store_secrecy(former bigint, known bigint[], changed jsonb, of text[], shared text[], of_catalogue bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  stored bigint;
BEGIN
  SELECT decision INTO stored FROM secrecy_state FOR UPDATE;
  IF stored <> former THEN RETURN false; END IF;
  INSERT INTO line_secrecy
  SELECT * FROM jsonb_populate_recordset(NULL::line_secrecy, changed)
      ON CONFLICT (cell) DO UPDATE SET line_id = EXCLUDED.line_id,
         total_group = EXCLUDED.total_group, total_size = EXCLUDED.total_size, total_reason = EXCLUDED.total_reason,
         gender_group = EXCLUDED.gender_group, gender_size = EXCLUDED.gender_size, gender_reason = EXCLUDED.gender_reason,
         disability_group = EXCLUDED.disability_group, disability_size = EXCLUDED.disability_size, disability_reason = EXCLUDED.disability_reason;
  DELETE FROM secrecy_due WHERE id = ANY (known);
  UPDATE secrecy_state SET decision = decision + 1, crossing = CASE WHEN of IS NULL THEN shared ELSE crossing END, catalogue = CASE WHEN of IS NULL THEN of_catalogue ELSE catalogue END;
  PERFORM keep_public_reach(of);
  RETURN true;
END $$;
