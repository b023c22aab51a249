-- What the public may read, and what each role may: decided here once, so that a query that forgot to ask leaks nothing.
-- A connection that reads for someone says for whom by its settings (app.role, app.party, app.regions, app.conventions); one that
-- says nothing reads as the public. The program's own connections say SYSTEM. See docs/adr/0007.

-- ── Publication ──────────────────────────────────────────────────────────────────────────────────────────────
-- NULL: not published. A draft is never public, whatever this says.
ALTER TABLE action ADD COLUMN published_at timestamptz;

-- ── Why: apart from what was done, since the one is public with its action and the other stays inside ─────────────
-- id: of the opinion, decision, step, changed sheet or programme approval.
CREATE TABLE reason (
  kind           text NOT NULL CHECK (kind IN ('OPINION', 'RECOMMENDATIONS', 'DECISION', 'STEP', 'CHANGE', 'PROGRAMME')),
  id             bigint NOT NULL,
  convention_key text NOT NULL REFERENCES convention,
  words          text NOT NULL,
  PRIMARY KEY (kind, id)
);
INSERT INTO reason SELECT 'OPINION', o.id, a.convention_key, o.reasoning FROM opinion o JOIN action a ON a.id = o.action_id WHERE o.reasoning IS NOT NULL;
INSERT INTO reason SELECT 'RECOMMENDATIONS', o.id, a.convention_key, o.recommendations FROM opinion o JOIN action a ON a.id = o.action_id WHERE o.recommendations IS NOT NULL;
INSERT INTO reason SELECT 'DECISION', d.id, a.convention_key, d.grounds FROM body_decision d JOIN action a ON a.id = d.action_id WHERE d.grounds IS NOT NULL;
INSERT INTO reason SELECT 'STEP', s.id, a.convention_key, s.grounds FROM action_step s JOIN action a ON a.id = s.action_id WHERE s.grounds IS NOT NULL;
INSERT INTO reason SELECT 'CHANGE', c.sheet_id, a.convention_key, c.reason FROM sheet_change c JOIN action a ON a.id = c.action_id WHERE c.reason IS NOT NULL;
INSERT INTO reason SELECT 'PROGRAMME', id, convention_key, grounds FROM programme_approval WHERE grounds IS NOT NULL;
ALTER TABLE opinion DROP COLUMN reasoning, DROP COLUMN recommendations;
ALTER TABLE body_decision DROP COLUMN grounds;
ALTER TABLE action_step DROP COLUMN grounds;
ALTER TABLE sheet_change DROP COLUMN reason;
ALTER TABLE programme_approval DROP COLUMN grounds;
CREATE TRIGGER reason_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reason FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The report of an import quotes what it refused: only the day and the file go with the lines.
ALTER TABLE import_file ADD COLUMN applied_at timestamptz NOT NULL DEFAULT now();
UPDATE import_file f SET applied_at = r.applied_at FROM import_run r WHERE r.id = f.import_run_id;

-- ── Who reads ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION reader_role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('app.role', true), ''), 'PUBLIC') $$;

CREATE FUNCTION reader_is_system() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT reader_role() = 'SYSTEM' $$;

CREATE FUNCTION reader_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN reader_role() = 'DELEGATION' THEN string_to_array(coalesce(current_setting('app.regions', true), ''), ',') ELSE '{}' END
$$;

-- Conventions whose unpublished actions are read: those that one's party signed; all, for the ministry and administrators; of
-- these, for a token, those that it was made for.
CREATE FUNCTION reader_conventions() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(key), '{}') FROM convention c
   WHERE CASE reader_role()
           WHEN 'SYSTEM' THEN true
           WHEN 'MINISTRY' THEN true
           WHEN 'ADMINISTRATOR' THEN true
           WHEN 'PARTNER' THEN EXISTS (SELECT FROM convention_party p WHERE p.convention_key = c.key AND p.party_key = current_setting('app.party', true))
           WHEN 'COMMITTEE_MEMBER' THEN EXISTS (SELECT FROM convention_party p WHERE p.convention_key = c.key AND p.party_key = current_setting('app.party', true))
           WHEN 'COMMITTEE_SECRETARY' THEN EXISTS (SELECT FROM convention_party p WHERE p.convention_key = c.key AND p.party_key = current_setting('app.party', true))
           ELSE false END
     AND (nullif(current_setting('app.conventions', true), '') IS NULL OR c.key = ANY (string_to_array(current_setting('app.conventions', true), ',')))
$$;

CREATE FUNCTION reader_reads_drafts() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT reader_role() IN ('SYSTEM', 'MINISTRY', 'ADMINISTRATOR', 'PARTNER', 'COMMITTEE_SECRETARY')
$$;

-- Actions that lie wholly in the régions académiques of a delegation, or under a convention that does. It looks at every action,
-- whoever reads: a policy on actions cannot ask for their places, whose policy asks for the actions.
CREATE FUNCTION actions_within(regions text[], conventions text) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER
SET app.role = 'SYSTEM' SET search_path = public, pg_temp AS $$
  -- Read out of the terms once a convention: they are long, and actions are many.
  WITH own AS MATERIALIZED (
    SELECT c.key, ARRAY[coalesce(c.terms -> 'territory' ->> 'academicRegionCode', y.academic_region_code, '')] AS codes
      FROM convention c LEFT JOIN academy y ON y.code = c.terms -> 'territory' ->> 'academyCode'
     WHERE nullif(conventions, '') IS NULL OR c.key = ANY (string_to_array(conventions, ','))
  ), placed AS (
    SELECT p.action_id, array_agg(DISTINCT d.academic_region_code) AS codes FROM action_academy p JOIN academy d ON d.code = p.academy_code GROUP BY p.action_id
  )
  SELECT a.id FROM action a JOIN own o ON o.key = a.convention_key LEFT JOIN placed p ON p.action_id = a.id
   WHERE cardinality(regions) > 0 AND coalesce(p.codes, o.codes) <@ regions
$$;

-- ── What is read with an action ──────────────────────────────────────────────────────────────────────────────
ALTER TABLE action ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON action USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON action FOR SELECT USING (
  (published_at IS NOT NULL AND status <> 'DRAFT')
  OR (convention_key = ANY ((SELECT reader_conventions())::text[]) AND (status <> 'DRAFT' OR (SELECT reader_reads_drafts())))
  OR ((SELECT reader_role()) = 'DELEGATION' AND status <> 'DRAFT'
      AND id IN (SELECT actions_within(reader_regions(), current_setting('app.conventions', true))))
);

-- What hangs on an action is read with it.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['action_academy', 'action_actor', 'commitment', 'indicator', 'action_step', 'opinion', 'body_decision',
                              'provider_agreement', 'money_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING (EXISTS (SELECT FROM action a WHERE a.id = %I.action_id))', name, name);
  END LOOP;
END $$;

-- A change proposed while the action was a draft is of the draft.
ALTER TABLE sheet_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON sheet_change USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON sheet_change FOR SELECT USING (
  EXISTS (SELECT FROM action a WHERE a.id = sheet_change.action_id
             AND (sheet_change.status <> 'DRAFT' OR a.convention_key = ANY ((SELECT reader_conventions())::text[])))
);

-- Sheets in force, and those that were before a change of an action that was no longer a draft; one that waits for the committee,
-- or that another took the place of meanwhile, is the parties' own.
ALTER TABLE sheet ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON sheet USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON sheet FOR SELECT USING (
  EXISTS (SELECT FROM action a WHERE a.id = sheet.action_id)
  AND (is_current
       OR convention_key = ANY ((SELECT reader_conventions())::text[])
       OR (kind = 'PLANNED' AND EXISTS (
             SELECT FROM sheet_change c WHERE c.action_id = sheet.action_id AND c.from_version = sheet.version AND c.status <> 'DRAFT')))
);
ALTER TABLE sheet_presentation ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON sheet_presentation USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON sheet_presentation FOR SELECT USING (EXISTS (SELECT FROM sheet_change c WHERE c.sheet_id = sheet_presentation.sheet_id));

-- The same answer as asking for the sheets or the items themselves, which ask for their actions in turn: put away in functions,
-- for a query over lines would otherwise be planned with every policy under every other, which takes longer than running it.
CREATE FUNCTION readable_sheets() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN QUERY SELECT id FROM sheet; END $$;
CREATE FUNCTION readable_items() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN QUERY SELECT id FROM expense_item; END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['expense_item', 'headcount', 'in_kind_support'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING (sheet_id IN (SELECT readable_sheets()))', name);
  END LOOP;
END $$;
ALTER TABLE expense_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON expense_share USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON expense_share FOR SELECT USING (expense_item_id IN (SELECT readable_items()));

-- A file is told of with a line that came from it.
ALTER TABLE import_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON import_file USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON import_file FOR SELECT USING (
  id IN (SELECT import_file_id FROM action) OR id IN (SELECT import_file_id FROM sheet) OR id IN (SELECT import_file_id FROM expense_item)
  OR id IN (SELECT import_file_id FROM headcount) OR id IN (SELECT import_file_id FROM commitment) OR id IN (SELECT import_file_id FROM indicator)
  OR id IN (SELECT import_file_id FROM in_kind_support)
);

-- ── What stays inside ────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE reason ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON reason USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON reason FOR SELECT USING (convention_key = ANY ((SELECT reader_conventions())::text[]));

ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON import_run USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON import_run FOR SELECT USING (
  convention_key = ANY ((SELECT reader_conventions())::text[]) AND (SELECT reader_reads_drafts())
);

-- What counts against a cap counts unpublished actions too.
ALTER TABLE cap_year ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON cap_year USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON cap_year FOR SELECT USING (
  cap_key IN (SELECT s.cap_key FROM cap_scope s WHERE s.convention_key = ANY ((SELECT reader_conventions())::text[]))
);

-- A point of an agenda names its action, or a dispute.
ALTER TABLE agenda_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON agenda_item USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON agenda_item FOR SELECT USING (
  convention_key = ANY ((SELECT reader_conventions())::text[])
  OR (kind <> 'DISPUTE' AND (action_id IS NULL OR EXISTS (SELECT FROM action a WHERE a.id = agenda_item.action_id)))
);
ALTER TABLE committee_vote ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON committee_vote USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON committee_vote FOR SELECT USING (
  EXISTS (SELECT FROM agenda_item i WHERE i.meeting_id = committee_vote.meeting_id AND i.position = committee_vote.position)
);

ALTER TABLE committee_ballot ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON committee_ballot USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON committee_ballot FOR SELECT USING (
  (SELECT reader_role()) IN ('MINISTRY', 'ADMINISTRATOR', 'COMMITTEE_SECRETARY')
  AND vote_id IN (SELECT v.id FROM committee_vote v JOIN committee_meeting m ON m.id = v.meeting_id
                   WHERE m.convention_key = ANY ((SELECT reader_conventions())::text[]))
);

ALTER TABLE dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON dispute USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON dispute FOR SELECT USING (convention_key = ANY ((SELECT reader_conventions())::text[]));

ALTER TABLE record ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON record USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON record FOR SELECT USING (
  (SELECT reader_role()) IN ('MINISTRY', 'ADMINISTRATOR') AND nullif(current_setting('app.conventions', true), '') IS NULL
);

-- What opens doors is read by the program alone.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['idempotency', 'body', 'account', 'account_request', 'sign_in_attempt', 'session', 'access_token'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
  END LOOP;
END $$;

-- ── Views ────────────────────────────────────────────────────────────────────────────────────────────────────
-- A view reads with the rights of whoever asks, not of whoever made it. CREATE OR REPLACE VIEW forgets this: say it again there.
ALTER VIEW money_line SET (security_invoker = true);
ALTER VIEW headcount_line SET (security_invoker = true);
ALTER VIEW indicator_line SET (security_invoker = true);
ALTER VIEW action_reporting SET (security_invoker = true);
ALTER VIEW axis_lineage SET (security_invoker = true);
ALTER VIEW money_position SET (security_invoker = true);
ALTER VIEW cap_year_detail SET (security_invoker = true);
