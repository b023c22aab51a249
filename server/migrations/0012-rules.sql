-- A report recorded with a wrong day is corrected by a line of its own, with the earlier day and the reason; neither is ever taken back.
CREATE TABLE report_correction (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  convention_key text NOT NULL REFERENCES convention,
  report         text NOT NULL,
  year           integer,
  fact           text NOT NULL CHECK (fact IN ('SENT', 'APPROVED', 'SHOWN')),
  -- The body that it was shown to.
  body           text,
  former_on      date NOT NULL,
  -- NULL: it had not happened at all.
  true_on        date CHECK (true_on <> former_on),
  reason         text NOT NULL CHECK (reason <> ''),
  corrected_on   date NOT NULL,
  actor_role     text NOT NULL,
  FOREIGN KEY (convention_key, report, year) REFERENCES report_sent (convention_key, report, year),
  CHECK ((body IS NOT NULL) = (fact = 'SHOWN'))
);
CREATE INDEX report_correction_report ON report_correction (convention_key, report, year);
CREATE TRIGGER report_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE report_correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON report_correction USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON report_correction FOR SELECT USING (true);

CREATE FUNCTION report_was_corrected(of_convention text, of_report text, of_year integer, of_fact text, of_body text, former date, now_is date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT former IS NULL OR former IS NOT DISTINCT FROM now_is
      OR EXISTS (SELECT FROM report_correction c
                  WHERE c.convention_key = of_convention AND c.report = of_report AND c.year IS NOT DISTINCT FROM of_year
                    AND c.fact = of_fact AND c.body IS NOT DISTINCT FROM of_body AND c.former_on = former AND c.true_on IS NOT DISTINCT FROM now_is)
$$;

-- A day that is on record changes by a correction alone, whatever writes.
CREATE FUNCTION report_day_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT report_was_corrected(OLD.convention_key, OLD.report, OLD.year, 'SENT', NULL, OLD.sent_on, NEW.sent_on)
     OR NOT report_was_corrected(OLD.convention_key, OLD.report, OLD.year, 'APPROVED', NULL, OLD.approved_on, NEW.approved_on) THEN
    RAISE EXCEPTION 'a day of report % is on record: it is corrected with a reason', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'report_day_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_day_stays BEFORE UPDATE ON report_sent FOR EACH ROW EXECUTE FUNCTION report_day_stays();

CREATE FUNCTION presentation_day_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  r report_sent;
  now_is date;
BEGIN
  SELECT * INTO r FROM report_sent WHERE id = OLD.report_id;
  IF TG_OP = 'UPDATE' THEN now_is := NEW.shown_on; END IF;
  IF NOT report_was_corrected(r.convention_key, r.report, r.year, 'SHOWN', OLD.body, OLD.shown_on, now_is) THEN
    RAISE EXCEPTION 'a day of report % is on record: it is corrected with a reason', OLD.report_id USING ERRCODE = 'check_violation', CONSTRAINT = 'report_day_stays';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER presentation_day_stays BEFORE UPDATE OR DELETE ON report_presentation FOR EACH ROW EXECUTE FUNCTION presentation_day_stays();
