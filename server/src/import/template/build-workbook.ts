import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { CellType, Column, Section, SectionKey } from './column.js';
import { columnLetters } from './column-letters.js';
import { listOf, listsSheet, type ListRange } from './lists-sheet.js';
import { readmeSheet } from './readme-sheet.js';
import type { Resource } from './resource-columns.js';
import { SECTIONS, columnsOf } from './sections.js';
import { typeset } from '../typeset.js';
import type { TemplateConvention } from './template-convention.js';

/** What a cell of the workbook may hold: text, a number, a real date (midnight UTC), or nothing. */
export type TemplateCell = string | number | Date | null;

/** Rows to put in the workbook, by section; each row has its cells by field (`resource:CODE` for a funding source). */
export type TemplateRows = { readonly [Key in Section['key']]?: readonly Readonly<Record<string, TemplateCell>>[] };

/** Rows that the drop-downs of an empty workbook reach down to. */
const PREPARED_ROWS = 2_000;

/** The workbook that a partner downloads and fills: one sheet a section, its help, the lists of the convention. */
export async function buildTemplateWorkbook(convention: TemplateConvention, rows: TemplateRows = {}): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [...templateSheets(convention, rows, TO_FILL)],
    properties: { title: `Fiches d’actions - ${convention.shortTitle}`, creator: 'Conventions ouvertes' },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return Buffer.from(bytes);
}

/** What sets an export apart from the workbook that a partner fills. */
export interface WorkbookForm {
  readonly columnsOf: (key: SectionKey, resources: readonly Resource[]) => readonly Column[];
  /** Lines at the head of « Lisez-moi ». */
  readonly about: readonly string[];
  /** Rows whose cells are formatted before they are filled: each is a cell of the file. */
  readonly formattedRows: number;
}

const TO_FILL: WorkbookForm = { columnsOf, about: [], formattedRows: 500 };

/** The sheets of a workbook: its explanations, one sheet a section, the lists of the convention. */
export function templateSheets(convention: TemplateConvention, rows: TemplateRows, form: WorkbookForm): readonly WriteSheet[] {
  const lists = listsSheet(convention);
  const sheets = SECTIONS.map((section) => sectionSheet(section, convention, rows[section.key] ?? [], lists.ranges, form));
  const readme = readmeSheet(convention);
  const about = form.about.map((line) => [line]);
  return [{ ...readme, rows: [...about, ...(about.length > 0 ? [[]] : []), ...(readme.rows ?? [])] }, ...sheets, lists.sheet];
}

function sectionSheet(
  section: Section,
  convention: TemplateConvention,
  rows: readonly Readonly<Record<string, TemplateCell>>[],
  ranges: ReadonlyMap<CellType, ListRange>,
  form: WorkbookForm,
): WriteSheet {
  const columns = form.columnsOf(section.key, convention.fundingSources);
  return {
    name: section.sheetName,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ field }) => row[field] ?? null))],
    cells: new Map([...headerCells(columns), ...bodyCells(columns, rows, form.formattedRows)]),
    dataValidations: columns.flatMap((column, index) => validation(column, index, rows.length, ranges)),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${rows.length + 1}` },
  };
}

type StyledCells = (readonly [string, Partial<Cell>])[];

function headerCells(columns: readonly Column[]): StyledCells {
  return columns.map((column, index) => {
    const comment = { author: 'Conventions ouvertes', text: helpOf(column) };
    return [`0,${index}`, { value: column.header, type: 'string', style: headerStyle(column), comment }];
  });
}

function bodyCells(columns: readonly Column[], rows: readonly Readonly<Record<string, TemplateCell>>[], formattedRows: number): StyledCells {
  const styles = columns.map(({ type, width }): CellStyle => ({ numFmt: NUMBER_FORMATS[type], alignment: { vertical: 'top', wrapText: width >= 28 } }));
  return Array.from({ length: Math.max(rows.length, formattedRows) }, (_none, row) =>
    columns.map(({ field }, index): StyledCells[number] => [`${row + 1},${index}`, { value: rows[row]?.[field] ?? null, style: styles[index] ?? {} }]),
  ).flat();
}

// Codes, references and SIRETs are text, so that no spreadsheet turns 01 into 1, 4.1 into 4 January or a SIRET into 7,99E+13.
const NUMBER_FORMATS: Readonly<Record<CellType, string>> = {
  REFERENCE: '@',
  YEAR: '0',
  TEXT: '@',
  AMOUNT: '#,##0.00',
  DATE: 'dd/mm/yyyy',
  HEADCOUNT: '#,##0',
  DECIMAL: '0.####',
  SIRET: '@',
  UAI: '@',
  AXIS: '@',
  FUNDING_SOURCE: '@',
  AUDIENCE: '@',
  ACADEMY: '@',
  ACADEMIES: '@',
  STATUS: '@',
  SHEET_KIND: '@',
  DIRECTION: '@',
  ROLE: '@',
};

function headerStyle({ required }: Column): CellStyle {
  return {
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: required ? '1F3A5F' : '5B6B7F' } },
    alignment: { vertical: 'center', wrapText: true },
    numFmt: '@',
  };
}

function helpOf({ help, required }: Column): string {
  return typeset(`${required ? 'Obligatoire. ' : ''}${help}`);
}

function validation(column: Column, index: number, filled: number, ranges: ReadonlyMap<CellType, ListRange>): DataValidation[] {
  const range = `${columnLetters(index)}2:${columnLetters(index)}${Math.max(filled, PREPARED_ROWS) + 1}`;
  const shown = { range, allowBlank: true, showErrorMessage: true, errorTitle: column.header.slice(0, 32), errorMessage: typeset(column.help).slice(0, 225) };
  const list = ranges.get(column.type);
  if (list !== undefined) return [{ ...shown, type: 'list', formula1: listOf(list) }];
  switch (column.type) {
    case 'AMOUNT':
      return [{ ...shown, type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0' }];
    case 'HEADCOUNT':
      return [{ ...shown, type: 'whole', operator: 'greaterThanOrEqual', formula1: '0' }];
    case 'YEAR':
      return [{ ...shown, type: 'whole', operator: 'between', formula1: '1990', formula2: '2100' }];
    case 'DATE':
      // 1 January 1990 and 31 December 2100 as spreadsheets count days.
      return [{ ...shown, type: 'date', operator: 'between', formula1: '32874', formula2: '73415' }];
    default:
      return [];
  }
}
