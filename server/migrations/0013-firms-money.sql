-- The money of firms is weighed (docs/adr/0006): its lines are set aside from every figure that the public reads, and told in one table
-- alone, where each sum is of three firms at least, none of which gave too large a part. What a convention holds of it is published.
DROP TRIGGER firms_money_stays_inside ON action;
DROP TRIGGER takes_firms_money_back ON convention;
DROP FUNCTION firms_money_stays_inside();
DROP FUNCTION takes_firms_money_back();

-- ── Whose money ──────────────────────────────────────────────────────────────────────────────────────────────
-- Sources that a firm gives, as the texts say: public, as they are.
CREATE TABLE firms_source (
  convention_key      text NOT NULL,
  funding_source_code text NOT NULL,
  firm                text NOT NULL,
  PRIMARY KEY (convention_key, funding_source_code)
);

CREATE FUNCTION firms_sources_in(convention_key text, terms jsonb) RETURNS SETOF firms_source LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT ON (2) convention_key, f ->> 'code', p ->> 'key'
    FROM jsonb_array_elements(coalesce(terms -> 'fundingSources', '[]')) AS f
    JOIN jsonb_array_elements(coalesce(terms -> 'parties', '[]')) AS p ON p ->> 'key' = f ->> 'fundedBy'
   WHERE p ->> 'kind' IN ('FIRM', 'FIRM_GROUP')
   ORDER BY 2, 3
$$;
INSERT INTO firms_source SELECT s.* FROM convention c CROSS JOIN LATERAL firms_sources_in(c.key, c.terms) s;

CREATE FUNCTION keeps_firms_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM firms_source WHERE convention_key = OLD.key; END IF;
  IF TG_OP <> 'DELETE' THEN INSERT INTO firms_source SELECT * FROM firms_sources_in(NEW.key, NEW.terms); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keeps_firms_sources AFTER INSERT OR DELETE OR UPDATE OF key, terms ON convention FOR EACH ROW EXECUTE FUNCTION keeps_firms_sources();

-- ── Who reads it ─────────────────────────────────────────────────────────────────────────────────────────────
-- Sources, by their address, whose lines the reader does not see: those that firms give to conventions that they do not read inside.
-- Of zero there is nothing to hide.
CREATE FUNCTION secret_sources() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN reader_role() = 'SYSTEM' THEN '{}' ELSE
    (SELECT coalesce(array_agg(f.convention_key || '/' || f.funding_source_code), '{}') FROM firms_source f WHERE f.convention_key <> ALL (reader_conventions())) END
$$;

-- Beside what else a row must meet: so that an outlet that forgets to ask tells nothing. A delegation reads the actions that lie
-- wholly in its régions académiques.
CREATE POLICY firms_money ON commitment AS RESTRICTIVE FOR SELECT USING (
  cardinality((SELECT secret_sources())) = 0 OR amount_cents = 0 OR convention_key || '/' || funding_source_code <> ALL ((SELECT secret_sources())::text[])
  OR ((SELECT reader_role()) = 'DELEGATION' AND action_id IN (SELECT actions_within(reader_regions(), current_setting('app.conventions', true))))
);
CREATE POLICY firms_money ON money_entry AS RESTRICTIVE FOR SELECT USING (
  cardinality((SELECT secret_sources())) = 0 OR convention_key || '/' || funding_source_code <> ALL ((SELECT secret_sources())::text[])
  OR ((SELECT reader_role()) = 'DELEGATION' AND action_id IN (SELECT actions_within(reader_regions(), current_setting('app.conventions', true))))
);
CREATE POLICY firms_money ON expense_share AS RESTRICTIVE FOR SELECT USING (
  cardinality((SELECT secret_sources())) = 0 OR amount_cents = 0 OR convention_key || '/' || funding_source_code <> ALL ((SELECT secret_sources())::text[])
  OR ((SELECT reader_role()) = 'DELEGATION' AND expense_item_id IN (
        SELECT i.id FROM expense_item i WHERE i.action_id IN (SELECT actions_within(reader_regions(), current_setting('app.conventions', true)))))
);
ALTER TABLE firms_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON firms_source USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));
CREATE POLICY reading ON firms_source FOR SELECT USING (true);

-- ── What is left out, without its amounts ────────────────────────────────────────────────────────────────────
-- Lines of published actions that are charged to a source which a firm gives. That they are there is public, as their action is.
CREATE FUNCTION firms_lines() RETURNS TABLE (
  stage text, line_key text, action_id bigint, convention_key text, axis_code text, year integer, status text, academy_code text, school_uai text,
  funding_source_code text, dated_on date, label text, expense_item_id bigint, commitment_id bigint, import_file_id bigint, source_sheet text, source_row integer
) LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET app.role = 'SYSTEM' SET app.writer = 'SYSTEM' SET search_path = public, pg_temp AS $$
  SELECT CASE s.kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'SPENT' END, 'I' || i.id || '-' || x.funding_source_code, a.id, a.convention_key, a.axis_code, a.year,
         a.status, i.academy_code, i.school_uai, x.funding_source_code, s.starts_on, i.label, i.id, NULL::bigint, i.import_file_id, i.source_sheet, i.source_row
    FROM firms_source f
    JOIN expense_share x ON x.convention_key = f.convention_key AND x.funding_source_code = f.funding_source_code AND x.amount_cents <> 0
    JOIN expense_item i ON i.id = x.expense_item_id
    JOIN sheet s ON s.id = i.sheet_id AND s.is_current
    JOIN action a ON a.id = i.action_id AND a.published_at IS NOT NULL AND a.status <> 'DRAFT'
  UNION ALL
  SELECT 'COMMITTED', 'C' || c.id, a.id, a.convention_key, a.axis_code, a.year, a.status, c.academy_code, NULL, c.funding_source_code, c.committed_on,
         coalesce(c.ground, 'Engagement'), NULL, c.id, c.import_file_id, c.source_sheet, c.source_row
    FROM firms_source f
    JOIN commitment c ON c.convention_key = f.convention_key AND c.funding_source_code = f.funding_source_code AND c.amount_cents <> 0
    JOIN action a ON a.id = c.action_id AND a.published_at IS NOT NULL AND a.status <> 'DRAFT'
$$;

-- Those that the reader does not see: nothing for whoever sees all.
CREATE VIEW set_aside_line WITH (security_invoker = true) AS
SELECT f.* FROM firms_lines() f
 WHERE cardinality((SELECT secret_sources())) > 0
   AND f.convention_key || '/' || f.funding_source_code = ANY ((SELECT secret_sources())::text[])
   AND NOT ((SELECT reader_role()) = 'DELEGATION' AND f.action_id IN (SELECT actions_within(reader_regions(), current_setting('app.conventions', true))));

-- ── Rollups ──────────────────────────────────────────────────────────────────────────────────────────────────
-- What is public of an action is what its lines add up to without those of firms; what these add is kept inside, beside what is not
-- published, for those who read the convention or the région.
CREATE OR REPLACE FUNCTION spending_parts_of(ids bigint[]) RETURNS TABLE (action_id bigint, part spending_part) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE
  lineage AS MATERIALIZED (
    SELECT convention_key, code, code AS top_code, theme_code FROM axis WHERE parent_code IS NULL
    UNION ALL
    SELECT a.convention_key, a.code, l.top_code, a.theme_code
      FROM axis a JOIN lineage l ON l.convention_key = a.convention_key AND l.code = a.parent_code
  ),
  head AS MATERIALIZED (
    SELECT a.id, a.convention_key, a.axis_code, x.top_code, x.theme_code, a.year,
           a.published_at IS NOT NULL AND a.status <> 'DRAFT' AS is_public, a.status = 'DRAFT' AS is_draft,
           CASE WHEN a.published_at IS NOT NULL AND a.status <> 'DRAFT' AND NOT v.holds_firms_money THEN '{}' ELSE coalesce(
             (SELECT array_agg(DISTINCT d.academic_region_code ORDER BY d.academic_region_code)
                FROM action_academy p JOIN academy d ON d.code = p.academy_code WHERE p.action_id = a.id),
             (SELECT ARRAY[coalesce(c.terms -> 'territory' ->> 'academicRegionCode', y.academic_region_code, '')]
                FROM convention c LEFT JOIN academy y ON y.code = c.terms -> 'territory' ->> 'academyCode' WHERE c.key = a.convention_key)) END AS within,
           a.status IN ('SUBMITTED', 'COMMISSION_OPINION', 'MINISTRIES_OPINION', 'COMMITTEE', 'BOARD', 'COMMITTED', 'REALISED', 'CLOSED') AS counted,
           a.status IN ('COMMITTED', 'REALISED', 'CLOSED') AS owing,
           r.has_planned, r.has_planned_by_place, r.has_committed, r.has_committed_by_place, r.has_spent, r.has_spent_by_place,
           CASE WHEN v.holds_firms_money THEN k.action_id IS NOT NULL ELSE r.has_committed END AS tells_committed,
           CASE WHEN v.holds_firms_money THEN coalesce(k.by_place, false) ELSE r.has_committed_by_place END AS tells_committed_by_place
      FROM action a
      JOIN convention v ON v.key = a.convention_key
      JOIN reporting_of(ids) r ON r.action_id = a.id
      JOIN lineage x ON x.convention_key = a.convention_key AND x.code = a.axis_code
      LEFT JOIN LATERAL (SELECT c.action_id, bool_or(c.academy_code IS NOT NULL) AS by_place
                           FROM commitment c
                          WHERE v.holds_firms_money AND c.action_id = a.id
                            AND (c.amount_cents = 0 OR NOT EXISTS (SELECT FROM firms_source f WHERE f.convention_key = c.convention_key AND f.funding_source_code = c.funding_source_code))
                          GROUP BY c.action_id) k ON true
     WHERE a.id = ANY (ids)
  ),
  line AS MATERIALIZED (
    SELECT m.action_id, m.stage, m.convention_key, m.funding_source_code, m.academy_code, d.academic_region_code, m.amount_cents, m.dated_on, m.year,
           f.firm IS NOT NULL AND m.amount_cents <> 0 AS is_firms
      FROM money_line m
      LEFT JOIN academy d ON d.code = m.academy_code
      LEFT JOIN firms_source f ON f.convention_key = m.convention_key AND f.funding_source_code = m.funding_source_code
     WHERE m.action_id = ANY (ids)
  ),
  place AS MATERIALIZED (
    SELECT h.id AS action_id, p.academy_code, d.academic_region_code
      FROM head h LEFT JOIN action_academy p ON p.action_id = h.id LEFT JOIN academy d ON d.code = p.academy_code
  ),
  -- One row a cell and stage; presence is a row of no stage, so that an action without lines still counts where it takes place.
  fact AS (
    SELECT id AS action_id, 'WHOLE' AS grain, '' AS slot, year, NULL AS stage, 0::bigint AS cents, false AS is_firms FROM head
    UNION ALL SELECT action_id, 'WHOLE', '', year, stage, amount_cents, is_firms FROM line
    UNION ALL SELECT p.action_id, 'ACADEMY', coalesce(p.academy_code, ''), h.year, NULL, 0, false FROM place p JOIN head h ON h.id = p.action_id
    UNION ALL SELECT action_id, 'ACADEMY', coalesce(academy_code, ''), year, stage, amount_cents, is_firms FROM line
    UNION ALL SELECT p.action_id, 'REGION', coalesce(p.academic_region_code, ''), h.year, NULL, 0, false FROM place p JOIN head h ON h.id = p.action_id
    UNION ALL SELECT action_id, 'REGION', coalesce(academic_region_code, ''), year, stage, amount_cents, is_firms FROM line
    UNION ALL SELECT action_id, 'SOURCE', funding_source_code, year, stage, amount_cents, is_firms FROM line
    UNION ALL
    SELECT l.action_id, 'CAP', s.cap_key, cap_year_of(c.period, v.signed_on, l.dated_on, l.year), l.stage, l.amount_cents, l.is_firms
      FROM line l
      JOIN cap_scope s ON s.convention_key = l.convention_key AND s.funding_source_code = l.funding_source_code
      JOIN cap c ON c.key = s.cap_key
      JOIN convention v ON v.key = l.convention_key
  ),
  cell AS (
    SELECT f.action_id, f.grain, f.slot, f.year,
           -- Of an action told as a whole: in its académies, its amounts are not.
           f.grain IN ('ACADEMY', 'REGION') AND f.slot <> '' AS by_place,
           coalesce(sum(f.cents) FILTER (WHERE f.stage = 'PLANNED'), 0)::bigint AS planned,
           coalesce(sum(f.cents) FILTER (WHERE f.stage = 'COMMITTED'), 0)::bigint AS committed,
           coalesce(sum(f.cents) FILTER (WHERE f.stage = 'SPENT'), 0)::bigint AS spent,
           bool_or(NOT f.is_firms) AS is_told, bool_or(f.is_firms) AS holds_firms,
           coalesce(sum(f.cents) FILTER (WHERE f.is_firms AND f.stage = 'PLANNED'), 0)::bigint AS firms_planned,
           coalesce(sum(f.cents) FILTER (WHERE f.is_firms AND f.stage = 'COMMITTED'), 0)::bigint AS firms_committed,
           coalesce(sum(f.cents) FILTER (WHERE f.is_firms AND f.stage = 'SPENT'), 0)::bigint AS firms_spent
      FROM fact f GROUP BY f.action_id, f.grain, f.slot, f.year
  ),
  -- What all of the cell says, and what is public of it.
  told AS (
    SELECT c.*, h.is_public AND NOT c.is_told AS is_inside,
           (h.counted AND CASE WHEN c.by_place THEN h.has_planned_by_place ELSE h.has_planned END)::int AS planned_reported,
           (NOT h.owing OR CASE WHEN c.by_place THEN h.has_committed_by_place ELSE h.has_committed END)::int AS committed_reported,
           (NOT h.owing OR CASE WHEN c.by_place THEN h.tells_committed_by_place ELSE h.tells_committed END)::int AS public_committed_reported,
           (CASE WHEN c.by_place THEN h.has_spent_by_place ELSE h.has_spent END)::int AS spent_reported
      FROM cell c JOIN head h ON h.id = c.action_id
  )
  SELECT h.id,
         (c.grain, c.slot, h.convention_key, h.axis_code, h.top_code, h.theme_code, c.year, h.is_public AND NOT c.is_inside, h.is_draft,
          CASE WHEN h.is_public AND NOT c.is_inside THEN '{}' ELSE h.within END, 1,
          CASE WHEN h.counted THEN c.planned - CASE WHEN h.is_public AND c.is_told THEN c.firms_planned ELSE 0 END ELSE 0 END,
          c.planned_reported,
          h.counted::int,
          c.committed - CASE WHEN h.is_public AND c.is_told THEN c.firms_committed ELSE 0 END,
          CASE WHEN h.is_public AND c.is_told THEN c.public_committed_reported ELSE c.committed_reported END,
          c.spent - CASE WHEN h.is_public AND c.is_told THEN c.firms_spent ELSE 0 END,
          c.spent_reported,
          (h.owing OR h.has_spent)::int)::spending_part
    FROM told c JOIN head h ON h.id = c.action_id
  UNION ALL
  SELECT h.id,
         (c.grain, c.slot, h.convention_key, h.axis_code, h.top_code, h.theme_code, c.year, false, false, h.within, 0,
          CASE WHEN h.counted THEN c.firms_planned ELSE 0 END, 0, 0, c.firms_committed, c.committed_reported - c.public_committed_reported, c.firms_spent, 0, 0)::spending_part
    FROM told c JOIN head h ON h.id = c.action_id
   WHERE h.is_public AND c.is_told
     AND (c.firms_committed <> 0 OR c.firms_spent <> 0 OR (h.counted AND c.firms_planned <> 0) OR c.committed_reported <> c.public_committed_reported)
$$;

-- What anyone reads of an action, whose lists it sorts: without the money of firms, which those who may read it add from its lines.
CREATE OR REPLACE FUNCTION action_money_of(ids bigint[]) RETURNS SETOF action_money LANGUAGE sql STABLE AS $$
  SELECT a.id, m.planned, m.committed, m.spent, r.has_planned,
         r.has_committed AND (NOT v.holds_firms_money OR EXISTS (
           SELECT FROM commitment c
            WHERE c.action_id = a.id
              AND (c.amount_cents = 0 OR NOT EXISTS (SELECT FROM firms_source f WHERE f.convention_key = c.convention_key AND f.funding_source_code = c.funding_source_code)))),
         r.has_spent
    FROM action a
    JOIN convention v ON v.key = a.convention_key
    JOIN reporting_of(ids) r ON r.action_id = a.id
    LEFT JOIN (SELECT f.action_id, (sum(f.amount_cents) FILTER (WHERE f.stage = 'PLANNED'))::bigint AS planned,
                      (sum(f.amount_cents) FILTER (WHERE f.stage = 'COMMITTED'))::bigint AS committed,
                      (sum(f.amount_cents) FILTER (WHERE f.stage = 'SPENT'))::bigint AS spent
                 FROM money_line f
                WHERE f.action_id = ANY (ids)
                  AND (f.amount_cents = 0 OR NOT EXISTS (SELECT FROM firms_source o WHERE o.convention_key = f.convention_key AND o.funding_source_code = f.funding_source_code))
                GROUP BY f.action_id) m ON m.action_id = a.id
   WHERE a.id = ANY (ids)
$$;

-- Whose money a source is tells what is public of its cells.
CREATE OR REPLACE VIEW rollup_keys_detail WITH (security_invoker = true) AS
SELECT c.key AS convention_key,
       md5(jsonb_build_array(
         c.signed_on, c.terms -> 'territory',
         (SELECT jsonb_agg(jsonb_build_array(x.code, x.parent_code, x.theme_code) ORDER BY x.code) FROM axis x WHERE x.convention_key = c.key),
         (SELECT jsonb_agg(jsonb_build_array(s.cap_key, s.funding_source_code, k.period) ORDER BY s.cap_key, s.funding_source_code)
            FROM cap_scope s JOIN cap k ON k.key = s.cap_key WHERE s.convention_key = c.key),
         (SELECT md5(string_agg(y.code || y.academic_region_code, ',' ORDER BY y.code)) FROM academy y),
         (SELECT jsonb_agg(f.funding_source_code ORDER BY f.funding_source_code) FROM firms_source f WHERE f.convention_key = c.key))::text) AS digest
  FROM convention c;

-- ── Told together ────────────────────────────────────────────────────────────────────────────────────────────
-- Groups of cells (a stage of a convention's year) that are told whole or not at all, with what each firm gave when they were last told.
CREATE TABLE firms_group (
  stage   text NOT NULL CHECK (stage IN ('PLANNED', 'COMMITTED', 'SPENT')),
  cells   text[] NOT NULL CHECK (cardinality(cells) > 0),
  -- Cents by firm, as last told: the sum of them is what is told. Nobody reads it but the program.
  told    jsonb NOT NULL,
  -- All that was told of it before: whoever kept that can take it from what is told now.
  before  jsonb NOT NULL DEFAULT '[]',
  told_on date NOT NULL,
  PRIMARY KEY (stage, cells)
);
ALTER TABLE firms_group ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON firms_group USING ((SELECT reader_is_system())) WITH CHECK ((SELECT reader_is_system()));

SELECT rebuild_rollups();
