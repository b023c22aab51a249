-- The desk where files wait: what was sent, what is doubtful in it, what persons decided, and how each sender's files are read.
-- Written and read by the program alone, which asks the table of permissions first.

-- A file as it came in; its content goes once nothing of it waits any more.
CREATE TABLE import_upload (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  -- The party, or else the account, that files of this kind come from.
  sender         text NOT NULL CHECK (sender <> ''),
  actor_id       text NOT NULL,
  name           text NOT NULL CHECK (name <> ''),
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes          bigint NOT NULL CHECK (bytes > 0),
  content        bytea,
  received_at    timestamptz NOT NULL,
  -- The sheet to read; NULL: all those of the template.
  sheet          text,
  -- How it is read; NULL: it has the form of the template, or nobody has said.
  mapping        jsonb,
  is_mapped      boolean NOT NULL DEFAULT false,
  settled_at     timestamptz,
  import_run_id  bigint REFERENCES import_run,
  CHECK (content IS NOT NULL OR settled_at IS NOT NULL)
);
CREATE INDEX import_upload_waiting ON import_upload (convention_key, sender) WHERE settled_at IS NULL;

-- The repair queue: each doubt of an upload as it was last read. column_index 0 is column A, NULL the whole row.
CREATE TABLE import_doubt (
  upload_id    bigint NOT NULL REFERENCES import_upload ON DELETE CASCADE,
  position     integer NOT NULL CHECK (position > 0),
  file         text NOT NULL,
  sheet        text,
  row          integer,
  column_index integer,
  column_name  text,
  value        text,
  code         text NOT NULL,
  reason       text NOT NULL,
  -- What would mend it; NULL: nothing can be proposed.
  proposal     jsonb,
  PRIMARY KEY (upload_id, position)
);

-- What persons decided, one line a decision, in the order in which they did.
CREATE TABLE import_decision (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  upload_id    bigint NOT NULL REFERENCES import_upload ON DELETE CASCADE,
  file         text NOT NULL,
  sheet        text,
  row          integer NOT NULL,
  column_index integer,
  code         text NOT NULL,
  -- What the cell held.
  value        text,
  outcome      jsonb NOT NULL,
  actor_id     text NOT NULL,
  decided_at   timestamptz NOT NULL
);
CREATE INDEX import_decision_upload ON import_decision (upload_id, id);

-- How the files of a sender with these headers are read, kept for the next one.
CREATE TABLE import_mapping (
  sender         text NOT NULL,
  convention_key text NOT NULL REFERENCES convention ON DELETE CASCADE,
  signature      text NOT NULL CHECK (signature ~ '^[0-9a-f]{64}$'),
  mapping        jsonb NOT NULL,
  kept_at        timestamptz NOT NULL,
  PRIMARY KEY (sender, convention_key, signature)
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['import_upload', 'import_doubt', 'import_decision', 'import_mapping'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()))', name);
  END LOOP;
END $$;
