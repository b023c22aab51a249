import type { Queryable } from '../../platform/database.js';

const CHUNK = 5_000;

/** Column names and their SQL types. */
export type RowShape = Readonly<Record<string, string>>;

export type RowOf<Shape extends RowShape> = { readonly [Column in keyof Shape]: string | number | boolean | null };

/**
 * Inserts rows in one statement for some thousands of them. Table and column names come from this folder alone.
 * @param returning columns to give back of each row
 * @param onRows told how many rows were just written
 */
export async function insertRows<Shape extends RowShape, Returned extends object = object>(
  transaction: Queryable,
  table: string,
  shape: Shape,
  rows: readonly RowOf<Shape>[],
  { returning = [], onRows }: { readonly returning?: readonly string[]; readonly onRows?: ((count: number) => void) | undefined } = {},
): Promise<readonly Returned[]> {
  const names = Object.keys(shape);
  const given = names.map((name) => `${name} ${shape[name]}`).join(', ');
  const text = `INSERT INTO ${table} (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS given (${given})${returning.length > 0 ? ` RETURNING ${returning.join(', ')}` : ''}`;
  const returned: Returned[] = [];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    const result = await transaction.query<Returned & Record<string, unknown>>(text, [JSON.stringify(chunk)]);
    for (const row of result.rows) returned.push(row);
    onRows?.(chunk.length);
  }
  return returned;
}
