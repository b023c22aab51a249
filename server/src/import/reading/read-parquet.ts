import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { WITHHELD_COLUMN, withheldCells } from '../cell/withheld.js';
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
  const fields = names.filter((name) => name !== WITHHELD_COLUMN);
  const header: RawRow = { row: 0, cells: fields.map((text) => ({ kind: 'TEXT', text })) };
  const rows = objects.map((object, index): RawRow => {
    const withheld = withheldCells(object[WITHHELD_COLUMN]);
    return { row: index + 1, cells: fields.map((name) => exactCell(withheld.get(name) ?? object[name])) };
  });
  return { file, sheet: null, rows: [header, ...rows] };
}

async function read(file: ArrayBuffer): Promise<{ names: string[]; objects: Record<string, unknown>[] }> {
  const metadata = parquetMetadata(file);
  const names = metadata.schema.slice(1).map(({ name }) => name);
  if (Number(metadata.num_rows) > LIMITS.rowsPerTable) throw new UnreadableFile('TOO_MANY_ROWS', `Le fichier a plus de ${LIMITS.rowsPerTable} lignes : coupez-le en plusieurs.`);
  if (names.length > LIMITS.columnsPerTable) throw new UnreadableFile('TOO_MANY_COLUMNS', `Le fichier a plus de ${LIMITS.columnsPerTable} colonnes.`);
  const weight = metadata.row_groups.flatMap(({ columns }) => columns).reduce((sum, { meta_data: data }) => sum + Number(data?.total_uncompressed_size ?? 0), 0);
  if (weight > LIMITS.decompressedBytes) throw new UnreadableFile('ARCHIVE_TOO_LARGE', 'Une fois décompressé, ce fichier serait démesuré : coupez-le en plusieurs.');
  const objects = await parquetReadObjects({ file, metadata });
  for (const { name, converted_type: type, scale } of metadata.schema) {
    if (type === 'DECIMAL') for (const object of objects) object[name] = asWritten(object[name], scale ?? 0);
  }
  return { names, objects };
}

/** The library multiplies the whole number that the file holds by a power of ten, which is off by a last bit: 57 hundredths would read 0.5700000000000001. */
const asWritten = (value: unknown, scale: number): unknown => (typeof value === 'number' ? Number(value.toFixed(scale)) : value);
