-- A page of actions with its totals, at the same price whatever the number of actions (docs/adr/0018).

-- ── The headcounts that anyone is told, of each convention, each year, both and neither ──────────────────────
-- Made with each decision of secrecy: whatever they are made of makes a decision due (0007), and nobody reads them while one is.
-- They are of what is public, and hold no number that is hidden: of a cell that takes a part of a group, what is told is kept alone.
CREATE TABLE public_reach (
  -- '' and 0: of all.
  convention_key      text COLLATE "C" NOT NULL,
  year                integer NOT NULL,
  actions             bigint NOT NULL,
  planned             bigint NOT NULL,
  planned_reported    bigint NOT NULL,
  planned_expected    bigint NOT NULL,
  reached             bigint NOT NULL,
  reached_reported    bigint NOT NULL,
  reached_expected    bigint NOT NULL,
  reached_lines       integer NOT NULL,
  girls               bigint NOT NULL,
  girls_reported      integer NOT NULL,
  boys                bigint NOT NULL,
  boys_reported       integer NOT NULL,
  disability          bigint NOT NULL,
  disability_reported integer NOT NULL,
  planned_hidden      boolean NOT NULL,
  reached_hidden      boolean NOT NULL,
  gender_hidden       boolean NOT NULL,
  disability_hidden   boolean NOT NULL,
  PRIMARY KEY (convention_key, year)
);

-- The rules are those of the figures and of what is hidden of them (figures/reach.ts, disclosure/split-groups.ts).
CREATE VIEW public_reach_detail WITH (security_invoker = true) AS
WITH line AS MATERIALIZED (
  SELECT f.action_id, f.line_id, f.stage, f.convention_key, f.year, f.total, f.girls, f.boys, f.disability,
         f.status IN ('SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED') AS counted
    FROM headcount_cell f
), of_action AS (
  SELECT action_id,
         sum(total) FILTER (WHERE stage = 'PLANNED') AS planned, count(total) FILTER (WHERE stage = 'PLANNED') AS planned_lines,
         sum(total) FILTER (WHERE stage = 'REACHED') AS reached, count(total) FILTER (WHERE stage = 'REACHED') AS reached_lines,
         sum(girls) FILTER (WHERE stage = 'REACHED') AS girls, count(girls) FILTER (WHERE stage = 'REACHED') AS girls_lines,
         sum(boys) FILTER (WHERE stage = 'REACHED') AS boys, count(boys) FILTER (WHERE stage = 'REACHED') AS boys_lines,
         sum(disability) FILTER (WHERE stage = 'REACHED') AS disability, count(disability) FILTER (WHERE stage = 'REACHED') AS disability_lines
    FROM line GROUP BY action_id
), head AS (
  SELECT a.id, a.convention_key, a.year,
         a.status IN ('SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED') AS counted,
         a.status IN ('COMMITTED', 'REALISED', 'CLOSED') AS owing
    FROM action a WHERE a.published_at IS NOT NULL AND a.status <> 'DRAFT'
), sums AS (
  SELECT coalesce(h.convention_key, '') AS convention_key, coalesce(h.year, 0) AS year, count(*) AS actions,
         coalesce(sum(f.planned) FILTER (WHERE h.counted), 0)::bigint AS planned,
         count(*) FILTER (WHERE h.counted AND f.planned_lines > 0) AS planned_reported,
         count(*) FILTER (WHERE h.counted) AS planned_expected,
         coalesce(sum(f.reached), 0)::bigint AS reached,
         count(*) FILTER (WHERE f.reached_lines > 0) AS reached_reported,
         count(*) FILTER (WHERE f.reached_lines > 0 OR h.owing) AS reached_expected,
         coalesce(sum(f.reached_lines), 0)::integer AS reached_lines,
         coalesce(sum(f.girls), 0)::bigint AS girls, coalesce(sum(f.girls_lines), 0)::integer AS girls_reported,
         coalesce(sum(f.boys), 0)::bigint AS boys, coalesce(sum(f.boys_lines), 0)::integer AS boys_reported,
         coalesce(sum(f.disability), 0)::bigint AS disability, coalesce(sum(f.disability_lines), 0)::integer AS disability_reported
    FROM head h LEFT JOIN of_action f ON f.action_id = h.id
   GROUP BY GROUPING SETS ((h.convention_key, h.year), (h.convention_key), (h.year), ())
), split AS (
  SELECT convention_key, year,
         bool_or(measure = 'total' AND stage = 'PLANNED') AS planned_hidden, bool_or(measure = 'total' AND stage = 'REACHED') AS reached_hidden,
         bool_or(measure = 'gender' AND stage = 'REACHED') AS gender_hidden, bool_or(measure = 'disability' AND stage = 'REACHED') AS disability_hidden,
         sum(total) FILTER (WHERE measure = 'total' AND stage = 'PLANNED') AS planned, sum(total) FILTER (WHERE measure = 'total' AND stage = 'REACHED') AS reached,
         sum(girls) FILTER (WHERE measure = 'gender' AND stage = 'REACHED') AS girls, sum(boys) FILTER (WHERE measure = 'gender' AND stage = 'REACHED') AS boys,
         sum(disability) FILTER (WHERE measure = 'disability' AND stage = 'REACHED') AS disability
    FROM (SELECT coalesce(f.convention_key, '') AS convention_key, coalesce(f.year, 0) AS year, f.stage, m.measure,
                 sum(f.total) AS total, sum(f.girls) AS girls, sum(f.boys) AS boys, sum(f.disability) AS disability
            FROM line f
            JOIN line_secrecy s ON s.line_id = f.line_id
           CROSS JOIN LATERAL (VALUES ('total', s.total_group, s.total_size), ('gender', s.gender_group, s.gender_size),
                                      ('disability', s.disability_group, s.disability_size)) m (measure, name, size)
           WHERE m.name IS NOT NULL AND (f.stage = 'REACHED' OR f.counted)
           GROUP BY f.stage, m.measure, m.name, m.size, GROUPING SETS ((f.convention_key, f.year), (f.convention_key), (f.year), ())
          HAVING count(*) <> m.size) g
   GROUP BY convention_key, year
)
SELECT r.convention_key, r.year, r.actions,
       r.planned - CASE WHEN s.planned_hidden THEN coalesce(s.planned, 0) ELSE 0 END::bigint AS planned, r.planned_reported, r.planned_expected,
       r.reached - CASE WHEN s.reached_hidden THEN coalesce(s.reached, 0) ELSE 0 END::bigint AS reached, r.reached_reported, r.reached_expected, r.reached_lines,
       r.girls - CASE WHEN s.gender_hidden THEN coalesce(s.girls, 0) ELSE 0 END::bigint AS girls, r.girls_reported,
       r.boys - CASE WHEN s.gender_hidden THEN coalesce(s.boys, 0) ELSE 0 END::bigint AS boys, r.boys_reported,
       r.disability - CASE WHEN s.disability_hidden THEN coalesce(s.disability, 0) ELSE 0 END::bigint AS disability, r.disability_reported,
       coalesce(s.planned_hidden, false) AS planned_hidden, coalesce(s.reached_hidden, false) AS reached_hidden,
       coalesce(s.gender_hidden, false) AS gender_hidden, coalesce(s.disability_hidden, false) AS disability_hidden
  FROM sums r LEFT JOIN split s USING (convention_key, year);

CREATE FUNCTION keep_public_reach() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public_reach;
  INSERT INTO public_reach SELECT * FROM public_reach_detail;
END $$;

-- A decision is stored by one at a time, who holds the state. What was written meanwhile is due again: a snapshot that sees no change due
-- sees the sums that were made after the last one.
DO $$
DECLARE
  former text := pg_get_functiondef('store_secrecy(bigint, bigint[], jsonb)'::regprocedure);
  fresh text := replace(former, '  RETURN true;', '  PERFORM keep_public_reach();' || chr(10) || '  RETURN true;');
BEGIN
  IF fresh = former THEN RAISE EXCEPTION 'store_secrecy is not what this migration knows'; END IF;
  EXECUTE fresh;
  former := pg_get_functiondef('rebuild_rollups()'::regprocedure);
  fresh := regexp_replace(former, '\nEND \$function\$', E'\n  PERFORM keep_public_reach();\nEND $function$');
  IF fresh = former THEN RAISE EXCEPTION 'rebuild_rollups is not what this migration knows'; END IF;
  EXECUTE fresh;
END $$;
SELECT keep_public_reach();

-- ── The money of each action, in the order that pages ask for ────────────────────────────────────────────────
-- Twenty of a convention's year are found in the order asked for, among any number: by what the action is found by, kept beside its money.
ALTER TABLE action_money ADD COLUMN convention_key text, ADD COLUMN year integer, ADD COLUMN is_public boolean;
DO $$
DECLARE
  former text := pg_get_functiondef('action_money_of(bigint[])'::regprocedure);
  fresh text := regexp_replace(former, 'r\.has_spent\s+FROM action a', E'r.has_spent, a.convention_key, a.year, a.published_at IS NOT NULL AND a.status <> ''DRAFT''\n    FROM action a');
BEGIN
  IF fresh = former THEN RAISE EXCEPTION 'action_money_of is not what this migration knows'; END IF;
  EXECUTE fresh;
  former := pg_get_functiondef('roll_up(bigint[])'::regprocedure);
  fresh := replace(former, 'has_spent = excluded.has_spent', 'has_spent = excluded.has_spent, convention_key = excluded.convention_key, year = excluded.year, is_public = excluded.is_public');
  IF fresh = former THEN RAISE EXCEPTION 'roll_up is not what this migration knows'; END IF;
  EXECUTE fresh;
END $$;
UPDATE action_money m SET convention_key = a.convention_key, year = a.year, is_public = a.published_at IS NOT NULL AND a.status <> 'DRAFT' FROM action a WHERE a.id = m.action_id;
ALTER TABLE action_money ALTER COLUMN convention_key SET NOT NULL, ALTER COLUMN year SET NOT NULL, ALTER COLUMN is_public SET NOT NULL;
CREATE INDEX action_money_year_planned ON action_money (convention_key, year, coalesce(planned, -1) DESC, action_id) WHERE is_public;
CREATE INDEX action_money_year_committed ON action_money (convention_key, year, coalesce(committed, -1) DESC, action_id) WHERE is_public;
CREATE INDEX action_money_year_spent ON action_money (convention_key, year, coalesce(spent, -1) DESC, action_id) WHERE is_public;
