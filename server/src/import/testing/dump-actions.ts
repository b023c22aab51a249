import type pg from 'pg';

const TABLES = [
  'import_run',
  'import_file',
  'action',
  'action_academy',
  'action_actor',
  'sheet',
  'expense_item',
  'expense_share',
  'commitment',
  'headcount',
  'indicator',
  'in_kind_support',
  'data_version',
] as const;

/** Every row that an import may write, to see that two imports left the same, or that one wrote nothing. */
export async function dumpActions(pool: pg.Pool): Promise<Record<string, readonly unknown[]>> {
  const dump: Record<string, readonly unknown[]> = {};
  for (const table of TABLES) dump[table] = (await pool.query(`SELECT * FROM ${table} t ORDER BY t::text`)).rows;
  return dump;
}

const CONTENT = `
SELECT a.reference, a.year, a.axis_code, a.title, a.status, a.is_demo, a.content_sha256,
  (SELECT jsonb_agg(academy_code ORDER BY academy_code) FROM action_academy t WHERE t.action_id = a.id) AS territory,
  (SELECT jsonb_agg(to_jsonb(s) - '{id,action_id,import_file_id,source_sheet,source_row}'::text[] || jsonb_build_object(
      'expenses', (SELECT jsonb_agg(to_jsonb(i) - '{id,sheet_id,action_id,import_file_id,source_sheet,source_row}'::text[] || jsonb_build_object('shares',
          (SELECT jsonb_object_agg(x.funding_source_code, x.amount_cents) FROM expense_share x WHERE x.expense_item_id = i.id)) ORDER BY i.position)
        FROM expense_item i WHERE i.sheet_id = s.id),
      'headcounts', (SELECT jsonb_agg(to_jsonb(h) - '{id,sheet_id,action_id,import_file_id,source_sheet,source_row}'::text[] ORDER BY h.id) FROM headcount h WHERE h.sheet_id = s.id),
      'in_kind', (SELECT jsonb_agg(to_jsonb(k) - '{id,sheet_id,import_file_id,source_sheet,source_row}'::text[] ORDER BY k.position) FROM in_kind_support k WHERE k.sheet_id = s.id))
    ORDER BY s.kind, s.version) FROM sheet s WHERE s.action_id = a.id) AS sheets,
  (SELECT jsonb_agg(to_jsonb(n) - '{id,action_id,import_file_id,source_sheet,source_row}'::text[] ORDER BY n.position) FROM indicator n WHERE n.action_id = a.id) AS indicators,
  (SELECT jsonb_agg(to_jsonb(c) - '{id,action_id,import_file_id,source_sheet,source_row}'::text[] ORDER BY c.id) FROM commitment c WHERE c.action_id = a.id) AS commitments,
  (SELECT jsonb_agg(to_jsonb(r) - '{action_id}'::text[] ORDER BY r.position) FROM action_actor r WHERE r.action_id = a.id) AS actors
FROM action a ORDER BY a.reference`;

/** What the actions say, without where their lines come from. */
export async function actionContents(pool: pg.Pool): Promise<readonly Record<string, unknown>[]> {
  return (await pool.query<Record<string, unknown>>(CONTENT)).rows;
}
