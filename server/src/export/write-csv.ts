import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import { cents } from '@conventions-ouvertes/shared/money';
import { stringify } from 'csv-stringify/sync';
import type { Column } from '../import/template/column.js';
import { isWithheld } from '../import/cell/withheld.js';
import { guardFormula } from '../import/template/formula-guard.js';
import type { ExportedRow, ExportedValue } from './section-rows.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** Cells as lines of a CSV that spreadsheets of French computers open as it should: semicolons, quotes where needed. */
export const csvLines = (cells: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(stringify(cells.map((row) => [...row]), { delimiter: ';', record_delimiter: '\r\n' }));

export const csvHead = (headers: readonly string[]): Uint8Array => Buffer.concat([Buffer.from(BYTE_ORDER_MARK), csvLines([headers])]);

/** A section as CSV, read back by the importer as it was stored. */
export async function* writeCsvSection(columns: readonly Column[], batches: AsyncIterable<readonly ExportedRow[]>): AsyncGenerator<Uint8Array> {
  yield csvHead(columns.map(({ header }) => header));
  for await (const rows of batches) yield csvLines(rows.map((row) => columns.map(({ field, type }) => csvCell(type, row[field] ?? null))));
}

/** Decimal comma, ISO dates, and text in a form that no spreadsheet runs. */
function csvCell(type: Column['type'], value: ExportedValue): string {
  if (value === null) return '';
  if (isWithheld(value)) return String(value);
  switch (type) {
    case 'AMOUNT':
      return centsToDecimal(cents(Number(value))).replace('.', ',');
    case 'DECIMAL':
      return csvDecimal(String(value));
    default:
      return typeof value === 'number' ? String(value) : guardFormula(value);
  }
}

/** Three decimals could be read as thousands: a fourth is written. */
export const csvDecimal = (exact: string): string => (/\.[0-9]{3}$/u.test(exact) ? `${exact}0` : exact).replace('.', ',');
