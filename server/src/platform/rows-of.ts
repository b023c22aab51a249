import { DecimalType, type EntityName } from '@mikro-orm/postgresql';
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

/**
 * An expression for the rows of a mapped table, in an order, as one JSON list that reads as the mapper's rows do: decimals keep their exact
 * text. Instants come as text, which whoever reads them turns into dates.
 * @param rows an expression of the table's row type, as an array
 */
export const rowsJson = <Row extends object>(entity: EntityName<Row>, rows: string, orderBy: readonly string[]): string => {
  const { meta } = entity as unknown as Described;
  const columns = Object.entries(meta.properties).map(([name, property]) => {
    const isDecimal = (property as { readonly type?: unknown }).type instanceof DecimalType;
    return `t.${inDatabase(name)}${isDecimal ? '::text' : ''} AS "${name}"`;
  });
  const order = orderBy.length ? ` ORDER BY ${orderBy.map((each) => `t.${each}`).join(', ')}` : '';
  return `(SELECT coalesce(json_agg(r), '[]') FROM (SELECT ${columns.join(', ')} FROM unnest(${rows}) t${order}) r)`;
};

/** The rows of a mapped table whose column is one of the values, in an order. */
export const rowsOf = <Row extends object>(entity: EntityName<Row>, column: keyof Row & string, orderBy: readonly string[]): ((db: Queryable, values: readonly (string | number)[]) => Promise<Row[]>) => {
  const order = orderBy.length ? ` ORDER BY ${orderBy.map((each) => `t.${each}`).join(', ')}` : '';
  const sql = rowsSql(entity, `WHERE t.${inDatabase(column)} = ANY($1)${order}`);
  return async (db, values) => (await db.query<Row>(sql, [values])).rows;
};
