import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { EMPTY, shownText } from '../reading/raw-table.js';
import type { SourceRecord } from '../rows/source-record.js';
import { someRows, type BulkTable } from './bulk-table.js';
import type { StreamedRow } from './stream-rows.js';

/** Where rows wait, in the order in which they came, to be gathered by action. Of one transaction; nothing of it is logged or kept. */
export const CREATE_STAGING = `
  CREATE TEMPORARY TABLE import_staged (tbl integer NOT NULL, row integer NOT NULL, grp text COLLATE "C" NOT NULL, cells text NOT NULL) ON COMMIT DROP`;

/** Rows read at a time to find the action that each speaks of. */
const CHUNK = 200;

/**
 * Sends the rows of a file to the database by COPY, each with the reference of its action.
 * @returns how many rows hold something
 */
export async function stageRows(client: pg.PoolClient, table: BulkTable, rows: AsyncIterable<StreamedRow>): Promise<number> {
  let staged = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const chunk of chunks(rows, table.header.row)) {
      staged += chunk.length;
      yield copyLines(table, chunk);
    }
  };
  await pipeline(Readable.from(lines()), client.query(copyFrom('COPY import_staged (tbl, row, grp, cells) FROM STDIN')));
  return staged;
}

async function* chunks(rows: AsyncIterable<StreamedRow>, above: number): AsyncGenerator<readonly StreamedRow[]> {
  let held: StreamedRow[] = [];
  for await (const row of rows) {
    if (row.row <= above || row.cells.every((cell) => cell.trim() === '')) continue;
    held.push(row);
    if (held.length < CHUNK) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

function copyLines(table: BulkTable, chunk: readonly StreamedRow[]): string {
  const groups = new Map<number, string>();
  const read = someRows(table, chunk);
  for (const row of read.rows.slice(-chunk.length)) table.whole.see(row);
  for (const record of table.toRecords(read).records) if (!groups.has(record.origin.row)) groups.set(record.origin.row, groupOf(record));
  return chunk
    .map(({ row, cells }) => `${table.index}\t${row}\t${escaped(groups.get(row) ?? `~${table.index}/${row}`)}\t${escaped(JSON.stringify(cells))}\n`)
    .join('');
}

/** The reference that a row bears, whatever its case; its own place where it bears none. */
function groupOf({ fields, origin }: SourceRecord): string {
  const cell = fields.get('reference')?.cell ?? EMPTY;
  const text = shownText(cell).replaceAll('\0', '').toLowerCase();
  return text === '' ? `~${origin.file}/${origin.row}` : text.slice(0, LONGEST_GROUP);
}

const LONGEST_GROUP = 500;

/** As COPY reads text: what means something to it is preceded by a backslash. */
function escaped(text: string): string {
  return text.replace(/\\/gu, '\\\\').replace(/\n/gu, '\\n').replace(/\r/gu, '\\r').replace(/\t/gu, '\\t');
}
