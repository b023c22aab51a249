-- ── Items that add up, asked of all that a transaction wrote ─────────────────────────────────────────────────
-- An item's sources add up to it, to the cent: checked at the commit, as before. Two checks a line, each a function begun anew, took as long
-- as writing the lines; the actions whose items changed are noted a statement, and their items are asked of all at once.
CREATE UNLOGGED TABLE items_due (
  transaction xid8 NOT NULL,
  actions     bigint[] NOT NULL
);
CREATE INDEX items_due_transaction ON items_due (transaction);
ALTER TABLE items_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON items_due USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

DROP TRIGGER expense_item_adds_up ON expense_item;
DROP TRIGGER expense_share_adds_up ON expense_share;
DROP FUNCTION expense_item_adds_up();
DROP FUNCTION expense_share_adds_up();
DROP FUNCTION check_expense_item(bigint);

CREATE FUNCTION refuse_item(wrong record) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'expense item % totals % cents but its sources add up to %', wrong.id, wrong.total_cents, wrong.shares
    USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_item_adds_up';
END $$;
-- Few items each by its own shares, many by all shares at once. The first of those that are wrong is told.
CREATE FUNCTION check_items(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  WITH item AS MATERIALIZED (
    SELECT i.id, i.total_cents, (SELECT coalesce(sum(x.amount_cents), 0) FROM expense_share x WHERE x.expense_item_id = i.id) AS shares
      FROM expense_item i WHERE i.action_id = ANY (ids)
  )
  SELECT * INTO wrong FROM item WHERE total_cents <> shares ORDER BY id LIMIT 1;
  IF FOUND THEN PERFORM refuse_item(wrong); END IF;
END $$;
CREATE FUNCTION check_many_items(ids bigint[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  wrong record;
BEGIN
  WITH item AS MATERIALIZED (
    SELECT i.id, i.total_cents, coalesce(sum(x.amount_cents), 0) AS shares
      FROM expense_item i LEFT JOIN expense_share x ON x.expense_item_id = i.id
     WHERE i.action_id = ANY (ids) GROUP BY i.id HAVING i.total_cents <> coalesce(sum(x.amount_cents), 0)
  )
  SELECT * INTO wrong FROM item ORDER BY id LIMIT 1;
  IF FOUND THEN PERFORM refuse_item(wrong); END IF;
END $$;

-- What one statement of a transaction noted, all of it is answered for.
CREATE FUNCTION items_add_up() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  ids bigint[];
BEGIN
  WITH gone AS (DELETE FROM items_due WHERE transaction = NEW.transaction RETURNING actions)
  SELECT array_agg(u.id) INTO ids FROM gone CROSS JOIN LATERAL unnest(gone.actions) AS u (id);
  IF cardinality(ids) > 50 THEN PERFORM check_many_items(ids); ELSIF ids IS NOT NULL THEN PERFORM check_items(ids); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER expense_item_adds_up AFTER INSERT ON items_due DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION items_add_up();

CREATE FUNCTION items_fall_due(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF ids IS NULL OR (cardinality(ids) <= 4 AND EXISTS (SELECT FROM items_due d WHERE d.transaction = pg_current_xact_id() AND ids <@ d.actions)) THEN RETURN; END IF;
  INSERT INTO items_due VALUES (pg_current_xact_id(), ids);
END $$;

CREATE FUNCTION item_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT n.action_id) INTO ids FROM added n;
  ELSE
    SELECT array_agg(DISTINCT n.action_id) INTO ids FROM added n LEFT JOIN removed o ON o.id = n.id
     WHERE (n.total_cents, n.action_id) IS DISTINCT FROM (o.total_cents, o.action_id);
  END IF;
  PERFORM items_fall_due(ids);
  RETURN NULL;
END $$;
-- Of an item that is gone nothing is asked.
CREATE FUNCTION item_of_share_falls_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN SELECT array_agg(DISTINCT i.action_id) INTO ids FROM added n JOIN expense_item i ON i.id = n.expense_item_id;
    WHEN 'DELETE' THEN SELECT array_agg(DISTINCT i.action_id) INTO ids FROM removed o JOIN expense_item i ON i.id = o.expense_item_id;
    ELSE SELECT array_agg(DISTINCT i.action_id) INTO ids
           FROM (SELECT n.expense_item_id FROM added n UNION ALL SELECT o.expense_item_id FROM removed o) u JOIN expense_item i ON i.id = u.expense_item_id;
  END CASE;
  PERFORM items_fall_due(ids);
  RETURN NULL;
END $$;
CREATE TRIGGER adds_up_insert AFTER INSERT ON expense_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION item_falls_due();
CREATE TRIGGER adds_up_update AFTER UPDATE ON expense_item REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION item_falls_due();
CREATE TRIGGER adds_up_insert AFTER INSERT ON expense_share REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION item_of_share_falls_due();
CREATE TRIGGER adds_up_update AFTER UPDATE ON expense_share REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION item_of_share_falls_due();
CREATE TRIGGER adds_up_delete AFTER DELETE ON expense_share REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION item_of_share_falls_due();

-- ── Caps, a limit looked up once a cap and year ──────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION add_to_cap_years(keys text[], years integer[], deltas bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO cap_year AS y (cap_key, year, limit_cents, committed_cents)
  SELECT d.key, d.year, (SELECT a.amount_cents FROM cap_amount a WHERE a.cap_key = d.key AND (a.year = d.year OR a.year IS NULL) ORDER BY a.year NULLS LAST LIMIT 1), d.delta
    FROM (SELECT u.key, u.year, sum(u.delta)::bigint AS delta FROM unnest(keys, years, deltas) AS u (key, year, delta)
           GROUP BY u.key, u.year HAVING sum(u.delta) <> 0) d
   ORDER BY d.key, d.year
  ON CONFLICT (cap_key, year) DO UPDATE
    SET committed_cents = y.committed_cents + excluded.committed_cents,
        breach_cents = CASE
          WHEN y.breach_cents IS NULL OR y.committed_cents + excluded.committed_cents <= y.limit_cents THEN NULL
          ELSE least(y.breach_cents, y.committed_cents + excluded.committed_cents) END
$$;
DO $$
DECLARE
  former text := pg_get_functiondef('commitment_counts()'::regprocedure);
  fresh text := replace(former, 'FROM unnest(keys, years) AS u (key, year) WHERE', 'FROM (SELECT DISTINCT k.key, k.year FROM unnest(keys, years) AS k (key, year)) u WHERE');
BEGIN
  IF fresh = former THEN RAISE EXCEPTION 'commitment_counts is not what this migration knows'; END IF;
  EXECUTE fresh;
END $$;
