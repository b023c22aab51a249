-- The spine: reference data, conventions, actions with their sheets, and what came in by which file.
-- What can never be true is refused here, whatever program writes.
-- Money is integer cents. NULL in an amount or a headcount means « not reported » and never zero.

-- The stamp of the data: every writing transaction bumps it as its last statement; answers are cached under it.
CREATE TABLE data_version (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version    bigint NOT NULL,
  changed_at timestamptz NOT NULL
);
INSERT INTO data_version (version, changed_at) VALUES (0, now());

-- ── Reference ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE reference_source (
  key          text PRIMARY KEY,
  title        text NOT NULL,
  publisher    text NOT NULL,
  licence      text NOT NULL,
  retrieved_on date NOT NULL,
  note         text
);

CREATE TABLE academic_region (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
  name text NOT NULL UNIQUE
);

CREATE TABLE academy (
  code                 text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
  name                 text NOT NULL UNIQUE,
  academic_region_code text NOT NULL REFERENCES academic_region
);
CREATE INDEX academy_region ON academy (academic_region_code);

CREATE TABLE department (
  code           text PRIMARY KEY CHECK (code ~ '^([0-9]{2}|2[AB]|9[78][0-9])$'),
  education_code text NOT NULL UNIQUE,
  name           text NOT NULL,
  academy_code   text REFERENCES academy
);

CREATE TABLE school (
  uai             text PRIMARY KEY CHECK (uai ~ '^[0-9]{7}[A-HJ-NPR-Z]$'),
  name            text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('COLLEGE', 'LYCEE')),
  commune         text NOT NULL,
  sector          text NOT NULL CHECK (sector IN ('PUBLIC', 'PRIVATE')),
  academy_code    text REFERENCES academy,
  territory_name  text NOT NULL,
  department_name text,
  social_index    numeric(5, 1),
  latitude        double precision,
  longitude       double precision,
  is_demo         boolean NOT NULL DEFAULT false
);
CREATE INDEX school_academy ON school (academy_code);

CREATE TABLE academy_pupils (
  academy_code          text PRIMARY KEY REFERENCES academy,
  general_technological integer NOT NULL CHECK (general_technological >= 0),
  vocational            integer NOT NULL CHECK (vocational >= 0),
  source_key            text NOT NULL REFERENCES reference_source
);

CREATE TABLE theme (
  code        text PRIMARY KEY,
  position    integer NOT NULL UNIQUE,
  label_fr    text NOT NULL,
  label_en    text NOT NULL,
  description text NOT NULL
);

CREATE TABLE audience (
  code     text PRIMARY KEY,
  position integer NOT NULL UNIQUE,
  label_fr text NOT NULL,
  label_en text
);

-- ── Conventions ──────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE party (
  key        text PRIMARY KEY,
  name       text NOT NULL,
  short_name text NOT NULL,
  kind       text NOT NULL,
  siren      text CHECK (siren ~ '^[0-9]{9}$'),
  is_demo    boolean NOT NULL DEFAULT false
);

CREATE TABLE convention (
  key           text PRIMARY KEY CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position      integer NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('CONVENTION', 'TEMPLATE', 'LOCAL')),
  level         text NOT NULL CHECK (level IN ('NATIONAL', 'ACADEMIC_REGION', 'ACADEMY', 'LOCAL')),
  title         text NOT NULL,
  short_title   text NOT NULL,
  signed_on     date,
  template_key  text REFERENCES convention,
  parent_key    text REFERENCES convention,
  terms         jsonb NOT NULL,
  source_file   text NOT NULL,
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  is_demo       boolean NOT NULL DEFAULT false,
  CHECK (kind <> 'LOCAL' OR template_key IS NOT NULL),
  CHECK (kind <> 'TEMPLATE' OR signed_on IS NULL),
  CHECK (parent_key IS DISTINCT FROM key)
);

CREATE TABLE convention_party (
  convention_key text NOT NULL REFERENCES convention ON DELETE CASCADE,
  party_key      text NOT NULL REFERENCES party,
  position       integer NOT NULL,
  PRIMARY KEY (convention_key, party_key)
);
CREATE INDEX convention_party_party ON convention_party (party_key);

CREATE TABLE signatory (
  convention_key text NOT NULL,
  position       integer NOT NULL,
  name           text NOT NULL,
  office         text NOT NULL,
  signs_for      text NOT NULL,
  PRIMARY KEY (convention_key, position),
  FOREIGN KEY (convention_key, signs_for) REFERENCES convention_party ON DELETE CASCADE
);

-- An amendment (avenant) replaces terms from a date on; the earlier text is kept.
CREATE TABLE amendment (
  convention_key text NOT NULL REFERENCES convention ON DELETE CASCADE,
  number         integer NOT NULL CHECK (number > 0),
  signed_on      date NOT NULL,
  effective_on   date NOT NULL,
  summary        text NOT NULL,
  changed_terms  jsonb NOT NULL,
  PRIMARY KEY (convention_key, number)
);

CREATE TABLE axis (
  convention_key text NOT NULL REFERENCES convention ON DELETE CASCADE,
  code           text NOT NULL,
  parent_code    text,
  article        text,
  title          text NOT NULL,
  summary        text,
  theme_code     text NOT NULL REFERENCES theme,
  position       integer NOT NULL,
  PRIMARY KEY (convention_key, code),
  UNIQUE (convention_key, position),
  FOREIGN KEY (convention_key, parent_code) REFERENCES axis ON DELETE CASCADE,
  CHECK (parent_code IS DISTINCT FROM code)
);

CREATE TABLE convention_audience (
  convention_key text NOT NULL REFERENCES convention ON DELETE CASCADE,
  audience_code  text NOT NULL REFERENCES audience,
  article        text,
  PRIMARY KEY (convention_key, audience_code)
);

CREATE TABLE funding_source (
  convention_key text NOT NULL REFERENCES convention ON DELETE CASCADE,
  code           text NOT NULL,
  label          text NOT NULL,
  article        text,
  position       integer NOT NULL,
  PRIMARY KEY (convention_key, code)
);

-- A cap (plafond) may cover several conventions of one party: its scope says which source of which convention counts.
CREATE TABLE cap (
  key     text PRIMARY KEY,
  label   text NOT NULL,
  article text,
  -- Whether "par an" is read as the calendar year or the year of the convention.
  period  text NOT NULL CHECK (period IN ('CALENDAR_YEAR', 'CONVENTION_YEAR'))
);

CREATE TABLE cap_scope (
  cap_key             text NOT NULL REFERENCES cap ON DELETE CASCADE,
  convention_key      text NOT NULL,
  funding_source_code text NOT NULL,
  PRIMARY KEY (cap_key, convention_key, funding_source_code),
  FOREIGN KEY (convention_key, funding_source_code) REFERENCES funding_source ON DELETE CASCADE
);

-- year NULL: the same amount every year. amount_cents NULL: the cap exists and its amount is not known.
CREATE TABLE cap_amount (
  cap_key      text NOT NULL REFERENCES cap ON DELETE CASCADE,
  year         integer CHECK (year BETWEEN 1990 AND 2100),
  amount_cents bigint CHECK (amount_cents >= 0),
  UNIQUE NULLS NOT DISTINCT (cap_key, year)
);

-- ── Where lines come from ────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE import_run (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  applied_at     timestamptz NOT NULL DEFAULT now(),
  report         jsonb NOT NULL
);

CREATE TABLE import_file (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_run_id bigint NOT NULL REFERENCES import_run,
  name          text NOT NULL,
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes         bigint NOT NULL CHECK (bytes >= 0)
);
CREATE INDEX import_file_run ON import_file (import_run_id);

-- ── Actions ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE action (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reference       text NOT NULL CHECK (reference ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  convention_key  text NOT NULL,
  -- The address of its page; lower case, so that no file system sees two actions as one.
  slug            text NOT NULL UNIQUE GENERATED ALWAYS AS (convention_key || '--' || lower(reference)) STORED,
  axis_code       text NOT NULL,
  year            integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  title           text NOT NULL CHECK (title <> ''),
  status          text NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION',
                    'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED', 'REFUSED', 'WITHDRAWN', 'ABANDONED')),
  is_demo         boolean NOT NULL DEFAULT false,
  import_file_id  bigint REFERENCES import_file,
  source_sheet    text,
  source_row      integer CHECK (source_row > 0),
  -- Fingerprint of all that the files said of this action: the same again is "unchanged".
  content_sha256  text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  UNIQUE (convention_key, reference),
  UNIQUE (id, convention_key),
  FOREIGN KEY (convention_key, axis_code) REFERENCES axis (convention_key, code)
);
CREATE INDEX action_axis_year ON action (convention_key, axis_code, year);
CREATE INDEX action_year ON action (year);

-- Where an action takes place. None: national, or not broken down (« non ventilé »).
CREATE TABLE action_academy (
  action_id    bigint NOT NULL REFERENCES action ON DELETE CASCADE,
  academy_code text NOT NULL REFERENCES academy,
  PRIMARY KEY (action_id, academy_code)
);
CREATE INDEX action_academy_academy ON action_academy (academy_code);

-- Provider, campus, network, school, firm, branch …: those who act beside the signatories.
CREATE TABLE action_actor (
  action_id bigint NOT NULL REFERENCES action ON DELETE CASCADE,
  position  integer NOT NULL,
  role      text NOT NULL CHECK (role IN ('PROVIDER', 'PARTNER', 'CAMPUS', 'NETWORK', 'SCHOOL', 'HIGHER_EDUCATION', 'FIRM',
              'BRANCH', 'ASSOCIATION', 'PUBLIC_BODY')),
  name      text NOT NULL CHECK (name <> ''),
  siret     text CHECK (siret ~ '^[0-9]{14}$'),
  uai       text REFERENCES school,
  PRIMARY KEY (action_id, position)
);

-- The fiche: planned (annexe 1) or realised (annexe 2). An earlier version stays beside the current one.
CREATE TABLE sheet (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id           bigint NOT NULL REFERENCES action ON DELETE CASCADE,
  convention_key      text NOT NULL,
  kind                text NOT NULL CHECK (kind IN ('PLANNED', 'REALISED')),
  version             integer NOT NULL DEFAULT 1 CHECK (version > 0),
  is_current          boolean NOT NULL DEFAULT true,
  number              text,
  article             text,
  steering_partner    text,
  steering_ministry   text,
  target_audiences    text,
  objectives          text,
  starts_on           date,
  ends_on             date,
  partner_or_provider text,
  description         text,
  tools_and_activities text,
  success_indicators  text,
  evaluation_method   text,
  quantitative_review text,
  qualitative_review  text,
  received_on         date,
  import_file_id      bigint REFERENCES import_file,
  source_sheet        text,
  source_row          integer CHECK (source_row > 0),
  UNIQUE (action_id, kind, version),
  UNIQUE (id, action_id, convention_key),
  FOREIGN KEY (action_id, convention_key) REFERENCES action (id, convention_key) ON DELETE CASCADE,
  CHECK (ends_on >= starts_on),
  CHECK (kind = 'REALISED' OR (quantitative_review IS NULL AND qualitative_review IS NULL)),
  CHECK (kind = 'PLANNED' OR (success_indicators IS NULL AND evaluation_method IS NULL))
);
CREATE UNIQUE INDEX sheet_current ON sheet (action_id, kind) WHERE is_current;

-- One line of the financial annex (poste de dépenses), at one place, charged to one or several sources.
CREATE TABLE expense_item (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sheet_id       bigint NOT NULL,
  action_id      bigint NOT NULL,
  convention_key text NOT NULL,
  position       integer NOT NULL,
  label          text NOT NULL CHECK (label <> ''),
  total_cents    bigint NOT NULL CHECK (total_cents BETWEEN 0 AND 9007199254740991),
  academy_code   text REFERENCES academy,
  school_uai     text REFERENCES school,
  import_file_id bigint REFERENCES import_file,
  source_sheet   text,
  source_row     integer CHECK (source_row > 0),
  UNIQUE (sheet_id, position),
  UNIQUE (id, convention_key),
  FOREIGN KEY (sheet_id, action_id, convention_key) REFERENCES sheet (id, action_id, convention_key) ON DELETE CASCADE
);
CREATE INDEX expense_item_action ON expense_item (action_id);
CREATE INDEX expense_item_academy ON expense_item (academy_code);

CREATE TABLE expense_share (
  expense_item_id     bigint NOT NULL,
  convention_key      text NOT NULL,
  funding_source_code text NOT NULL,
  amount_cents        bigint NOT NULL CHECK (amount_cents BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (expense_item_id, funding_source_code),
  FOREIGN KEY (expense_item_id, convention_key) REFERENCES expense_item (id, convention_key) ON DELETE CASCADE,
  FOREIGN KEY (convention_key, funding_source_code) REFERENCES funding_source (convention_key, code)
);

-- An item's sources add up to it, to the cent (annexes 1 and 2). Checked at commit: items and shares are written together.
CREATE FUNCTION check_expense_item(item bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  total bigint;
  shares numeric;
BEGIN
  SELECT total_cents INTO total FROM expense_item WHERE id = item;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT coalesce(sum(amount_cents), 0) INTO shares FROM expense_share WHERE expense_item_id = item;
  IF shares <> total THEN
    RAISE EXCEPTION 'expense item % totals % cents but its sources add up to %', item, total, shares
      USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_item_adds_up';
  END IF;
END $$;

CREATE FUNCTION expense_item_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_expense_item(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION expense_share_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM check_expense_item(OLD.expense_item_id); END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.expense_item_id <> OLD.expense_item_id) THEN
    PERFORM check_expense_item(NEW.expense_item_id);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER expense_item_adds_up AFTER INSERT OR UPDATE OF total_cents ON expense_item
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION expense_item_adds_up();
CREATE CONSTRAINT TRIGGER expense_share_adds_up AFTER INSERT OR UPDATE OR DELETE ON expense_share
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION expense_share_adds_up();

-- What was legally engaged (engagement des crédits) once the convention's own conditions were met.
CREATE TABLE commitment (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id           bigint NOT NULL,
  convention_key      text NOT NULL,
  funding_source_code text NOT NULL,
  academy_code        text REFERENCES academy,
  amount_cents        bigint NOT NULL CHECK (amount_cents BETWEEN 0 AND 9007199254740991),
  committed_on        date,
  ground              text,
  import_file_id      bigint REFERENCES import_file,
  source_sheet        text,
  source_row          integer CHECK (source_row > 0),
  FOREIGN KEY (action_id, convention_key) REFERENCES action (id, convention_key) ON DELETE CASCADE,
  FOREIGN KEY (convention_key, funding_source_code) REFERENCES funding_source (convention_key, code)
);
CREATE INDEX commitment_action ON commitment (action_id);

-- Participations planned (planned sheet) or reached (realised sheet), per audience and place. NULL total: not reported.
CREATE TABLE headcount (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sheet_id       bigint NOT NULL,
  action_id      bigint NOT NULL,
  convention_key text NOT NULL,
  audience_code  text NOT NULL REFERENCES audience,
  academy_code   text REFERENCES academy,
  school_uai     text REFERENCES school,
  total          integer CHECK (total >= 0),
  girls          integer CHECK (girls >= 0),
  boys           integer CHECK (boys >= 0),
  disability     integer CHECK (disability >= 0),
  import_file_id bigint REFERENCES import_file,
  source_sheet   text,
  source_row     integer CHECK (source_row > 0),
  UNIQUE NULLS NOT DISTINCT (sheet_id, audience_code, academy_code, school_uai),
  FOREIGN KEY (sheet_id, action_id, convention_key) REFERENCES sheet (id, action_id, convention_key) ON DELETE CASCADE,
  CHECK (coalesce(girls, 0) + coalesce(boys, 0) <= total),
  CHECK (disability <= total)
);
CREATE INDEX headcount_action ON headcount (action_id);

-- An indicator is set with the action; its result comes with the realised sheet. NULL result: not evaluated, never zero.
CREATE TABLE indicator (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id      bigint NOT NULL REFERENCES action ON DELETE CASCADE,
  position       integer NOT NULL,
  label          text NOT NULL CHECK (label <> ''),
  unit           text NOT NULL,
  direction      text NOT NULL CHECK (direction IN ('UP', 'DOWN')),
  target         numeric(18, 4),
  result         numeric(18, 4),
  evaluated_on   date,
  academy_code   text REFERENCES academy,
  import_file_id bigint REFERENCES import_file,
  source_sheet   text,
  source_row     integer CHECK (source_row > 0),
  UNIQUE (action_id, position)
);

-- Support in kind, with or without an estimated value; in no money total.
CREATE TABLE in_kind_support (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sheet_id        bigint NOT NULL REFERENCES sheet ON DELETE CASCADE,
  position        integer NOT NULL,
  label           text NOT NULL CHECK (label <> ''),
  given_by        text,
  estimated_cents bigint CHECK (estimated_cents BETWEEN 0 AND 9007199254740991),
  import_file_id  bigint REFERENCES import_file,
  source_sheet    text,
  source_row      integer CHECK (source_row > 0),
  UNIQUE (sheet_id, position)
);

-- ── What the figures read ────────────────────────────────────────────────────────────────────────────────────
-- One row a cent-bearing line: planned and spent from current sheets, committed from commitments.
CREATE VIEW money_line AS
SELECT CASE s.kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'SPENT' END AS stage,
       'I' || i.id || '-' || x.funding_source_code AS line_key,
       a.id AS action_id, a.convention_key, a.axis_code, a.year, a.status, i.academy_code, i.school_uai,
       x.funding_source_code, x.amount_cents, s.starts_on AS dated_on, i.label,
       i.import_file_id, i.source_sheet, i.source_row
  FROM expense_share x
  JOIN expense_item i ON i.id = x.expense_item_id
  JOIN sheet s ON s.id = i.sheet_id AND s.is_current
  JOIN action a ON a.id = i.action_id
UNION ALL
SELECT 'COMMITTED', 'C' || c.id, a.id, a.convention_key, a.axis_code, a.year, a.status, c.academy_code, NULL,
       c.funding_source_code, c.amount_cents, c.committed_on, coalesce(c.ground, 'Engagement'),
       c.import_file_id, c.source_sheet, c.source_row
  FROM commitment c
  JOIN action a ON a.id = c.action_id;

-- Participations of current sheets: planned and reached.
CREATE VIEW headcount_line AS
SELECT CASE s.kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'REACHED' END AS stage, h.id AS line_id,
       a.id AS action_id, a.convention_key, a.axis_code, a.year, a.status, h.academy_code, h.school_uai,
       h.audience_code, h.total, h.girls, h.boys, h.disability, h.import_file_id, h.source_sheet, h.source_row
  FROM headcount h
  JOIN sheet s ON s.id = h.sheet_id AND s.is_current
  JOIN action a ON a.id = h.action_id;

-- Whether each stage of an action has been told, and told by place. A sheet without a financial annex tells no amount; an
-- annex of zeros does.
CREATE VIEW action_reporting AS
SELECT a.id AS action_id,
       coalesce(i.planned, false) AS has_planned, coalesce(i.planned_by_place, false) AS has_planned_by_place,
       coalesce(i.spent, false) AS has_spent, coalesce(i.spent_by_place, false) AS has_spent_by_place,
       c.any_row IS NOT NULL AS has_committed, coalesce(c.by_place, false) AS has_committed_by_place
  FROM action a
  LEFT JOIN LATERAL (
    SELECT bool_or(s.kind = 'PLANNED') AS planned,
           bool_or(s.kind = 'PLANNED' AND e.academy_code IS NOT NULL) AS planned_by_place,
           bool_or(s.kind = 'REALISED') AS spent,
           bool_or(s.kind = 'REALISED' AND e.academy_code IS NOT NULL) AS spent_by_place
      FROM sheet s JOIN expense_item e ON e.sheet_id = s.id
     WHERE s.action_id = a.id AND s.is_current) i ON true
  LEFT JOIN LATERAL (
    SELECT true AS any_row, bool_or(academy_code IS NOT NULL) AS by_place
      FROM commitment WHERE action_id = a.id HAVING count(*) > 0) c ON true;

-- Each axis with the axis at the top of it.
CREATE VIEW axis_lineage AS
WITH RECURSIVE lineage AS (
  SELECT convention_key, code, code AS top_code, theme_code FROM axis WHERE parent_code IS NULL
  UNION ALL
  SELECT a.convention_key, a.code, l.top_code, a.theme_code
    FROM axis a JOIN lineage l ON l.convention_key = a.convention_key AND l.code = a.parent_code
)
SELECT * FROM lineage;

-- What came of each indicator, as shared/outcome has it (one rule, tested to be the same in both places).
CREATE VIEW indicator_line AS
SELECT i.id AS line_id, a.id AS action_id, a.convention_key, a.axis_code, a.year, a.status, i.academy_code,
       a.status IN ('COMMITTED', 'REALISED', 'CLOSED') AS is_accepted,
       i.label, i.unit, i.direction, i.target, i.result, i.import_file_id, i.source_sheet, i.source_row,
       CASE WHEN i.result IS NULL THEN 'NOT_EVALUATED'
            WHEN i.target IS NULL THEN 'NO_TARGET'
            WHEN i.direction = 'UP' AND i.result >= i.target THEN 'REACHED'
            WHEN i.direction = 'DOWN' AND i.result <= i.target THEN 'REACHED'
            WHEN i.direction = 'UP' AND i.target > 0 AND i.result >= 0 AND i.result * 2 >= i.target THEN 'PARTLY'
            WHEN i.direction = 'DOWN' AND i.target > 0 AND i.target * 2 >= i.result THEN 'PARTLY'
            ELSE 'MISSED' END AS attainment
  FROM indicator i
  JOIN action a ON a.id = i.action_id;
