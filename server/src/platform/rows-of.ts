import type { EntityName } from '@mikro-orm/postgresql';
import type { Queryable } from './database.js';

interface Described {
  readonly meta: { readonly tableName?: string; readonly className: string; readonly properties: object };
}

const inDatabase = (name: string): string => name.replaceAll(/(?<=[a-z0-9])([A-Z])/gu, '_$1').toLowerCase();

/**
 * A statement for rows of a mapped table as the mapper would give them, without the mapper: each is read once and thrown away, and
 * nothing is to be tracked.
 * @param rest what follows the table, with `t` for it
 */
const rowsSql = (entity: unknown, rest: string): string => {
  const { meta } = entity as Described;
  const columns = Object.keys(meta.properties).map((name) => `t.${inDatabase(name)} AS "${name}"`);
  return `SELECT ${columns.join(', ')} FROM ${meta.tableName ?? inDatabase(meta.className)} t ${rest}`;
};

/** The rows of a mapped table whose column is one of the values, in an order. */
export const rowsOf = <Row extends object>(entity: EntityName<Row>, column: keyof Row & string, orderBy: readonly string[]): ((db: Queryable, values: readonly (string | number)[]) => Promise<Row[]>) => {
  const order = orderBy.length ? ` ORDER BY ${orderBy.map((each) => `t.${each}`).join(', ')}` : '';
  const sql = rowsSql(entity, `WHERE t.${inDatabase(column)} = ANY($1)${order}`);
  return async (db, values) => (await db.query<Row>(sql, [values])).rows;
};
