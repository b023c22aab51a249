-- What is confidential though its action is published, who consented to its use elsewhere, and personal data, apart from all else.

-- ── Confidentiality ──────────────────────────────────────────────────────────────────────────────────────────
-- What is learnt in a firm or in the education service stays there (CGPME PACA, article 3.2): a convention whole, an action, a text of its
-- fiches (or who acts in it), or a file. It is lifted once each body concerned, the firm included, has expressly consented.
CREATE TABLE confidentiality (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  action_id      bigint,
  field          text CHECK (field IN ('objectives', 'description', 'tools_and_activities', 'partner_or_provider', 'steering_partner', 'steering_ministry',
                   'target_audiences', 'success_indicators', 'evaluation_method', 'quantitative_review', 'qualitative_review', 'actors')),
  import_file_id bigint REFERENCES import_file,
  -- Bodies whose consent lifts it: parties' and firms' names, never a person's.
  concerned      text[] NOT NULL CHECK (cardinality(concerned) > 0),
  marked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (action_id, convention_key) REFERENCES action (id, convention_key),
  CHECK (field IS NULL OR action_id IS NOT NULL),
  CHECK (import_file_id IS NULL OR (action_id IS NULL AND field IS NULL)),
  UNIQUE NULLS NOT DISTINCT (convention_key, action_id, field, import_file_id)
);
CREATE INDEX confidentiality_action ON confidentiality (action_id);
CREATE INDEX confidentiality_convention ON confidentiality (convention_key);
CREATE TRIGGER confidentiality_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON confidentiality FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who consented, when, to what use, and where it can be read.
CREATE TABLE consent (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  confidentiality_id bigint NOT NULL REFERENCES confidentiality,
  given_by           text NOT NULL CHECK (given_by <> ''),
  given_on           date NOT NULL,
  scope              text NOT NULL CHECK (scope <> ''),
  evidence           text NOT NULL CHECK (evidence <> ''),
  recorded_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (confidentiality_id, given_by)
);
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is confidential to this moment; asked by policies, which must see all of it whoever reads.
CREATE FUNCTION standing_confidentiality() RETURNS TABLE (id bigint, convention_key text, action_id bigint, field text, import_file_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET app.role = 'SYSTEM' SET app.writer = 'SYSTEM' SET search_path = public, pg_temp AS $$
  SELECT c.id, c.convention_key, c.action_id, c.field, c.import_file_id FROM confidentiality c
   WHERE EXISTS (SELECT FROM unnest(c.concerned) AS u (name)
                  WHERE NOT EXISTS (SELECT FROM consent s WHERE s.confidentiality_id = c.id AND s.given_by = u.name))
$$;

-- A confidential action is never public: no program can publish it, and marking it takes it back.
CREATE FUNCTION confidential_stays_inside() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.writer = 'SYSTEM' AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM confidentiality c WHERE c.convention_key = NEW.convention_key) THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM standing_confidentiality() c WHERE c.field IS NULL AND c.import_file_id IS NULL AND c.convention_key = NEW.convention_key
                AND (c.action_id IS NULL OR c.action_id = NEW.id)) THEN
    RAISE EXCEPTION 'action % is confidential', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'confidential_stays_inside';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER confidential_stays_inside BEFORE INSERT OR UPDATE OF published_at ON action
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION confidential_stays_inside();

-- The words of a confidential text, apart from its fiche: whoever reads the fiche does not read them with it.
CREATE TABLE confidential_text (
  sheet_id       bigint NOT NULL REFERENCES sheet ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  field          text NOT NULL,
  action_id      bigint NOT NULL,
  convention_key text NOT NULL,
  words          text NOT NULL,
  PRIMARY KEY (sheet_id, field)
);
CREATE INDEX confidential_text_action ON confidential_text (action_id);

CREATE FUNCTION confidential_words_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.writer = 'SYSTEM' AS $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT FROM confidentiality c WHERE c.action_id = NEW.action_id) THEN RETURN NEW; END IF;
  FOR name IN SELECT c.field FROM standing_confidentiality() c WHERE c.action_id = NEW.action_id AND c.field IS NOT NULL AND c.field <> 'actors' LOOP
    IF to_jsonb(NEW) ->> name IS NOT NULL THEN
      INSERT INTO confidential_text VALUES (NEW.id, name, NEW.action_id, NEW.convention_key, to_jsonb(NEW) ->> name)
          ON CONFLICT (sheet_id, field) DO UPDATE SET words = EXCLUDED.words;
      NEW := jsonb_populate_record(NEW, jsonb_build_object(name, NULL));
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER confidential_words_apart BEFORE INSERT OR UPDATE ON sheet FOR EACH ROW EXECUTE FUNCTION confidential_words_apart();

CREATE FUNCTION confidentiality_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.writer = 'SYSTEM' AS $$
BEGIN
  IF NEW.field IS NOT NULL THEN
    UPDATE sheet SET action_id = action_id WHERE action_id = NEW.action_id;
  ELSIF NEW.import_file_id IS NULL THEN
    UPDATE action SET published_at = NULL
     WHERE published_at IS NOT NULL AND convention_key = NEW.convention_key AND (NEW.action_id IS NULL OR id = NEW.action_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER confidentiality_begins AFTER INSERT ON confidentiality FOR EACH ROW EXECUTE FUNCTION confidentiality_begins();

-- The last consent gives the words back to their fiche; an action is published by a person, or not.
CREATE FUNCTION confidentiality_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.writer = 'SYSTEM' AS $$
DECLARE
  mark confidentiality;
  kept record;
BEGIN
  SELECT * INTO mark FROM confidentiality WHERE id = NEW.confidentiality_id;
  IF mark.field IS NULL OR EXISTS (SELECT FROM standing_confidentiality() c WHERE c.id = mark.id) THEN RETURN NULL; END IF;
  FOR kept IN SELECT * FROM confidential_text WHERE action_id = mark.action_id AND field = mark.field LOOP
    EXECUTE format('UPDATE sheet SET %I = $1 WHERE id = $2', kept.field) USING kept.words, kept.sheet_id;
    DELETE FROM confidential_text WHERE sheet_id = kept.sheet_id AND field = kept.field;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER confidentiality_ends AFTER INSERT ON consent FOR EACH ROW EXECUTE FUNCTION confidentiality_ends();

-- ── Contacts ─────────────────────────────────────────────────────────────────────────────────────────────────
-- Lists exchanged under a convention (MEDEF Occitanie, article 8; OPCO EP, article 11): read by its signatories alone, and only until the end
-- of the September that follows, unless renewed. A contact that is erased leaves no trace here; that one was erased is in the record.
CREATE TABLE contact_list (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL,
  party_key      text NOT NULL,
  shared_on      date NOT NULL,
  expires_on     date NOT NULL CHECK (expires_on >= shared_on AND extract(month FROM expires_on) = 9),
  FOREIGN KEY (convention_key, party_key) REFERENCES convention_party (convention_key, party_key)
);
CREATE INDEX contact_list_convention ON contact_list (convention_key);

CREATE TABLE contact (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  list_id bigint NOT NULL REFERENCES contact_list,
  name    text NOT NULL CHECK (name <> ''),
  office  text,
  email   text,
  phone   text
);
CREATE INDEX contact_of_list ON contact (list_id);

-- ── Who reads ────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['confidentiality', 'consent', 'confidential_text', 'contact_list', 'contact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
  END LOOP;
END $$;
CREATE POLICY reading ON confidentiality FOR SELECT USING (convention_key = ANY ((SELECT reader_conventions())::text[]));
CREATE POLICY reading ON consent FOR SELECT USING (EXISTS (SELECT FROM confidentiality c WHERE c.id = confidentiality_id));
CREATE POLICY reading ON confidential_text FOR SELECT USING (
  convention_key = ANY ((SELECT reader_conventions())::text[]) AND EXISTS (SELECT FROM sheet s WHERE s.id = sheet_id)
);
CREATE POLICY reading ON contact_list FOR SELECT USING (
  convention_key = ANY ((SELECT reader_conventions())::text[])
  AND EXISTS (SELECT FROM convention_party p WHERE p.convention_key = contact_list.convention_key AND p.party_key = current_setting('app.party', true))
  AND expires_on >= (now() AT TIME ZONE 'Europe/Paris')::date
);
CREATE POLICY reading ON contact FOR SELECT USING (EXISTS (SELECT FROM contact_list l WHERE l.id = list_id));

-- Who acts in an action, where that is confidential; which file a line came from, where the file is.
DROP POLICY reading ON action_actor;
CREATE POLICY reading ON action_actor FOR SELECT USING (
  EXISTS (SELECT FROM action a WHERE a.id = action_actor.action_id
             AND (a.convention_key = ANY ((SELECT reader_conventions())::text[])
                  OR a.id NOT IN (SELECT c.action_id FROM standing_confidentiality() c WHERE c.field = 'actors')))
);
DROP POLICY reading ON import_file;
CREATE POLICY reading ON import_file FOR SELECT USING (
  (id IN (SELECT import_file_id FROM action) OR id IN (SELECT import_file_id FROM sheet) OR id IN (SELECT import_file_id FROM expense_item)
   OR id IN (SELECT import_file_id FROM headcount) OR id IN (SELECT import_file_id FROM commitment) OR id IN (SELECT import_file_id FROM indicator)
   OR id IN (SELECT import_file_id FROM in_kind_support))
  AND id NOT IN (SELECT c.import_file_id FROM standing_confidentiality() c
                  WHERE c.import_file_id IS NOT NULL AND c.convention_key <> ALL ((SELECT reader_conventions())::text[]))
);
