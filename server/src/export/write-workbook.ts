import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import { templateSheets, type TemplateCell, type TemplateRows } from '../import/template/build-workbook.js';
import type { Column, SectionKey } from '../import/template/column.js';
import { isWithheld } from '../import/cell/withheld.js';
import { guardApostrophe } from '../import/template/formula-guard.js';
import { exportedColumnsOf } from '../import/template/label-columns.js';
import type { TemplateConvention } from '../import/template/template-convention.js';
import { aboutLines, SOURCE, type About } from './about-export.js';
import { csvDecimal } from './write-csv.js';
import { xlsxText, xmlText } from './xml-text.js';
import type { ExportedRow, ExportedSection, ExportedValue } from './section-rows.js';

export type WorkbookFormat = 'xlsx' | 'ods';

/** A workbook in the form of the template, with its words beside its codes; the same content gives the same bytes. */
export async function writeWorkbook(
  format: WorkbookFormat,
  convention: TemplateConvention,
  sections: ReadonlyMap<SectionKey, { readonly section: ExportedSection; readonly rows: readonly ExportedRow[] }>,
  about: About,
): Promise<Uint8Array> {
  const rows: TemplateRows = Object.fromEntries(
    [...sections].map(([key, { section, rows: exported }]) => [key, exported.map((row) => workbookRow(section.columns, row))]),
  );
  const sheets = templateSheets(convention, rows, { columnsOf: exportedColumnsOf, about: aboutLines(about), formattedRows: 0 });
  return writeSheets(format, [...sheets], about.title, about.day);
}

type Sheets = Parameters<typeof writeXlsx>[0]['sheets'];

/** Sheets as a file whose bytes depend on them and on the day alone. */
export function writeSheets(format: WorkbookFormat, sheets: Sheets, title: string, day: LocalDate): Promise<Uint8Array> {
  const at = new Date(`${day}T00:00:00Z`);
  const properties = { title, creator: SOURCE, created: at, modified: at };
  const written = sheets.map((sheet) => safeSheet(sheet, format === 'xlsx' ? xlsxText : xmlText));
  const workbook = { sheets: written, properties, defaultFont: { name: 'Calibri', size: 11 } };
  return format === 'xlsx' ? writeXlsx(workbook) : writeOds(workbook);
}

/** A sheet whose texts the file can hold; a cell is told twice, among the rows and with its style. */
function safeSheet(sheet: Sheets[number], safe: (text: string) => string): Sheets[number] {
  const safeValue = <Value>(value: Value): Value | string => (typeof value === 'string' ? safe(value) : value);
  return {
    ...sheet,
    ...(sheet.rows === undefined ? {} : { rows: sheet.rows.map((row) => row.map(safeValue)) }),
    ...(sheet.cells === undefined ? {} : { cells: new Map([...sheet.cells].map(([place, cell]) => [place, cell.value === undefined ? cell : { ...cell, value: safeValue(cell.value) }])) }),
  };
}

function workbookRow(columns: readonly Column[], row: ExportedRow): Record<string, TemplateCell> {
  return Object.fromEntries(columns.map(({ field, type }) => [field, workbookCell(type, row[field] ?? null)]));
}

/** Spreadsheets keep fifteen digits: what has more goes as text, which the importer reads as exactly. */
const EXACT_DIGITS = 15;

function workbookCell(type: Column['type'], value: ExportedValue): TemplateCell {
  if (value === null) return null;
  if (isWithheld(value)) return String(value);
  switch (type) {
    case 'AMOUNT': {
      const decimal = centsToDecimal(cents(Number(value)));
      return isExact(decimal) ? Number(decimal) : decimal.replace('.', ',');
    }
    case 'DECIMAL':
      return isExact(String(value)) ? Number(value) : csvDecimal(String(value));
    case 'DATE':
      return new Date(`${value}T00:00:00Z`);
    default:
      return typeof value === 'number' ? value : guardApostrophe(value);
  }
}

const isExact = (decimal: string): boolean => decimal.replace(/[^0-9]/gu, '').length <= EXACT_DIGITS;
