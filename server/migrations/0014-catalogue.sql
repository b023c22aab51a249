-- ── The version of conventions and reference data alone (docs/adr/0019) ──────────────────────────────────────
-- What every answer knows by heart is a few thousand rows that change some days a year, while the data change with every vote. They were
-- read anew after each write. A table of its own, not a column of data_version: whoever changes a convention would hold that row long
-- before its cells, and wait in a ring with those who hold them the other way round.
CREATE TABLE catalogue_version (
  version bigint NOT NULL
);
CREATE UNIQUE INDEX catalogue_version_is_one ON catalogue_version ((true));
INSERT INTO catalogue_version VALUES (0);

-- What is written over with the same has not changed.
CREATE FUNCTION catalogue_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  is_changed boolean := true;
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN is_changed := EXISTS (SELECT FROM added);
    WHEN 'DELETE' THEN is_changed := EXISTS (SELECT FROM removed);
    WHEN 'UPDATE' THEN is_changed := EXISTS (SELECT * FROM added EXCEPT ALL SELECT * FROM removed);
    ELSE NULL;
  END CASE;
  IF is_changed THEN UPDATE catalogue_version SET version = version + 1; END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'reference_source', 'academic_region', 'academy', 'department', 'academy_pupils', 'theme', 'audience', 'convention', 'party', 'convention_party', 'signatory', 'amendment',
    'axis', 'convention_audience', 'funding_source', 'cap', 'cap_scope'
  ] LOOP
    EXECUTE format('CREATE TRIGGER catalogue_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalogue_changes()', name);
    EXECUTE format('CREATE TRIGGER catalogue_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION catalogue_changes()', name);
    EXECUTE format('CREATE TRIGGER catalogue_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalogue_changes()', name);
    EXECUTE format('CREATE TRIGGER catalogue_emptied AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION catalogue_changes()', name);
  END LOOP;
END $$;
