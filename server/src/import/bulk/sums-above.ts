import type { Queryable } from '../../platform/database.js';
import { someRows, type BulkTable } from './bulk-table.js';

const FETCHED = 500;

/** Reads a staged file again from its last row to its first, for totals that stand above their lines: only what comes after tells them. */
export async function findSumsAbove(client: Queryable, table: BulkTable, columns: readonly number[]): Promise<void> {
  if (columns.length === 0) return;
  const sought = table.whole.seekAbove(columns);
  await client.query(`DECLARE backwards NO SCROLL CURSOR FOR SELECT row, cells FROM import_staged WHERE tbl = ${table.index} ORDER BY row DESC`);
  for (;;) {
    const { rows } = await client.query<{ row: number; cells: string }>(`FETCH ${FETCHED} FROM backwards`);
    if (rows.length === 0) break;
    const read = someRows(table, rows.map(({ row, cells }) => ({ row, cells: JSON.parse(cells) as string[] })));
    for (const row of read.rows.slice(-rows.length)) sought.see(row);
  }
  await client.query('CLOSE backwards');
  sought.end();
}
