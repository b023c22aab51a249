-- Writing, too, is kept by the database: a transaction of someone's says who acts (app.writer, app.writer_id, app.writer_party,
-- app.writer_regions, app.writer_conventions) and steps down to a role that may write what the table of permissions lets them, and
-- nothing else. It still reads everything, for a rule must see all that its verdict rests upon. What each table lets be written, by
-- whom, is said once in server/src/store/write-rights.ts and laid down at each start.

-- Not said: the program itself.
CREATE FUNCTION writer_role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('app.writer', true), ''), 'SYSTEM') $$;

-- The program's own connections, while they act for nobody.
CREATE OR REPLACE FUNCTION reader_is_system() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT reader_role() = 'SYSTEM' AND writer_role() = 'SYSTEM' $$;

CREATE FUNCTION someone_acts() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT reader_role() = 'SYSTEM' AND writer_role() <> 'SYSTEM' $$;

CREATE FUNCTION writer_id() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.writer_id', true), '') $$;

CREATE FUNCTION writer_party() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.writer_party', true), '') $$;

-- Conventions that the one who acts may reach at all: those that one's party signed; all, for the ministry and administrators; for a
-- delegation all, of which its places are asked besides; of these, for a token, those that it was made for.
CREATE FUNCTION writer_conventions() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(key), '{}') FROM convention c
   WHERE (writer_role() IN ('MINISTRY', 'ADMINISTRATOR', 'DELEGATION')
          OR EXISTS (SELECT FROM convention_party p WHERE p.convention_key = c.key AND p.party_key = writer_party()))
     AND (nullif(current_setting('app.writer_conventions', true), '') IS NULL
          OR c.key = ANY (string_to_array(current_setting('app.writer_conventions', true), ',')))
$$;

-- Actions that a delegation may reach: those that lie wholly in its régions académiques.
CREATE FUNCTION writer_actions() RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
  SELECT actions_within(string_to_array(coalesce(current_setting('app.writer_regions', true), ''), ','), current_setting('app.writer_conventions', true))
$$;

-- What anyone may read whole and some may write.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['convention', 'amendment', 'convention_event', 'duty_discharge', 'programme_approval', 'committee_meeting',
                              'committee_attendance', 'report_sent', 'report_presentation', 'contact_list_exchange', 'digital_tool',
                              'digital_tool_paper', 'logo_leave', 'finding_review', 'finding_answer', 'skills_certificate'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
    EXECUTE format('CREATE POLICY reading ON %I FOR SELECT USING (true)', name);
  END LOOP;
END $$;
