import { ActionEntity, type ActionRow } from '../action/action.entity.js';
import type { Catalogue } from '../convention/catalogue.js';
import { holdsFirmsMoney } from '../convention/firms-sources.js';
import { isOfPublic, PUBLIC_SIGHT, type Sight } from '../disclosure/sight.js';
import { decodeCursor, encodeCursor } from '../platform/graphql/paging.js';
import type { Queryable } from '../platform/database.js';
import { columnsOf } from '../platform/rows-of.js';
import { conditionsOn, Params, PRESENCE } from './facts.js';
import { spendingRollupSql } from './rollup.js';
import type { Scope } from './scope.js';

export enum ActionSort {
  REFERENCE = 'REFERENCE',
  YEAR_DESC = 'YEAR_DESC',
  PLANNED_DESC = 'PLANNED_DESC',
  COMMITTED_DESC = 'COMMITTED_DESC',
  SPENT_DESC = 'SPENT_DESC',
  TITLE = 'TITLE',
}

/** An action of a list, with its money within the list's filter: an amount not told is null, and sorts last. */
export interface ListedAction {
  readonly id: number;
  readonly planned: number | null;
  readonly committed: number | null;
  readonly spent: number | null;
  readonly cursor: string;
  readonly action: ActionRow;
  /** Codes of the académies where it takes place, in their order. */
  readonly academies: readonly string[];
}

interface SortColumn {
  readonly key: string;
  readonly descending: boolean;
  readonly type: 'text' | 'int' | 'bigint';
}

const SORTS: Record<ActionSort, SortColumn> = {
  [ActionSort.REFERENCE]: { key: 'a.slug', descending: false, type: 'text' },
  [ActionSort.TITLE]: { key: 'a.title', descending: false, type: 'text' },
  [ActionSort.YEAR_DESC]: { key: 'a.year', descending: true, type: 'int' },
  [ActionSort.PLANNED_DESC]: { key: 'coalesce(m.planned, -1)', descending: true, type: 'bigint' },
  [ActionSort.COMMITTED_DESC]: { key: 'coalesce(m.committed, -1)', descending: true, type: 'bigint' },
  [ActionSort.SPENT_DESC]: { key: 'coalesce(m.spent, -1)', descending: true, type: 'bigint' },
};

/** The actions of a scope: those that happen in its places, and those with money in them. */
export const actionsInScope = (scope: Scope, catalogue: Catalogue, params: Params): string => {
  const present = `SELECT f.action_id FROM ${PRESENCE} f WHERE ${conditionsOn('PRESENCE', scope, catalogue, params)}`;
  return `${present} UNION SELECT f.action_id FROM money_line f WHERE ${conditionsOn('MONEY', scope, catalogue, params)}`;
};

export const countActions = async (pool: Queryable, catalogue: Catalogue, scope: Scope): Promise<number> => {
  const params = new Params();
  const rollup = spendingRollupSql([], scope, catalogue, params);
  const sql = rollup === null ? `SELECT count(*) AS n FROM (${actionsInScope(scope, catalogue, params)}) a` : `SELECT actions AS n FROM (${rollup}) r`;
  const { rows } = await pool.query<{ n: number }>(sql, params.values);
  return rows[0]?.n ?? 0;
};

/** Whether the money of an action within a scope is all of its money, and its actions are found by what they are alone. */
const isOfWholeActions = ({ academies, academicRegions, notBrokenDown, fundingSources, audiences, months, undated }: Scope): boolean =>
  [academies, academicRegions, notBrokenDown, fundingSources, audiences, months, undated].every((criterion) => criterion === undefined);

/** The conditions of a scope, on actions `a` themselves. */
const onActions = (scope: Scope, catalogue: Catalogue, params: Params): string =>
  conditionsOn('PRESENCE', scope, catalogue, params).replaceAll('f.action_id', 'a.id').replaceAll('f.', 'a.');

/**
 * The actions `a` of a scope with their money `m` in it. What is kept of each action is what the public reads: whoever reads money of firms
 * besides has it added up from the lines.
 */
const listedSql = (scope: Scope, catalogue: Catalogue, params: Params, sight: Sight): string => {
  const { conventions, years, ...rest } = scope;
  // Of one convention's year, what is kept beside the money finds the actions in the order of any amount: a page costs the same among any number.
  if (sight.isPublic && conventions?.length === 1 && years?.length === 1 && isOfWholeActions(scope)) {
    return `FROM action_money m JOIN action a ON a.id = m.action_id
     WHERE m.is_public AND m.convention_key = ${params.add(conventions[0])} AND m.year = ${params.add(years[0])}::int AND ${onActions(rest, catalogue, params)}`;
  }
  if (isOfWholeActions(scope) && (isOfPublic(sight) || !holdsFirmsMoney(catalogue))) {
    return `FROM action a JOIN action_money m ON m.action_id = a.id WHERE ${onActions(scope, catalogue, params)}`;
  }
  const scoped = actionsInScope(scope, catalogue, params);
  return `FROM (${scoped}) s
       JOIN action a ON a.id = s.action_id
       LEFT JOIN (SELECT f.action_id, (sum(f.amount_cents) FILTER (WHERE f.stage = 'PLANNED'))::bigint AS planned,
                         (sum(f.amount_cents) FILTER (WHERE f.stage = 'COMMITTED'))::bigint AS committed,
                         (sum(f.amount_cents) FILTER (WHERE f.stage = 'SPENT'))::bigint AS spent
                    FROM money_line f WHERE ${conditionsOn('MONEY', scope, catalogue, params)} GROUP BY f.action_id) m ON m.action_id = a.id
      WHERE true`;
};

/** Where a page begins: the sort key and the id of the row before. @throws BAD_USER_INPUT CURSOR */
export const startOf = (sort: ActionSort, after: string): unknown[] => decodeCursor(after, [SORTS[sort].type === 'text' ? 'text' : 'integer', 'integer']);

const ACTION = columnsOf(ActionEntity, 'a');

type Listed = ActionRow & Pick<ListedAction, 'planned' | 'committed' | 'spent' | 'academies'> & { readonly sort_key: string | number };

/**
 * A page of actions, by keyset: the same row is never shown twice, whatever is added meanwhile.
 * @param sight for whose eyes: the public's, if not said
 */
export const listActions = async (
  pool: Queryable,
  catalogue: Catalogue,
  scope: Scope,
  { sort, first, after, sight = PUBLIC_SIGHT }: { sort: ActionSort; first: number; after: string | null; sight?: Sight },
): Promise<{ actions: ListedAction[]; hasNextPage: boolean }> => {
  const { key, descending, type } = SORTS[sort];
  const params = new Params();
  const listed = listedSql(scope, catalogue, params, sight);
  let position = '';
  if (after) {
    const [value, id] = startOf(sort, after);
    const compare = descending ? '<' : '>';
    const at = `${params.add(value)}::${type}`;
    // Where an index has this order, the first condition says where in it to begin.
    position = `AND ${key} ${compare}= ${at} AND (${key} ${compare} ${at} OR a.id > ${params.add(id)}::bigint)`;
  }
  const { rows } = await pool.query<Listed>(
    `SELECT ${ACTION}, m.planned, m.committed, m.spent, ${key} AS sort_key,
            (SELECT coalesce(json_agg(y.academy_code ORDER BY y.academy_code), '[]') FROM action_academy y WHERE y.action_id = a.id) AS academies
       ${listed} ${position}
      ORDER BY sort_key ${descending ? 'DESC' : 'ASC'}, a.id LIMIT ${params.add(first + 1)}`,
    params.values,
  );
  const actions = rows.slice(0, first).map(({ planned, committed, spent, sort_key, academies, ...action }): ListedAction => ({
    id: action.id,
    planned,
    committed,
    spent,
    cursor: encodeCursor([sort_key, action.id]),
    action,
    academies,
  }));
  return { actions, hasNextPage: rows.length > first };
};
