import type { Queryable } from '../../platform/database.js';
import type { AssembledAction } from '../assemble-actions.js';

// Titles first, in one look at the convention's actions: one look for each of a thousand new ones would take longer the more are stored.
const SQL = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS given (reference text, year integer, axis text, title text, cents bigint)
  ), alike AS MATERIALIZED (
    SELECT a.id, a.reference, a.axis_code, a.year, a.title FROM action a
     WHERE a.convention_key = $1 AND a.title = ANY ($4::text[]) AND lower(a.reference) <> ALL ($3::text[])
  )
  SELECT given.reference, min(a.reference) AS twin
    FROM given
    JOIN alike a ON a.axis_code = given.axis AND a.year = given.year AND a.title = given.title
   WHERE given.cents = coalesce((SELECT sum(i.total_cents) FROM expense_item i JOIN sheet s ON s.id = i.sheet_id WHERE i.action_id = a.id AND s.is_current), 0)
                     + coalesce((SELECT sum(c.amount_cents) FROM commitment c WHERE c.action_id = a.id), 0)
   GROUP BY 1`;

/**
 * Stored actions that say the same as new ones under another reference: same year, axis, title and amounts, none of them zero.
 * Those that the files name themselves are no twins.
 */
export async function findTwins(database: Queryable, conventionKey: string, actions: readonly AssembledAction[], stored: ReadonlyMap<string, unknown>): Promise<ReadonlyMap<string, string>> {
  const given = actions.flatMap(({ reference, told }) => {
    if (told === null || stored.has(reference.toLowerCase())) return [];
    const expenses = [told.planned, told.realised].flatMap((sheet) => sheet?.expenses ?? []);
    const cents = [...expenses.map(({ total }) => total), ...(told.commitments ?? []).map((one) => one.cents)].reduce<number>((sum, one) => sum + (one ?? 0), 0);
    return cents === 0 || !Number.isSafeInteger(cents) ? [] : [{ reference, ...told.identity, cents }];
  });
  if (given.length === 0) return new Map();
  const named = actions.map(({ reference }) => reference.toLowerCase());
  const { rows } = await database.query<{ reference: string; twin: string }>(SQL, [conventionKey, JSON.stringify(given), named, given.map(({ title }) => title)]);
  return new Map(rows.map(({ reference, twin }) => [reference, twin]));
}
