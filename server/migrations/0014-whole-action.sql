-- ── One published action, whole, in one piece of JSON ────────────────────────────────────────────────────────
-- What published_action of 0013 gave as rows, which a second statement of sixty steps then put together: it took twice as long as finding
-- them. Each row is the list of its columns in the order of its entity (action/action.entity.ts), with what hangs on it after them. Told is
-- what anyone may read, whoever asks: the action, its fiches in force and those that a change replaced, and their lines. Of an action with
-- texts that were ever marked as confidential, or under a convention with a source that a firm gives, it tells nothing (0013).
DROP FUNCTION published_action(text);
CREATE FUNCTION published_action(of_slug text) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET app.role = 'SYSTEM' SET app.writer = 'SYSTEM' SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (
    SELECT json_build_array(
        NOT EXISTS (SELECT FROM secrecy_due),
        json_build_array(a.id, a.reference, a.slug, a.convention_key, a.axis_code, a.year, a.title, a.status, a.is_demo, a.published_at, a.content_sha256,
          a.import_file_id, a.source_sheet, a.source_row),
        (SELECT json_agg(json_build_array(t.action_id, t.academy_code) ORDER BY t.academy_code) FROM action_academy t WHERE t.action_id = a.id),
        (SELECT json_agg(json_build_array(t.action_id, t.position, t.role, t.name, t.siret, t.uai) ORDER BY t.position) FROM action_actor t WHERE t.action_id = a.id),
        (SELECT json_agg(json_build_array(s.id, s.action_id, s.convention_key, s.kind, s.version, s.is_current, s.is_pending, s.number, s.article,
              s.steering_partner, s.steering_ministry, s.target_audiences, s.objectives, s.starts_on, s.ends_on, s.partner_or_provider, s.description,
              s.tools_and_activities, s.success_indicators, s.evaluation_method, s.quantitative_review, s.qualitative_review, s.received_on,
              s.import_file_id, s.source_sheet, s.source_row,
              (SELECT json_agg(json_build_array(i.id, i.sheet_id, i.action_id, i.convention_key, i.position, i.label, i.total_cents, i.academy_code, i.school_uai,
                    i.import_file_id, i.source_sheet, i.source_row,
                    (SELECT json_agg(json_build_array(x.expense_item_id, x.funding_source_code, x.convention_key, x.amount_cents) ORDER BY x.funding_source_code)
                       FROM expense_share x WHERE x.expense_item_id = i.id)) ORDER BY i.position)
                 FROM expense_item i WHERE i.sheet_id = s.id),
              (SELECT json_build_array(sum(h.total)::bigint, round(m.spent / nullif(sum(h.total), 0)::numeric)::text, json_agg(json_build_array(h.id, h.sheet_id, h.action_id, h.convention_key, h.audience_code, h.academy_code, h.school_uai, h.total, h.girls,
                    h.boys, h.disability, h.import_file_id, h.source_sheet, h.source_row,
                    (SELECT json_agg(json_build_array(l.total_group, l.total_size, l.gender_group, l.gender_size, l.disability_group, l.disability_size))
                       FROM line_secrecy l
                      WHERE l.line_id = h.id AND s.is_current
                        AND (l.total_group IS NOT NULL OR l.gender_group IS NOT NULL OR l.disability_group IS NOT NULL))) ORDER BY h.audience_code, h.id))
                 FROM headcount h WHERE h.sheet_id = s.id),
              (SELECT json_agg(json_build_array(k.id, k.sheet_id, k.position, k.label, k.given_by, k.estimated_cents, k.import_file_id, k.source_sheet,
                    k.source_row) ORDER BY k.position)
                 FROM in_kind_support k WHERE k.sheet_id = s.id)) ORDER BY s.kind, s.version DESC)
           FROM sheet s
          WHERE s.action_id = a.id
            AND (s.is_current
                 OR (s.kind = 'PLANNED' AND EXISTS (SELECT FROM sheet_change c WHERE c.action_id = s.action_id AND c.from_version = s.version AND c.status <> 'DRAFT')))),
        (SELECT json_agg(json_build_array(t.id, t.action_id, t.position, t.label, t.unit, t.direction, t.target::text, t.result::text, t.evaluated_on,
            t.academy_code, t.import_file_id, t.source_sheet, t.source_row) ORDER BY t.position) FROM indicator t WHERE t.action_id = a.id),
        (SELECT json_agg(json_build_array(t.id, t.action_id, t.convention_key, t.funding_source_code, t.academy_code, t.amount_cents, t.committed_on, t.ground,
            t.marks, t.import_file_id, t.source_sheet, t.source_row) ORDER BY t.id) FROM commitment t WHERE t.action_id = a.id),
        json_build_array(m.has_planned, m.has_committed, m.has_spent, m.planned, m.committed, m.spent))
      FROM action a
      JOIN action_money m ON m.action_id = a.id
     WHERE a.slug = of_slug AND a.published_at IS NOT NULL AND a.status <> 'DRAFT'
       AND NOT EXISTS (SELECT FROM confidentiality c WHERE c.action_id = a.id)
       -- Of firms' money, which lines are told depends on the reader (0013-firms-money).
       AND NOT EXISTS (SELECT FROM convention v WHERE v.key = a.convention_key AND v.holds_firms_money));
END $$;
