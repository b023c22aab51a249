-- An action's way, its money, and the record of every change.
-- What is written here stays: steps, opinions, decisions, entries of money and the record take no UPDATE, DELETE or TRUNCATE.
-- Nobody is named: an actor is an opaque account, a role and a party.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  has_rows boolean;
BEGIN
  -- Emptying what is empty changes nothing.
  IF TG_OP = 'TRUNCATE' THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', TG_TABLE_NAME) INTO has_rows;
    IF NOT has_rows THEN RETURN NULL; END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

-- ── The record ───────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE record (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- All three NULL: the program itself, loading files.
  actor_id     text,
  actor_role   text CHECK (actor_role IN ('PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR')),
  actor_party  text,
  subject_kind text NOT NULL CHECK (subject_kind ~ '^[A-Z][A-Z_]*$'),
  subject_key  text NOT NULL,
  change       text NOT NULL CHECK (change ~ '^[A-Z][A-Z_]*$'),
  before       jsonb,
  after        jsonb,
  reason       text,
  articles     text[] NOT NULL DEFAULT '{}',
  CHECK ((actor_id IS NULL) = (actor_role IS NULL))
);
CREATE INDEX record_subject ON record (subject_kind, subject_key, id);
CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One effect a key: whoever sends the same key waits on this row, then reads the first one's answer.
CREATE TABLE idempotency (
  actor_id       text NOT NULL,
  key            text NOT NULL CHECK (key <> '' AND length(key) <= 200),
  request_sha256 text NOT NULL CHECK (request_sha256 ~ '^[0-9a-f]{64}$'),
  -- As text: the same key gets the same answer to the letter.
  answer         json,
  at             timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (actor_id, key)
);

-- ── Steps, opinions, decisions ───────────────────────────────────────────────────────────────────────────────
CREATE TABLE action_step (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id   bigint NOT NULL REFERENCES action,
  -- NULL: the action was begun.
  from_status text,
  to_status   text NOT NULL,
  decided_on  date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id    text NOT NULL,
  actor_role  text NOT NULL,
  actor_party text,
  grounds     text,
  articles    text[] NOT NULL DEFAULT '{}',
  marks       text[] NOT NULL DEFAULT '{}',
  CHECK (from_status IS DISTINCT FROM to_status)
);
CREATE INDEX action_step_action ON action_step (action_id, id);
CREATE TRIGGER action_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON action_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the commission and each ministry think of a planned sheet. The latest of a body stands; all are kept.
CREATE TABLE opinion (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id       bigint NOT NULL REFERENCES action,
  body            text NOT NULL CHECK (body IN ('COMMISSION', 'MINISTRY')),
  party_key       text NOT NULL REFERENCES party,
  value           text NOT NULL CHECK (value IN ('FAVOURABLE', 'RESERVED', 'UNFAVOURABLE')),
  recommendations text,
  reasoning       text,
  sheet_version   integer NOT NULL CHECK (sheet_version > 0),
  given_on        date NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id        text NOT NULL,
  actor_role      text NOT NULL,
  articles        text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX opinion_action ON opinion (action_id, id);
CREATE TRIGGER opinion_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON opinion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the committee or the partner's board said of an action. The latest of a body stands; all are kept.
CREATE TABLE body_decision (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id     bigint NOT NULL REFERENCES action,
  body          text NOT NULL CHECK (body IN ('COMMITTEE', 'BOARD')),
  value         text NOT NULL,
  grounds       text,
  -- The committee's meeting, where it was held in the system.
  meeting_id    bigint,
  sheet_version integer NOT NULL CHECK (sheet_version > 0),
  decided_on    date NOT NULL,
  recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id      text NOT NULL,
  actor_role    text NOT NULL,
  articles      text[] NOT NULL DEFAULT '{}',
  CHECK (value IN ('FAVOURABLE', 'RESERVED', 'UNFAVOURABLE', 'ADOPTED', 'NOT_ADOPTED') OR body = 'BOARD'),
  CHECK (value IN ('APPROVED', 'REFUSED') OR body = 'COMMITTEE'),
  CHECK (meeting_id IS NULL OR body = 'COMMITTEE')
);
CREATE INDEX body_decision_action ON body_decision (action_id, id);
CREATE TRIGGER body_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON body_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The board's word on the programme of a year. The latest stands.
CREATE TABLE programme_approval (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  year           integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  value          text NOT NULL CHECK (value IN ('APPROVED', 'REFUSED')),
  grounds        text,
  decided_on     date NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id       text NOT NULL,
  actor_role     text NOT NULL,
  articles       text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX programme_approval_year ON programme_approval (convention_key, year, id);
CREATE TRIGGER programme_approval_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON programme_approval FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A changed sheet of an approved action waits: the version before goes on applying until the committee has seen the change.
ALTER TABLE sheet ADD COLUMN is_pending boolean NOT NULL DEFAULT false CHECK (NOT (is_pending AND (is_current OR kind = 'REALISED')));
CREATE UNIQUE INDEX sheet_pending ON sheet (action_id) WHERE is_pending;

CREATE TABLE sheet_change (
  sheet_id     bigint PRIMARY KEY REFERENCES sheet,
  action_id    bigint NOT NULL REFERENCES action,
  from_version integer NOT NULL,
  to_version   integer NOT NULL,
  -- The action's status on that day: what a change calls for depends on it.
  status       text NOT NULL,
  proposed_on  date NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- NULL: by a file.
  actor_id     text,
  actor_role   text,
  reason       text,
  CHECK (to_version > from_version)
);
CREATE INDEX sheet_change_action ON sheet_change (action_id, to_version);
CREATE TRIGGER sheet_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sheet_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE sheet_presentation (
  sheet_id     bigint PRIMARY KEY REFERENCES sheet_change,
  presented_on date NOT NULL,
  -- NULL where the text asks for no vote on a change.
  was_adopted  boolean,
  meeting_id   bigint,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id     text NOT NULL,
  actor_role   text NOT NULL
);
CREATE TRIGGER sheet_presentation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sheet_presentation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Money ────────────────────────────────────────────────────────────────────────────────────────────────────
-- What does not stop a commitment and shows wherever it shows.
ALTER TABLE commitment ADD COLUMN marks text[] NOT NULL DEFAULT '{}'
  CHECK (marks <@ ARRAY['UNKNOWN_CAP', 'UNDATED_CONVENTION', 'UNFAVOURABLE_OPINION', 'MINISTRY_NOT_IN_SUPPORT', 'PROGRAMME_NOT_APPROVED']);

-- A provider acts under an agreement of its own, after the committee's opinion, and is paid actual costs (DEFi 11, 12).
CREATE TABLE provider_agreement (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id      bigint NOT NULL,
  convention_key text NOT NULL,
  provider       text NOT NULL CHECK (provider <> ''),
  siret          text CHECK (siret ~ '^[0-9]{14}$'),
  opinion_on     date,
  signed_on      date,
  sent_on        date,
  recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (id, action_id),
  FOREIGN KEY (action_id, convention_key) REFERENCES action (id, convention_key),
  CHECK (sent_on >= signed_on)
);
CREATE INDEX provider_agreement_action ON provider_agreement (action_id);

-- What becomes of committed money: freed, paid, shown to be spent. A mistake is put right by a further entry.
CREATE TABLE money_entry (
  id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action_id             bigint NOT NULL,
  convention_key        text NOT NULL,
  funding_source_code   text NOT NULL,
  academy_code          text REFERENCES academy,
  kind                  text NOT NULL CHECK (kind IN ('RELEASE', 'PAYMENT', 'JUSTIFICATION')),
  amount_cents          bigint NOT NULL CHECK (amount_cents BETWEEN 1 AND 9007199254740991),
  happened_on           date NOT NULL,
  -- Of a release: the day of the commitment that it frees, which tells the year of the cap.
  committed_on          date CHECK (kind = 'RELEASE' OR committed_on IS NULL),
  provider_agreement_id bigint CHECK (kind <> 'RELEASE' OR provider_agreement_id IS NULL),
  ground                text,
  recorded_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (action_id, convention_key) REFERENCES action (id, convention_key),
  FOREIGN KEY (convention_key, funding_source_code) REFERENCES funding_source (convention_key, code),
  FOREIGN KEY (provider_agreement_id, action_id) REFERENCES provider_agreement (id, action_id)
);
CREATE INDEX money_entry_action ON money_entry (action_id);
CREATE TRIGGER money_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON money_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is paid or freed was committed first; checked at commit, since a file replaces its commitments by deletion and insertion.
CREATE FUNCTION check_money_position(of_action bigint, source text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  committed numeric;
  taken numeric;
BEGIN
  SELECT coalesce(sum(amount_cents), 0) INTO taken FROM money_entry
   WHERE action_id = of_action AND funding_source_code = source AND kind IN ('RELEASE', 'PAYMENT');
  IF taken = 0 THEN RETURN; END IF;
  SELECT coalesce(sum(amount_cents), 0) INTO committed FROM commitment WHERE action_id = of_action AND funding_source_code = source;
  IF taken > committed THEN
    RAISE EXCEPTION 'action % has % cents committed on % but % paid or released', of_action, committed, source, taken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'money_position_covered';
  END IF;
END $$;

CREATE FUNCTION money_position_covered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM check_money_position(NEW.action_id, NEW.funding_source_code);
  ELSE
    PERFORM check_money_position(OLD.action_id, OLD.funding_source_code);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER money_position_covered AFTER INSERT ON money_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_position_covered();
CREATE CONSTRAINT TRIGGER money_position_covered AFTER UPDATE OR DELETE ON commitment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_position_covered();

-- ── Caps ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- One row a cap and year: what counts against it, kept by the triggers below whatever program writes.
CREATE TABLE cap_year (
  cap_key         text NOT NULL REFERENCES cap ON DELETE CASCADE,
  year            integer NOT NULL,
  -- NULL: the cap exists and its amount is not known; it lets commitments pass.
  limit_cents     bigint CHECK (limit_cents >= 0),
  -- Commitments less releases.
  committed_cents bigint NOT NULL DEFAULT 0,
  -- What was committed when the limit was set below it, less what was freed since: a fact that no refusal can undo. It lets
  -- nothing more pass, and is gone once the cap is kept again.
  breach_cents    bigint,
  PRIMARY KEY (cap_key, year),
  CONSTRAINT cap_not_passed CHECK (limit_cents IS NULL OR committed_cents <= greatest(limit_cents, breach_cents))
);

-- A release frees what was committed in the same year of the cap: it cannot make room in another. Checked at commit, on the row
-- as it then stands: commitments may be taken out and put back within one transaction.
CREATE FUNCTION refuse_negative_cap_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cap_year WHERE cap_key = NEW.cap_key AND year = NEW.year AND committed_cents < 0) THEN
    RAISE EXCEPTION 'cap % would have less than nothing committed in %', NEW.cap_key, NEW.year
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cap_year_not_negative';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cap_year_not_negative AFTER INSERT OR UPDATE ON cap_year
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.committed_cents < 0) EXECUTE FUNCTION refuse_negative_cap_year();

-- The year of a cap that money counts in, as shared/budget has it. Money of no day, or under no dated convention, counts in
-- the year of its programme: it must count somewhere, or leaving out the day would be a way around the cap.
CREATE FUNCTION cap_year_of(period text, signed_on date, committed_on date, programme_year integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN period = 'CONVENTION_YEAR' AND committed_on >= signed_on THEN
      extract(year FROM committed_on)::integer
      - ((signed_on + make_interval(years => extract(year FROM committed_on)::integer - extract(year FROM signed_on)::integer))::date > committed_on)::integer
    ELSE programme_year END
$$;

-- The amount of the year, else the one for every year; NULL where it is not known.
CREATE FUNCTION cap_limit(of_cap text, in_year integer) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT amount_cents FROM cap_amount WHERE cap_key = of_cap AND (year = in_year OR year IS NULL) ORDER BY year NULLS LAST LIMIT 1
$$;

-- Adds to several caps at once, in the order of their keys, so that two writers never wait for each other in a ring.
CREATE FUNCTION add_to_cap_years(keys text[], years integer[], deltas bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO cap_year AS y (cap_key, year, limit_cents, committed_cents)
  SELECT d.key, d.year, cap_limit(d.key, d.year), d.delta
    FROM (SELECT u.key, u.year, sum(u.delta)::bigint AS delta FROM unnest(keys, years, deltas) AS u (key, year, delta)
           GROUP BY u.key, u.year HAVING sum(u.delta) <> 0) d
   ORDER BY d.key, d.year
  ON CONFLICT (cap_key, year) DO UPDATE
    SET committed_cents = y.committed_cents + excluded.committed_cents,
        breach_cents = CASE
          WHEN y.breach_cents IS NULL OR y.committed_cents + excluded.committed_cents <= y.limit_cents THEN NULL
          ELSE least(y.breach_cents, y.committed_cents + excluded.committed_cents) END
$$;

CREATE FUNCTION commitment_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[];
  years integer[];
  deltas bigint[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(k.key), array_agg(cap_year_of(k.period, v.signed_on, m.committed_on, a.year)), array_agg(m.amount_cents) INTO keys, years, deltas
      FROM added m JOIN cap_scope s USING (convention_key, funding_source_code) JOIN cap k ON k.key = s.cap_key
      JOIN action a ON a.id = m.action_id JOIN convention v ON v.key = m.convention_key;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(k.key), array_agg(cap_year_of(k.period, v.signed_on, m.committed_on, a.year)), array_agg(-m.amount_cents) INTO keys, years, deltas
      FROM removed m JOIN cap_scope s USING (convention_key, funding_source_code) JOIN cap k ON k.key = s.cap_key
      JOIN action a ON a.id = m.action_id JOIN convention v ON v.key = m.convention_key;
  ELSE
    SELECT array_agg(k.key), array_agg(cap_year_of(k.period, v.signed_on, m.committed_on, a.year)), array_agg(m.delta) INTO keys, years, deltas
      FROM (SELECT action_id, convention_key, funding_source_code, committed_on, amount_cents AS delta FROM added
            UNION ALL
            SELECT action_id, convention_key, funding_source_code, committed_on, -amount_cents FROM removed) m
      JOIN cap_scope s USING (convention_key, funding_source_code) JOIN cap k ON k.key = s.cap_key
      JOIN action a ON a.id = m.action_id JOIN convention v ON v.key = m.convention_key;
  END IF;
  IF keys IS NULL THEN RETURN NULL; END IF;
  PERFORM add_to_cap_years(keys, years, deltas);
  -- A cap whose amount is not known lets the commitment pass, and marks it.
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM unnest(keys, years) AS u (key, year) WHERE cap_limit(u.key, u.year) IS NULL) THEN
    UPDATE commitment c SET marks = array_append(c.marks, 'UNKNOWN_CAP')
      FROM added m JOIN cap_scope s USING (convention_key, funding_source_code) JOIN cap k ON k.key = s.cap_key
      JOIN action a ON a.id = m.action_id JOIN convention v ON v.key = m.convention_key
     WHERE c.id = m.id AND NOT 'UNKNOWN_CAP' = ANY (c.marks)
       AND cap_limit(k.key, cap_year_of(k.period, v.signed_on, m.committed_on, a.year)) IS NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER commitment_counts_insert AFTER INSERT ON commitment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION commitment_counts();
CREATE TRIGGER commitment_counts_update AFTER UPDATE ON commitment
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION commitment_counts();
CREATE TRIGGER commitment_counts_delete AFTER DELETE ON commitment
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION commitment_counts();

CREATE FUNCTION release_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[];
  years integer[];
  deltas bigint[];
BEGIN
  SELECT array_agg(k.key), array_agg(cap_year_of(k.period, v.signed_on, m.committed_on, a.year)), array_agg(-m.amount_cents) INTO keys, years, deltas
    FROM added m JOIN cap_scope s USING (convention_key, funding_source_code) JOIN cap k ON k.key = s.cap_key
    JOIN action a ON a.id = m.action_id JOIN convention v ON v.key = m.convention_key
   WHERE m.kind = 'RELEASE';
  IF keys IS NOT NULL THEN PERFORM add_to_cap_years(keys, years, deltas); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER release_counts AFTER INSERT ON money_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release_counts();

-- An action moved to another year takes its money with it.
CREATE FUNCTION action_year_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[];
  years integer[];
  deltas bigint[];
BEGIN
  IF NOT EXISTS (SELECT FROM was w JOIN is_now n ON n.id = w.id AND n.year <> w.year) THEN RETURN NULL; END IF;
  SELECT array_agg(k.key), array_agg(cap_year_of(k.period, v.signed_on, m.committed_on, y.year)), array_agg(y.sign * m.amount_cents) INTO keys, years, deltas
    FROM was w JOIN is_now n ON n.id = w.id AND n.year <> w.year
    JOIN LATERAL (VALUES (w.year, -1), (n.year, 1)) AS y (year, sign) ON true
    JOIN (SELECT action_id, convention_key, funding_source_code, committed_on, amount_cents FROM commitment
          UNION ALL
          SELECT action_id, convention_key, funding_source_code, committed_on, -amount_cents FROM money_entry WHERE kind = 'RELEASE') m
      ON m.action_id = w.id
    JOIN cap_scope s ON s.convention_key = m.convention_key AND s.funding_source_code = m.funding_source_code
    JOIN cap k ON k.key = s.cap_key JOIN convention v ON v.key = m.convention_key;
  IF keys IS NOT NULL THEN PERFORM add_to_cap_years(keys, years, deltas); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER action_year_counts AFTER UPDATE ON action
  REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION action_year_counts();

-- A deleted action's commitments go while its year can still be read.
CREATE FUNCTION action_leaves_caps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM commitment WHERE action_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER action_leaves_caps BEFORE DELETE ON action FOR EACH ROW EXECUTE FUNCTION action_leaves_caps();

-- What counts against each cap, from the lines themselves: what cap_year must agree with.
CREATE VIEW cap_year_detail AS
SELECT k.key AS cap_key, cap_year_of(k.period, v.signed_on, m.committed_on, a.year) AS year, sum(m.amount_cents)::bigint AS committed_cents
  FROM (SELECT action_id, convention_key, funding_source_code, committed_on, amount_cents FROM commitment
        UNION ALL
        SELECT action_id, convention_key, funding_source_code, committed_on, -amount_cents FROM money_entry WHERE kind = 'RELEASE') m
  JOIN cap_scope s USING (convention_key, funding_source_code)
  JOIN cap k ON k.key = s.cap_key
  JOIN action a ON a.id = m.action_id
  JOIN convention v ON v.key = m.convention_key
 GROUP BY 1, 2;

-- For when caps, their sources or their amounts have changed. Whoever is writing money ends first; nobody begins meanwhile.
CREATE FUNCTION rebuild_cap_years() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE commitment, money_entry IN SHARE MODE;
  DELETE FROM cap_year;
  INSERT INTO cap_year (cap_key, year, limit_cents, committed_cents, breach_cents)
  SELECT d.cap_key, d.year, l.cents, d.committed_cents, CASE WHEN d.committed_cents > l.cents THEN d.committed_cents END
    FROM cap_year_detail d CROSS JOIN LATERAL (SELECT cap_limit(d.cap_key, d.year) AS cents) l;
END $$;

CREATE FUNCTION commitment_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rebuild_cap_years();
  RETURN NULL;
END $$;
CREATE TRIGGER commitment_truncated AFTER TRUNCATE ON commitment FOR EACH STATEMENT EXECUTE FUNCTION commitment_truncated();

-- Where each action's money from each source stands, as shared/budget has it. A realised sheet with its annex is the account
-- of the whole action; before it, invoices show what was spent.
CREATE VIEW money_position AS
SELECT p.*,
       p.committed - p.released AS net_committed,
       p.committed - p.released - p.paid AS committed_unpaid,
       greatest(p.paid - p.justified, 0) AS paid_unjustified,
       greatest(p.committed - p.released - greatest(p.justified, p.paid), 0) AS unspent
  FROM (
    SELECT t.action_id, t.convention_key, t.funding_source_code, t.committed, t.released, t.paid,
           CASE WHEN r.has_spent THEN t.on_sheet ELSE t.on_invoice END AS justified, r.has_spent AS is_reported
      FROM (
        SELECT m.action_id, m.convention_key, m.funding_source_code,
               coalesce(sum(m.amount_cents) FILTER (WHERE m.kind = 'COMMITMENT'), 0)::bigint AS committed,
               coalesce(sum(m.amount_cents) FILTER (WHERE m.kind = 'RELEASE'), 0)::bigint AS released,
               coalesce(sum(m.amount_cents) FILTER (WHERE m.kind = 'PAYMENT'), 0)::bigint AS paid,
               coalesce(sum(m.amount_cents) FILTER (WHERE m.kind = 'JUSTIFICATION'), 0)::bigint AS on_invoice,
               coalesce(sum(m.amount_cents) FILTER (WHERE m.kind = 'SHEET'), 0)::bigint AS on_sheet
          FROM (SELECT action_id, convention_key, funding_source_code, 'COMMITMENT' AS kind, amount_cents FROM commitment
                UNION ALL
                SELECT action_id, convention_key, funding_source_code, kind, amount_cents FROM money_entry
                UNION ALL
                SELECT i.action_id, i.convention_key, x.funding_source_code, 'SHEET', x.amount_cents
                  FROM expense_share x JOIN expense_item i ON i.id = x.expense_item_id
                  JOIN sheet s ON s.id = i.sheet_id AND s.is_current AND s.kind = 'REALISED') m
         GROUP BY m.action_id, m.convention_key, m.funding_source_code) t
      JOIN action_reporting r ON r.action_id = t.action_id) p;

-- Committed is net of releases: a release is a line of its own, below zero, on the day of what it frees.
CREATE OR REPLACE VIEW money_line AS
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
  JOIN action a ON a.id = c.action_id
UNION ALL
SELECT 'COMMITTED', 'R' || e.id, a.id, a.convention_key, a.axis_code, a.year, a.status, e.academy_code, NULL,
       e.funding_source_code, -e.amount_cents, e.committed_on, coalesce(e.ground, 'Crédits libérés'),
       NULL, NULL, NULL
  FROM money_entry e
  JOIN action a ON a.id = e.action_id
 WHERE e.kind = 'RELEASE';
