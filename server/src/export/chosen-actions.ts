import type { Catalogue } from '../convention/catalogue.js';
import { Params } from '../figures/facts.js';
import { actionsInScope } from '../figures/list-actions.js';
import type { Scope } from '../figures/scope.js';
import type { Queryable } from '../platform/database.js';

/** A statement that gives the `action_id` of each action of an export, with its values. */
export interface ChosenActions {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The actions of a scope under one convention: the very ones that the list of the API counts. An action goes out whole, with the
 * lines that the filter would hide, since an import of a part would take the rest for deleted.
 */
export const chosenByScope = (scope: Scope, conventionKey: string, catalogue: Catalogue): ChosenActions => {
  const params = new Params();
  return { sql: actionsInScope({ ...scope, conventions: [conventionKey] }, catalogue, params), values: params.values };
};

export const chosenByIds = (ids: readonly number[]): ChosenActions => ({ sql: 'SELECT unnest($1::bigint[]) AS action_id', values: [ids] });

/** Identifiers of the actions, in the order of exports. */
export const chosenIds = async (database: Queryable, chosen: ChosenActions): Promise<readonly number[]> => {
  const { rows } = await database.query<{ id: number }>(
    `SELECT a.id FROM (${chosen.sql}) c JOIN action a ON a.id = c.action_id ORDER BY a.slug COLLATE "C"`,
    [...chosen.values],
  );
  return rows.map(({ id }) => id);
};

/** How many there are, and whether one of them is of the demonstration. */
export const countChosen = async (database: Queryable, chosen: ChosenActions): Promise<{ actions: number; isFictitious: boolean }> => {
  const { rows } = await database.query<{ actions: number; fictitious: boolean }>(
    `SELECT count(*) AS actions, coalesce(bool_or(a.is_demo), false) AS fictitious FROM (${chosen.sql}) c JOIN action a ON a.id = c.action_id`,
    [...chosen.values],
  );
  return { actions: rows[0]?.actions ?? 0, isFictitious: rows[0]?.fictitious ?? false };
};
