-- What the rules ask about and nothing told so far: the indicators that each version of a planned fiche sets, the sittings of the
-- parties' own bodies, common accords, contrary entries of money, amicable settlements.

-- ── What each version of a planned fiche sets as targets ─────────────────────────────────────────────────────
-- The indicator table holds those of the version in force, with their results; a version that waits for the committee keeps its own here.
CREATE TABLE sheet_target (
  sheet_id     bigint NOT NULL REFERENCES sheet ON DELETE CASCADE,
  position     integer NOT NULL CHECK (position > 0),
  label        text NOT NULL CHECK (label <> ''),
  unit         text NOT NULL,
  direction    text NOT NULL CHECK (direction IN ('UP', 'DOWN')),
  target       numeric(18, 4),
  academy_code text REFERENCES academy,
  PRIMARY KEY (sheet_id, position)
);
INSERT INTO sheet_target (sheet_id, position, label, unit, direction, target, academy_code)
SELECT s.id, i.position, i.label, i.unit, i.direction, i.target, i.academy_code
  FROM sheet s JOIN indicator i ON i.action_id = s.action_id WHERE s.kind = 'PLANNED';
ALTER TABLE sheet_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON sheet_target USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON sheet_target FOR SELECT USING (sheet_id IN (SELECT readable_sheets()));

-- ── The order of meetings, and what is set by common accord ──────────────────────────────────────────────────
-- A day on which a body of a party sat (commission, conseil d'administration): the committee's meetings come after and before.
CREATE TABLE body_sitting (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  body           text NOT NULL,
  sat_on         date NOT NULL,
  is_demo        boolean NOT NULL DEFAULT false,
  UNIQUE (convention_key, body, sat_on)
);
CREATE TRIGGER body_sitting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON body_sitting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One party's agreement to what the text has set by common accord: of a meeting (its agenda), of a year, or once.
CREATE TABLE common_accord (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  subject        text NOT NULL CHECK (subject IN ('CALENDAR', 'AGENDA', 'DRAFT_ACTIONS', 'YEARLY_PLAN', 'SECRETARIAT')),
  year           integer CHECK (year BETWEEN 1990 AND 2100),
  meeting_id     bigint,
  party_key      text NOT NULL,
  agreed_on      date NOT NULL,
  is_demo        boolean NOT NULL DEFAULT false,
  UNIQUE NULLS NOT DISTINCT (convention_key, subject, year, meeting_id, party_key),
  FOREIGN KEY (convention_key, party_key) REFERENCES convention_party (convention_key, party_key),
  FOREIGN KEY (meeting_id, convention_key) REFERENCES committee_meeting (id, convention_key),
  CHECK ((meeting_id IS NOT NULL) = (subject = 'AGENDA')),
  CHECK ((year IS NOT NULL) = (subject IN ('CALENDAR', 'DRAFT_ACTIONS', 'YEARLY_PLAN')))
);
CREATE TRIGGER common_accord_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON common_accord FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['body_sitting', 'common_accord'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING (true)', name);
  END LOOP;
END $$;

-- ── Contrary entries ─────────────────────────────────────────────────────────────────────────────────────────
-- A payment or costs entered by mistake are taken back by an entry of their own, whole and once; what was entered stays. A release is
-- made good by a further commitment, which the cap must allow.
ALTER TABLE money_entry DROP CONSTRAINT money_entry_kind_check;
ALTER TABLE money_entry ADD CONSTRAINT money_entry_kind_check
  CHECK (kind IN ('RELEASE', 'PAYMENT', 'JUSTIFICATION', 'PAYMENT_REVERSAL', 'JUSTIFICATION_REVERSAL'));
ALTER TABLE money_entry
  ADD COLUMN reverses_id bigint UNIQUE,
  ADD CONSTRAINT money_entry_reverses CHECK ((reverses_id IS NOT NULL) = (kind IN ('PAYMENT_REVERSAL', 'JUSTIFICATION_REVERSAL'))),
  ADD UNIQUE (id, action_id, funding_source_code, amount_cents),
  ADD FOREIGN KEY (reverses_id, action_id, funding_source_code, amount_cents) REFERENCES money_entry (id, action_id, funding_source_code, amount_cents);

CREATE FUNCTION reversal_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reverses_id IS NOT NULL AND (SELECT kind FROM money_entry WHERE id = NEW.reverses_id) || '_REVERSAL' <> NEW.kind THEN
    RAISE EXCEPTION 'entry % is not of the kind that % takes back', NEW.reverses_id, NEW.kind USING ERRCODE = 'check_violation', CONSTRAINT = 'reversal_fits';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reversal_fits BEFORE INSERT ON money_entry FOR EACH ROW EXECUTE FUNCTION reversal_fits();

CREATE OR REPLACE FUNCTION check_money_position(of_action bigint, source text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  committed numeric;
  taken numeric;
BEGIN
  SELECT coalesce(sum(CASE kind WHEN 'PAYMENT_REVERSAL' THEN -amount_cents ELSE amount_cents END), 0) INTO taken FROM money_entry
   WHERE action_id = of_action AND funding_source_code = source AND kind IN ('RELEASE', 'PAYMENT', 'PAYMENT_REVERSAL');
  IF taken = 0 THEN RETURN; END IF;
  SELECT coalesce(sum(amount_cents), 0) INTO committed FROM commitment WHERE action_id = of_action AND funding_source_code = source;
  IF taken > committed THEN
    RAISE EXCEPTION 'action % has % cents committed on % but % paid or released', of_action, committed, source, taken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'money_position_covered';
  END IF;
END $$;

CREATE OR REPLACE VIEW money_position WITH (security_invoker = true) AS
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
                SELECT action_id, convention_key, funding_source_code, replace(kind, '_REVERSAL', ''), CASE WHEN reverses_id IS NULL THEN amount_cents ELSE -amount_cents END
                  FROM money_entry
                UNION ALL
                SELECT i.action_id, i.convention_key, x.funding_source_code, 'SHEET', x.amount_cents
                  FROM expense_share x JOIN expense_item i ON i.id = x.expense_item_id
                  JOIN sheet s ON s.id = i.sheet_id AND s.is_current AND s.kind = 'REALISED') m
         GROUP BY m.action_id, m.convention_key, m.funding_source_code) t
      JOIN action_reporting r ON r.action_id = t.action_id) p;

-- ── Disputes ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The day on which the parties settled it between themselves (« à l'amiable », Occitanie, article 14).
ALTER TABLE dispute ADD COLUMN amicable_on date CHECK (amicable_on >= opened_on);
