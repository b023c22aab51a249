import type { QueryResultRow } from 'pg';
import type { Queryable } from '../../platform/database.js';

/** A row as it was staged. */
export interface StagedRow {
  readonly tbl: number;
  readonly row: number;
  readonly cells: readonly string[];
}

interface StoredRow extends QueryResultRow {
  readonly tbl: number;
  readonly row: number;
  readonly grp: string;
  readonly cells: string;
}

const FETCHED = 500;
/** An action that alone has more rows is given whole all the same: it is checked and written as one. */
const BATCH = 1_000;

/** The staged rows gathered by action, some thousands at a time, never an action in two. Other statements may run in between. */
export async function* readStaged(client: Queryable): AsyncGenerator<readonly StagedRow[]> {
  await client.query('DECLARE staged NO SCROLL CURSOR FOR SELECT tbl, row, grp, cells FROM import_staged ORDER BY grp, tbl, row');
  let held: StagedRow[] = [];
  let last: string | null = null;
  for (let fetched = await fetch(client); fetched.length > 0; fetched = await fetch(client)) {
    for (const { tbl, row, grp, cells } of fetched) {
      if (held.length >= BATCH && grp !== last) {
        yield held;
        held = [];
      }
      last = grp;
      held.push({ tbl, row, cells: JSON.parse(cells) as string[] });
    }
  }
  if (held.length > 0) yield held;
  await client.query('CLOSE staged');
}

async function fetch(client: Queryable): Promise<readonly StoredRow[]> {
  return (await client.query<StoredRow>(`FETCH ${FETCHED} FROM staged`)).rows;
}
