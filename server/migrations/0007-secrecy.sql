-- Statistical secrecy (docs/adr/0006): which lines of headcounts are told alone, and which only with all of their group.
-- Every public figure checks, in its own statement, that nothing that the decision rests upon has changed since.

CREATE TABLE secrecy_state (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- How many decisions were stored: who decides says on which one, so that of two only one is kept.
  decision bigint NOT NULL
);
INSERT INTO secrecy_state (decision) VALUES (0);
ALTER TABLE secrecy_state ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON secrecy_state USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

-- One row a transaction that changed what is decided upon and was not decided on yet. It is seen with the change, and never without:
-- where there is none, the decision is of the data that one reads.
CREATE TABLE secrecy_due (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8 NOT NULL
);

-- What was there before.
INSERT INTO secrecy_due (transaction) VALUES (pg_current_xact_id());

CREATE FUNCTION secrecy_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO secrecy_due (transaction)
  SELECT pg_current_xact_id() WHERE NOT EXISTS (SELECT FROM secrecy_due WHERE transaction = pg_current_xact_id());
  RETURN NULL;
END $$;

CREATE TRIGGER secrecy_falls_due AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON headcount FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due();
CREATE TRIGGER secrecy_falls_due AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON sheet FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due();
CREATE TRIGGER secrecy_falls_due AFTER INSERT OR UPDATE OF status, published_at, convention_key, axis_code, year OR DELETE OR TRUNCATE ON action
  FOR EACH STATEMENT EXECUTE FUNCTION secrecy_falls_due();

-- One row a line that figures are made of. Kept by what the line is about, not by its number, which changes with every import.
CREATE TABLE line_secrecy (
  cell              text PRIMARY KEY,
  line_id           bigint NOT NULL,
  -- A group is told whole or not at all; no group: the line is told as it is. Size 0: in no sum at all.
  total_group       text,
  total_size        integer CHECK (total_size >= 0),
  total_reason      text CHECK (total_reason IN ('SMALL', 'COMPLEMENT', 'ALONE')),
  gender_group      text,
  gender_size       integer CHECK (gender_size >= 0),
  gender_reason     text CHECK (gender_reason IN ('SMALL', 'COMPLEMENT', 'ALONE')),
  disability_group  text,
  disability_size   integer CHECK (disability_size >= 0),
  disability_reason text CHECK (disability_reason IN ('SMALL', 'COMPLEMENT', 'ALONE')),
  CHECK ((total_group IS NULL) = (total_size IS NULL) AND (total_group IS NULL) = (total_reason IS NULL)),
  CHECK ((gender_group IS NULL) = (gender_size IS NULL) AND (gender_group IS NULL) = (gender_reason IS NULL)),
  CHECK ((disability_group IS NULL) = (disability_size IS NULL) AND (disability_group IS NULL) = (disability_reason IS NULL))
);
CREATE INDEX line_secrecy_line ON line_secrecy (line_id);

-- The lines that are public, and what each is about.
CREATE VIEW headcount_cell WITH (security_invoker = true) AS
SELECT f.*, concat_ws('|', f.action_id, f.stage, f.audience_code, coalesce(f.academy_code, '-'), coalesce(f.school_uai, '-')) AS cell
  FROM headcount_line f
  JOIN action p ON p.id = f.action_id AND p.published_at IS NOT NULL AND p.status <> 'DRAFT';

-- Stores a decision on the changes that it knew of, unless another was stored meanwhile: then false, and nothing is changed.
CREATE FUNCTION store_secrecy(former bigint, known bigint[], changed jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
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
  UPDATE secrecy_state SET decision = decision + 1;
  RETURN true;
END $$;

-- The headcounts of current fiches as anyone may see them, for what lists lines: null where hidden, and whether it is. Nothing is shown
-- where the decision is not of the present data.
CREATE VIEW public_headcount WITH (security_invoker = true) AS
SELECT f.line_id, shown.total_hidden, shown.gender_hidden, shown.disability_hidden,
       CASE WHEN NOT shown.total_hidden THEN f.total END AS total,
       CASE WHEN NOT shown.gender_hidden THEN f.girls END AS girls,
       CASE WHEN NOT shown.gender_hidden THEN f.boys END AS boys,
       CASE WHEN NOT shown.disability_hidden THEN f.disability END AS disability
  FROM headcount_line f
 CROSS JOIN (SELECT NOT EXISTS (SELECT FROM secrecy_due) AS is_of_now) d
  LEFT JOIN line_secrecy s ON s.line_id = f.line_id
 CROSS JOIN LATERAL (
   SELECT f.total IS NOT NULL AND (s.line_id IS NULL OR s.total_group IS NOT NULL OR NOT d.is_of_now) AS total_hidden,
          (f.girls IS NOT NULL OR f.boys IS NOT NULL) AND (s.line_id IS NULL OR s.gender_group IS NOT NULL OR NOT d.is_of_now) AS gender_hidden,
          f.disability IS NOT NULL AND (s.line_id IS NULL OR s.disability_group IS NOT NULL OR NOT d.is_of_now) AS disability_hidden) shown;
