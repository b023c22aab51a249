import { writeCsv } from 'hucre/csv';
import type { TemplateCell, TemplateRows } from './build-workbook.js';
import { csvFileName } from './csv-name.js';
import { SECTIONS, columnsOf } from './sections.js';
import type { TemplateConvention } from './template-convention.js';

export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The same as the workbook, as one CSV file a section: semicolons, UTF-8 with a byte-order mark so that spreadsheets of
 * French computers open it as they should.
 * @param bundle what the names of all the files begin with
 */
export function buildCsvBundle(bundle: string, convention: TemplateConvention, rows: TemplateRows = {}): readonly CsvFile[] {
  return SECTIONS.map(({ key }) => {
    const columns = columnsOf(key, convention.fundingSources);
    const lines = [columns.map(({ header }) => header), ...(rows[key] ?? []).map((row) => columns.map(({ field }) => cellText(row[field] ?? null)))];
    return { name: csvFileName(bundle, key), text: writeCsv(lines, { delimiter: ';', bom: true }) };
  });
}

/** Decimal comma, ISO dates. */
function cellText(cell: TemplateCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? String(cell).replace('.', ',') : cell;
}
