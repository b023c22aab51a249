import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';

/** An action that someone is changing: nobody else changes it until the transaction ends. */
export interface LockedAction {
  readonly id: number;
  readonly slug: string;
  readonly reference: string;
  readonly conventionKey: string;
  readonly axisCode: string;
  readonly year: number;
  readonly title: string;
  readonly status: ActionStatus;
  /** Codes of the régions académiques where it takes place; empty: national, or not broken down. */
  readonly regions: readonly string[];
}

interface ActionLine {
  readonly id: number;
  readonly reference: string;
  readonly convention_key: string;
  readonly axis_code: string;
  readonly year: number;
  readonly title: string;
  readonly status: ActionStatus;
}

const SELECT = 'SELECT id, reference, convention_key, axis_code, year, title, status FROM action WHERE slug = $1';

/**
 * Reads an action and holds its row, in a mode that lets lines be added to other tables that refer to it.
 * @throws FrenchError ACTION_UNKNOWN
 */
export const lockAction = (client: Queryable, slug: string): Promise<LockedAction> => readAction(client, slug, `${SELECT} FOR NO KEY UPDATE`);

/** The same without a lock, to look at it only. @throws FrenchError ACTION_UNKNOWN */
export const viewAction = (client: Queryable, slug: string): Promise<LockedAction> => readAction(client, slug, SELECT);

const readAction = async (client: Queryable, slug: string, sql: string): Promise<LockedAction> => {
  const { rows } = await client.query<ActionLine>(sql, [slug]);
  const row = rows[0];
  if (!row) throw new FrenchError('ACTION_UNKNOWN', `Aucune action n’a l’adresse « ${slug.slice(0, 100)} » : reprenez-la telle que le site l’affiche.`);
  const { convention_key: conventionKey, axis_code: axisCode, ...rest } = row;
  return { ...rest, slug, conventionKey, axisCode, regions: await regionsOf(client, row.id) };
};

const regionsOf = async (client: Queryable, actionId: number): Promise<readonly string[]> => {
  const { rows } = await client.query<{ code: string }>(
    `SELECT DISTINCT c.academic_region_code AS code FROM action_academy p JOIN academy c ON c.code = p.academy_code WHERE p.action_id = $1 ORDER BY 1`,
    [actionId],
  );
  return rows.map(({ code }) => code);
};
