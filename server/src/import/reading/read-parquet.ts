import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { UnreadableFile } from '../refusal.js';
import { exactCell } from './cell-value.js';
import { LIMITS } from './limits.js';
import type { RawRow, RawTable } from './raw-table.js';

/**
 * Reads a Parquet file as they are exported: one section, its columns named by their fields.
 * @throws UnreadableFile
 */
export async function readParquet(file: string, bytes: Buffer): Promise<RawTable> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const { names, objects } = await read(buffer).catch((error: unknown) => {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('FILE_DAMAGED', 'Le fichier Parquet ne se lit pas : produisez-le de nouveau.');
  });
  const header: RawRow = { row: 0, cells: names.map((text) => ({ kind: 'TEXT', text })) };
  return { file, sheet: null, rows: [header, ...objects.map((object, index) => ({ row: index + 1, cells: names.map((name) => exactCell(object[name])) }))] };
}

async function read(file: ArrayBuffer): Promise<{ names: string[]; objects: Record<string, unknown>[] }> {
  const metadata = parquetMetadata(file);
  const names = metadata.schema.slice(1).map(({ name }) => name);
  if (Number(metadata.num_rows) > LIMITS.rowsPerTable) throw new UnreadableFile('TOO_MANY_ROWS', `Le fichier a plus de ${LIMITS.rowsPerTable} lignes : coupez-le en plusieurs.`);
  if (names.length > LIMITS.columnsPerTable) throw new UnreadableFile('TOO_MANY_COLUMNS', `Le fichier a plus de ${LIMITS.columnsPerTable} colonnes.`);
  const weight = metadata.row_groups.flatMap(({ columns }) => columns).reduce((sum, { meta_data: data }) => sum + Number(data?.total_uncompressed_size ?? 0), 0);
  if (weight > LIMITS.decompressedBytes) throw new UnreadableFile('ARCHIVE_TOO_LARGE', 'Une fois décompressé, ce fichier serait démesuré : coupez-le en plusieurs.');
  return { names, objects: await parquetReadObjects({ file, metadata }) };
}
