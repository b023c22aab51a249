-- The record proves itself: each entry's hash is over the former's and its own content, so that an entry changed, removed or put in
-- between afterwards, by whatever program or hand, shows (`npm run checks`). Entries hold no personal data (they name accounts by opaque
-- identifiers): what is to be erased stands elsewhere, and erasing it breaks no link.

-- Who read what stays inside: one row a request and kind, apart from what was changed.
CREATE TABLE confidential_reading (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id     text NOT NULL,
  actor_role   text NOT NULL CHECK (actor_role IN ('PARTNER', 'MINISTRY', 'DELEGATION', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'ADMINISTRATOR')),
  actor_party  text,
  kind         text NOT NULL CHECK (kind IN ('REASONING', 'BALLOTS', 'CONTACTS', 'DRAFT', 'DISPUTE', 'CONFIDENTIAL', 'FILE')),
  -- What it was of: actions' addresses, conventions' keys, meetings' and lists' numbers, files' addresses.
  subjects     text[] NOT NULL CHECK (cardinality(subjects) > 0)
);
CREATE INDEX confidential_reading_subjects ON confidential_reading USING gin (subjects);
CREATE TRIGGER confidential_reading_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON confidential_reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The end of each chain: whoever adds to it waits for this row, from the last moment before their commit until it.
CREATE TABLE audit_head (
  chain    text PRIMARY KEY CHECK (chain IN ('record', 'confidential_reading')),
  position bigint NOT NULL,
  hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
INSERT INTO audit_head VALUES ('record', 0, repeat('0', 64)), ('confidential_reading', 0, repeat('0', 64));

CREATE TABLE audit_link (
  chain    text NOT NULL CHECK (chain IN ('record', 'confidential_reading')),
  position bigint NOT NULL CHECK (position > 0),
  entry_id bigint NOT NULL,
  hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (chain, position),
  UNIQUE (chain, entry_id)
);
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is hashed of an entry: every column, in one form whatever the connection's settings. STABLE alone keeps it out of indexes.
CREATE FUNCTION audited_record(r public.record) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(r.id, to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), r.actor_id, r.actor_role, r.actor_party,
                           r.subject_kind, r.subject_key, r.change, r.before, r.after, r.reason, r.articles)::text
$$;
CREATE FUNCTION audited_reading(r public.confidential_reading) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(r.id, to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), r.actor_id, r.actor_role, r.actor_party,
                           r.kind, r.subjects)::text
$$;
CREATE FUNCTION audit_hash(former text, content text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(former || E'\n' || content, 'UTF8')), 'hex')
$$;

-- At commit, so that nobody holds the end of the chain while they work; with the program's own rights, whoever acts. The first of a
-- transaction's entries links them all, and moves the end once: what is visible and has no link is this transaction's own. Without enable_seqscan = off the plan
-- made while the chain is short is kept while it grows.
CREATE FUNCTION audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.role = 'SYSTEM' SET enable_seqscan = off AS $$
DECLARE
  last audit_head;
  entry record;
BEGIN
  IF EXISTS (SELECT FROM audit_link l WHERE l.chain = TG_TABLE_NAME AND l.entry_id = NEW.id) THEN RETURN NULL; END IF;
  SELECT * INTO last FROM audit_head WHERE chain = TG_TABLE_NAME FOR UPDATE;
  FOR entry IN
    SELECT r.id, audited_record(r) AS content FROM public.record r
     WHERE TG_TABLE_NAME = 'record' AND r.id >= NEW.id AND NOT EXISTS (SELECT FROM audit_link l WHERE l.chain = 'record' AND l.entry_id = r.id)
    UNION ALL
    SELECT r.id, audited_reading(r) FROM confidential_reading r
     WHERE TG_TABLE_NAME = 'confidential_reading' AND r.id >= NEW.id AND NOT EXISTS (SELECT FROM audit_link l WHERE l.chain = 'confidential_reading' AND l.entry_id = r.id)
     ORDER BY id
  LOOP
    last.position := last.position + 1;
    last.hash := audit_hash(last.hash, entry.content);
    INSERT INTO audit_link (chain, position, entry_id, hash) VALUES (last.chain, last.position, entry.id, last.hash);
  END LOOP;
  UPDATE audit_head SET position = last.position, hash = last.hash WHERE chain = last.chain;
  RETURN NULL;
END $$;

-- What was recorded before there was a chain, in its order.
DO $$
DECLARE
  entry public.record;
  last text := repeat('0', 64);
  n bigint := 0;
BEGIN
  FOR entry IN SELECT * FROM public.record ORDER BY id LOOP
    n := n + 1;
    last := audit_hash(last, audited_record(entry));
    INSERT INTO audit_link VALUES ('record', n, entry.id, last);
  END LOOP;
  UPDATE audit_head SET position = n, hash = last WHERE chain = 'record';
END $$;

CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_entry();
CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON confidential_reading DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_entry();

-- What breaks a chain, the first of each first: an entry whose content or place is no longer what was hashed, one without a link, a link
-- without its entry, an end that is not the last link's.
CREATE VIEW audit_break WITH (security_invoker = true) AS
WITH entry AS (
  SELECT 'record' AS chain, r.id, audited_record(r) AS content FROM public.record r
  UNION ALL
  SELECT 'confidential_reading', r.id, audited_reading(r) FROM confidential_reading r
), linked AS (
  SELECT l.chain, l.position, l.entry_id, l.hash, e.content,
         coalesce(lag(l.hash) OVER run, repeat('0', 64)) AS former, coalesce(lag(l.position) OVER run, 0) AS former_position
    FROM audit_link l LEFT JOIN entry e ON e.chain = l.chain AND e.id = l.entry_id
  WINDOW run AS (PARTITION BY l.chain ORDER BY l.position)
)
SELECT chain, position, entry_id,
       CASE WHEN content IS NULL THEN 'GONE' WHEN position <> former_position + 1 THEN 'GAP' ELSE 'CHANGED' END AS wrong
  FROM linked WHERE content IS NULL OR position <> former_position + 1 OR hash <> audit_hash(former, content)
UNION ALL
SELECT e.chain, NULL, e.id, 'UNLINKED' FROM entry e WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.chain = e.chain AND l.entry_id = e.id)
UNION ALL
SELECT h.chain, h.position, NULL, 'END' FROM audit_head h
  LEFT JOIN audit_link l ON l.chain = h.chain AND l.position = (SELECT max(m.position) FROM audit_link m WHERE m.chain = h.chain)
 WHERE h.position <> coalesce(l.position, 0) OR h.hash <> coalesce(l.hash, repeat('0', 64));

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['confidential_reading', 'audit_head', 'audit_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
  END LOOP;
END $$;
