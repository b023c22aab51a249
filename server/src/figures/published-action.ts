import * as rows from '../action/action.entity.js';
import { IS_DECIDED } from '../disclosure/decide-secrecy.js';
import { secrecyOf, secrecySql, type ActionSecrecy, type SecrecyRow } from '../disclosure/action-secrecy.js';
import { PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';
import type { Queryable } from '../platform/database.js';
import { rowsJson } from '../platform/rows-of.js';
import { amountsOf, amountsSql, type ActionAmounts, type AmountsRow } from './action-amounts.js';

/** All that hangs on a published action, each list in the order of its loader, before secrecy hides any of it. */
export interface PublishedAction {
  readonly action: rows.ActionRow;
  readonly academies: rows.ActionAcademyRow[];
  readonly actors: rows.ActionActorRow[];
  readonly sheets: rows.SheetRow[];
  readonly items: rows.ExpenseItemRow[];
  readonly shares: rows.ExpenseShareRow[];
  readonly headcounts: rows.HeadcountRow[];
  readonly inKind: rows.InKindSupportRow[];
  readonly indicators: rows.IndicatorRow[];
  readonly commitments: rows.CommitmentRow[];
  readonly secrecy: ActionSecrecy;
  readonly amounts: ActionAmounts;
}

type Told = Omit<PublishedAction, 'action' | 'secrecy' | 'amounts'> & {
  readonly action: readonly [Omit<rows.ActionRow, 'publishedAt'> & { readonly publishedAt: string }];
  readonly secrecy: readonly SecrecyRow[];
  readonly amounts: readonly [AmountsRow];
};

const IDS = '(SELECT ARRAY[id] FROM action)::bigint[]';

/** The statements of secrecy and of amounts are those of any action: they read its own rows, which stand under the names of the tables. */
const statement = (): { readonly sql: string; readonly values: readonly unknown[] } => {
  const values: unknown[] = [null];
  const secrecy = secrecySql(PUBLIC_SIGHT, IDS, values);
  const amounts = amountsSql(PUBLIC_SIGHT, IDS, values);
  const sql = `
    WITH whole AS MATERIALIZED (SELECT * FROM published_action($1) p WHERE (p.action).id IS NOT NULL),
    action AS MATERIALIZED (SELECT a.* FROM whole w CROSS JOIN LATERAL unnest(ARRAY[w.action]) a),
    action_money AS (SELECT m.* FROM whole w CROSS JOIN LATERAL unnest(ARRAY[w.money]) m),
    headcount_line AS MATERIALIZED (
      SELECT CASE s.kind WHEN 'PLANNED' THEN 'PLANNED' ELSE 'REACHED' END AS stage, h.id AS line_id, a.id AS action_id, a.convention_key, a.status, h.academy_code,
             h.total, h.girls, h.boys, h.disability
        FROM whole w CROSS JOIN LATERAL unnest(w.headcounts) h CROSS JOIN LATERAL unnest(w.sheets) s CROSS JOIN action a
       WHERE s.id = h.sheet_id AND s.is_current)
    SELECT ${IS_DECIDED}, json_build_object(
      'action', ${rowsJson(rows.ActionEntity, 'ARRAY[w.action]', [])},
      'academies', ${rowsJson(rows.ActionAcademyEntity, 'w.academies', ['academy_code'])},
      'actors', ${rowsJson(rows.ActionActorEntity, 'w.actors', ['position'])},
      'sheets', ${rowsJson(rows.SheetEntity, 'w.sheets', ['kind', 'version DESC'])},
      'items', ${rowsJson(rows.ExpenseItemEntity, 'w.items', ['position'])},
      'shares', ${rowsJson(rows.ExpenseShareEntity, 'w.shares', ['funding_source_code'])},
      'headcounts', ${rowsJson(rows.HeadcountEntity, 'w.headcounts', ['audience_code', 'id'])},
      'inKind', ${rowsJson(rows.InKindSupportEntity, 'w.in_kind', ['position'])},
      'indicators', ${rowsJson(rows.IndicatorEntity, 'w.indicators', ['position'])},
      'commitments', ${rowsJson(rows.CommitmentEntity, 'w.commitments', ['id'])},
      'secrecy', (SELECT json_agg(r) FROM (${secrecy}) r),
      'amounts', (SELECT json_agg(r) FROM (${amounts}) r)) AS whole
      FROM whole w`;
  return { sql, values: values.slice(1) };
};

const PUBLIC = statement();

/** Sums within the safe integers are read exactly; beyond, they are refused as the driver refuses them. */
const checked = (row: AmountsRow): AmountsRow => {
  for (const amount of [row.planned, row.committed, row.spent]) {
    if (amount !== null && !Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a safe integer`);
  }
  return row;
};

/**
 * All that the public may read of a published action, in one statement.
 * @param sight the public's
 * @returns null where there is no such action, or it must be read line by line: it is not public, has texts marked as confidential, or
 *   secrecy was not decided of its present data
 */
export const publishedAction = async (db: Queryable, slug: string, sight: Sight): Promise<PublishedAction | null> => {
  const { rows: found } = await db.query<{ is_decided: boolean; whole: Told }>(PUBLIC.sql, [slug, ...PUBLIC.values]);
  const row = found[0];
  if (!row?.is_decided) return null;
  const { action, secrecy, amounts, ...lists } = row.whole;
  return {
    ...lists,
    action: { ...action[0], publishedAt: new Date(action[0].publishedAt) },
    secrecy: secrecyOf(secrecy, sight),
    amounts: amountsOf(checked(amounts[0]), sight),
  };
};
