-- ── One published action, whole (docs/adr/0018) ──────────────────────────────────────────────────────────────
-- What anyone may read of a published action, whoever asks: the action, its fiches in force and those that a change replaced, and their
-- lines. Read line by line, each line asks by its policy for its fiche and its action again: 2 ms for what takes a tenth of one once the
-- action is known to be public. It tells the public's part alone and takes no reader into account; the rows are those that the policies of
-- migration 0006 let the public read, and a test holds the two together. Of an action with texts that were ever marked as confidential, or
-- under a convention with a source that a firm gives, it tells nothing: that one is read line by line.
CREATE FUNCTION published_action(
  of_slug text,
  OUT action action, OUT money action_money, OUT academies action_academy[], OUT actors action_actor[], OUT sheets sheet[], OUT items expense_item[],
  OUT shares expense_share[], OUT headcounts headcount[], OUT in_kind in_kind_support[], OUT indicators indicator[], OUT commitments commitment[]
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET app.role = 'SYSTEM' SET app.writer = 'SYSTEM' SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  fiches bigint[];
BEGIN
  SELECT a.* INTO action FROM action a
   WHERE a.slug = of_slug AND a.published_at IS NOT NULL AND a.status <> 'DRAFT'
     AND NOT EXISTS (SELECT FROM confidentiality c WHERE c.action_id = a.id)
     -- Of firms' money, which lines are told depends on the reader (0013-firms-money).
     AND NOT EXISTS (SELECT FROM convention v WHERE v.key = a.convention_key AND v.holds_firms_money);
  IF action.id IS NULL THEN RETURN; END IF;
  SELECT array_agg(s), array_agg(s.id) INTO sheets, fiches FROM sheet s
   WHERE s.action_id = action.id
     AND (s.is_current
          OR (s.kind = 'PLANNED' AND EXISTS (SELECT FROM sheet_change c WHERE c.action_id = s.action_id AND c.from_version = s.version AND c.status <> 'DRAFT')));
  SELECT m.* INTO money FROM action_money m WHERE m.action_id = action.id;
  academies := (SELECT array_agg(t) FROM action_academy t WHERE t.action_id = action.id);
  actors := (SELECT array_agg(t) FROM action_actor t WHERE t.action_id = action.id);
  indicators := (SELECT array_agg(t) FROM indicator t WHERE t.action_id = action.id);
  commitments := (SELECT array_agg(t) FROM commitment t WHERE t.action_id = action.id);
  items := (SELECT array_agg(t) FROM expense_item t WHERE t.sheet_id = ANY (fiches));
  headcounts := (SELECT array_agg(t) FROM headcount t WHERE t.sheet_id = ANY (fiches));
  in_kind := (SELECT array_agg(t) FROM in_kind_support t WHERE t.sheet_id = ANY (fiches));
  shares := (SELECT array_agg(t) FROM expense_share t WHERE t.expense_item_id = ANY (SELECT (u).id FROM unnest(items) u));
END $$;
