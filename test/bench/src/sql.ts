import type { Question } from './questions.ts';

const MEASURES = ['planned', 'planned_reported', 'planned_expected', 'committed', 'committed_reported', 'spent', 'spent_reported', 'spent_expected', 'actions'];
const SUMS = MEASURES.map((name) => `sum(${name})::bigint AS ${name}`).join(', ');

/** The questions over rollups, as plainly as SQL can ask them: what nothing can be faster than. */
export const ROLLUP_SQL: Readonly<Record<'q1' | 'cap' | 'q2' | 'q3', string>> = {
  q1: `SELECT axis_code AS k1, year::text AS k2, ${SUMS} FROM spending_public WHERE grain = 'WHOLE' AND level = 'CELL' AND actions > 0 AND convention_key = $1 GROUP BY 1, 2`,
  cap: `SELECT c.year, a.amount_cents, ${SUMS.replaceAll('sum(', 'sum(c.')} FROM spending_public c LEFT JOIN cap_amount a ON a.cap_key = c.slot AND a.year IS NULL WHERE c.grain = 'CAP' AND c.level = 'CELL' AND c.actions > 0 AND c.convention_key = $1 GROUP BY 1, 2`,
  q2: `SELECT theme_code AS k1, year::text AS k2, ${SUMS} FROM spending_public WHERE grain = 'WHOLE' AND level = 'THEME' AND actions > 0 GROUP BY 1, 2`,
  q3: `SELECT nullif(slot, '') AS k1, theme_code AS k2, ${SUMS} FROM spending_public WHERE grain = 'ACADEMY' AND level = 'THEME' AND actions > 0 GROUP BY 1, 2`,
};

/** A page and an action from the lines, each in one statement that gives its JSON. */
export const LINE_SQL: Readonly<Record<'q4' | 'q5', string>> = {
  q4: `WITH own AS MATERIALIZED (
         SELECT a.id, a.slug, a.reference, a.title, a.year, a.status, a.axis_code, s.planned, s.committed, s.spent
           FROM action a LEFT JOIN LATERAL (SELECT p.planned, p.committed, p.spent FROM action_rollup r CROSS JOIN LATERAL unnest(r.parts) p WHERE r.action_id = a.id AND p.grain = 'WHOLE') s ON true
          WHERE a.convention_key = $1 AND a.year = $2 AND a.published_at IS NOT NULL AND a.status <> 'DRAFT')
       SELECT (SELECT count(*) FROM own) AS count,
              (SELECT json_build_object('planned', sum(planned), 'committed', sum(committed), 'spent', sum(spent)) FROM spending_public
                WHERE grain = 'WHOLE' AND level = 'CONVENTION' AND convention_key = $1 AND year = $2) AS totals,
              (SELECT json_build_object('planned', sum(h.total) FILTER (WHERE h.stage = 'PLANNED' AND h.status IN ('SUBMITTED','COMMISSION_OPINION','MINISTRIES_OPINION','COMMITTEE','BOARD','COMMITTED','REALISED','CLOSED')),
                                        'reached', sum(h.total) FILTER (WHERE h.stage = 'REACHED')) FROM headcount_line h WHERE h.action_id IN (SELECT id FROM own)) AS heads,
              (SELECT json_agg(json_build_object('planned', p.planned, 'committed', p.committed, 'spent', p.spent,
                        'node', json_build_object('slug', p.slug, 'reference', p.reference, 'title', p.title, 'year', p.year, 'status', p.status, 'axis', p.axis_code,
                          'academies', (SELECT coalesce(json_agg(y.academy_code), '[]') FROM action_academy y WHERE y.action_id = p.id))))
                 FROM (SELECT * FROM own ORDER BY spent DESC, id LIMIT 20) p) AS edges`,
  q5: `SELECT json_build_object('slug', a.slug, 'reference', a.reference, 'title', a.title, 'year', a.year, 'status', a.status, 'axis', a.axis_code,
         'academies', (SELECT json_agg(academy_code) FROM action_academy WHERE action_id = a.id),
         'sheets', (SELECT json_agg(json_build_object('kind', s.kind,
             'items', (SELECT json_agg(json_build_object('label', i.label, 'totalCents', i.total_cents, 'academy', i.academy_code,
                'shares', (SELECT json_agg(json_build_object('amountCents', x.amount_cents, 'source', x.funding_source_code)) FROM expense_share x WHERE x.expense_item_id = i.id)) ORDER BY i.position)
                FROM expense_item i WHERE i.sheet_id = s.id),
             'headcounts', (SELECT json_agg(json_build_object('total', h.total, 'girls', h.girls, 'boys', h.boys, 'audience', h.audience_code, 'academy', h.academy_code)) FROM headcount h WHERE h.sheet_id = s.id)))
           FROM sheet s WHERE s.action_id = a.id AND s.is_current),
         'indicators', (SELECT json_agg(json_build_object('label', n.label, 'unit', n.unit, 'target', n.target, 'result', n.result)) FROM indicator n WHERE n.action_id = a.id),
         'commitments', (SELECT json_agg(json_build_object('amountCents', c.amount_cents, 'committedOn', c.committed_on, 'source', c.funding_source_code)) FROM commitment c WHERE c.action_id = a.id)) AS whole
       FROM action a WHERE a.slug = $1`,
};

/** The third question from the lines, as one would write it without rollups. */
export const DETAIL_Q3 = `
  SELECT f.academy_code AS k1, x.theme_code AS k2,
         sum(f.amount_cents) FILTER (WHERE f.stage = 'PLANNED' AND f.status IN ('SUBMITTED','COMMISSION_OPINION','MINISTRIES_OPINION','COMMITTEE','BOARD','COMMITTED','REALISED','CLOSED'))::bigint AS planned,
         sum(f.amount_cents) FILTER (WHERE f.stage = 'COMMITTED')::bigint AS committed,
         sum(f.amount_cents) FILTER (WHERE f.stage = 'SPENT')::bigint AS spent
    FROM money_line f JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code
    JOIN action a ON a.id = f.action_id AND a.published_at IS NOT NULL AND a.status <> 'DRAFT'
   GROUP BY 1, 2`;

export const parametersOf = (question: Question | 'cap', convention: string, year: number, slug: string): unknown[] => {
  if (question === 'q1' || question === 'cap') return [convention];
  if (question === 'q4') return [convention, year];
  return question === 'q5' ? [slug] : [];
};
