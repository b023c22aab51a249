import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { CellType, Column } from '../import/template/column.js';
import { isWithheld, WITHHELD_COLUMN, withheldWords } from '../import/cell/withheld.js';
import { aboutLines, type About } from './about-export.js';
import type { ExportedRow, ExportedValue } from './section-rows.js';

const isNumber = (type: CellType): boolean => type === 'AMOUNT' || type === 'DECIMAL' || type === 'DATE' || type === 'YEAR' || type === 'HEADCOUNT';

const GROUP = 10_000;
const DECIMALS = 4;

/** A section as Parquet: amounts as exact decimals, days as dates, text as text; one group of rows is held at a time. */
export async function* writeParquetSection(
  columns: readonly Column[],
  batches: AsyncIterable<readonly ExportedRow[]>,
  about: About,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length + 1 }, ...columns.map(schemaOf), { name: WITHHELD_COLUMN, repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' }],
    kvMetadata: [
      { key: 'a-propos', value: aboutLines(about).join('\n') },
      { key: 'fictif', value: String(about.isFictitious) },
      { key: 'date', value: about.day },
    ],
    createdBy: 'Conventions ouvertes',
  });
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice();
    // The offset in the file goes on; the buffer is used again.
    bytes.index = 0;
    return taken;
  };
  const flush = async (rows: readonly ExportedRow[]): Promise<void> => {
    const columnData = columns.map(({ field, type }) => ({ name: field, data: rows.map((row) => parquetValue(type, row[field] ?? null)) }));
    columnData.push({ name: WITHHELD_COLUMN, data: rows.map((row) => withheldWords(columns.filter(({ field }) => isWithheld(row[field])).map(({ field }) => [field, String(row[field])]))) });
    await writer.write({ columnData, rowGroupSize: rows.length });
  };
  let held: ExportedRow[] = [];
  for await (const batch of batches) {
    held = held.concat(batch);
    if (held.length < GROUP) continue;
    await flush(held);
    held = [];
    yield take();
  }
  if (held.length > 0) await flush(held);
  await writer.finish();
  yield take();
}

function schemaOf({ field: name, type }: Column): SchemaElement {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'AMOUNT':
      return { ...optional, type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18 };
    case 'DECIMAL':
      return { ...optional, type: 'INT64', converted_type: 'DECIMAL', scale: DECIMALS, precision: 18 };
    case 'DATE':
      return { ...optional, type: 'INT32', converted_type: 'DATE' };
    case 'YEAR':
    case 'HEADCOUNT':
      return { ...optional, type: 'INT32' };
    default:
      return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  }
}

function parquetValue(type: CellType, value: ExportedValue): bigint | Date | ExportedValue {
  if (value === null || (isWithheld(value) && isNumber(type))) return null;
  switch (type) {
    case 'AMOUNT':
      return BigInt(value);
    case 'DECIMAL':
      return scaled(String(value));
    case 'DATE':
      return new Date(`${value}T00:00:00Z`);
    default:
      return value;
  }
}

/** « 12.5 » → 125000n: the digits that the database holds, through no float. */
function scaled(decimal: string): bigint {
  const [whole = '0', decimals = ''] = decimal.split('.');
  return BigInt(`${whole}${decimals.padEnd(DECIMALS, '0')}`);
}
