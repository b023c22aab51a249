import type { EntityName } from '@mikro-orm/postgresql';
import type { Queryable } from './database.js';

interface Described {
  readonly meta: { readonly tableName?: string; readonly className: string; readonly properties: object };
}

const inDatabase = (name: string): string => name.replaceAll(/(?<=[a-z0-9])([A-Z])/gu, '_$1').toLowerCase();

/** The columns of a mapped table, each by the name that the mapper gives it. @param table what the table is called in the statement */
export const columnsOf = (entity: unknown, table: string): string =>
  Object.keys((entity as Described).meta.properties)
    .map((name) => `${table}.${inDatabase(name)} AS "${name}"`)
    .join(', ');

/**
 * A statement for rows of a mapped table as the mapper would give them, without the mapper: each is read once and thrown away, and
 * nothing is to be tracked.
 * @param rest what follows the table, with `t` for it
 */
const rowsSql = (entity: unknown, rest: string): string => {
  const { meta } = entity as Described;
  return `SELECT ${columnsOf(entity, 't')} FROM ${meta.tableName ?? inDatabase(meta.className)} t ${rest}`;
};

export interface RowReader<Row> {
  (values: readonly unknown[]): Row;
  /** How many values are of the row; what follows them is not. */
  readonly width: number;
}

/**
 * Reads rows of a mapped table that come as lists of their columns, in the order of its entity. Instants come as text, which whoever reads
 * them turns into dates.
 */
export const rowReader = <Row extends object>(entity: unknown): RowReader<Row> => {
  const names = Object.keys((entity as Described).meta.properties);
  const read = (values: readonly unknown[]): Row => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at += 1) row[names[at]!] = values[at];
    return row as Row;
  };
  return Object.assign(read, { width: names.length });
};

/** The rows of a mapped table whose column is one of the values, in an order. */
export const rowsOf = <Row extends object>(entity: EntityName<Row>, column: keyof Row & string, orderBy: readonly string[]): ((db: Queryable, values: readonly (string | number)[]) => Promise<Row[]>) => {
  const order = orderBy.length ? ` ORDER BY ${orderBy.map((each) => `t.${each}`).join(', ')}` : '';
  const sql = rowsSql(entity, `WHERE t.${inDatabase(column)} = ANY($1)${order}`);
  return async (db, values) => (await db.query<Row>(sql, [values])).rows;
};
