-- The money of firms can be secret (fewer than three contributors, or one too large), and no figure of money weighs contributors yet.
-- Until one does, whatever is charged under a convention whose text names a firm as the giver of a source stays inside: nothing of it
-- is published, by any program. Money of OPCOs, ministries and other public bodies is not secret, and not concerned.
ALTER TABLE convention ADD COLUMN holds_firms_money boolean NOT NULL DEFAULT false;

CREATE FUNCTION firms_money_in(terms jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM jsonb_array_elements(coalesce(terms -> 'fundingSources', '[]')) AS f
                   JOIN jsonb_array_elements(coalesce(terms -> 'parties', '[]')) AS p ON p ->> 'key' = f ->> 'fundedBy'
                  WHERE p ->> 'kind' IN ('FIRM', 'FIRM_GROUP'))
$$;
UPDATE convention SET holds_firms_money = true WHERE firms_money_in(terms);

CREATE FUNCTION notes_firms_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.holds_firms_money := firms_money_in(NEW.terms);
  RETURN NEW;
END $$;
CREATE TRIGGER notes_firms_money BEFORE INSERT OR UPDATE OF terms ON convention FOR EACH ROW EXECUTE FUNCTION notes_firms_money();

CREATE FUNCTION takes_firms_money_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE action SET published_at = NULL WHERE convention_key = NEW.key AND published_at IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER takes_firms_money_back AFTER UPDATE OF terms ON convention
  FOR EACH ROW WHEN (NEW.holds_firms_money AND NOT OLD.holds_firms_money) EXECUTE FUNCTION takes_firms_money_back();

CREATE FUNCTION firms_money_stays_inside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM convention c WHERE c.key = NEW.convention_key AND c.holds_firms_money) THEN
    RAISE EXCEPTION 'convention % holds money of firms', NEW.convention_key USING ERRCODE = 'check_violation', CONSTRAINT = 'firms_money_stays_inside';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER firms_money_stays_inside BEFORE INSERT OR UPDATE OF published_at ON action
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION firms_money_stays_inside();
