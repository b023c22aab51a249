import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import { guardApostrophe, guardFormula } from '../import/template/formula-guard.js';
import type { FigureColumnType, FiguresTable, FigureValue } from './figures-table.js';
import { csvHead, csvLines } from './write-csv.js';
import { writeSheets, type WorkbookFormat } from './write-workbook.js';

export const figuresCsv = ({ columns, rows }: FiguresTable): Uint8Array =>
  Buffer.concat([csvHead(columns.map(({ header }) => header)), csvLines(rows.map((row) => row.map((value, index) => csvCell(columns[index]!.type, value))))]);

const csvCell = (type: FigureColumnType, value: FigureValue): string => {
  if (value === null) return '';
  if (type === 'AMOUNT') return centsToDecimal(cents(Number(value))).replace('.', ',');
  return typeof value === 'number' ? String(value) : guardFormula(value);
};

/** The figures on one sheet, what they are on another. */
export const figuresWorkbook = (format: WorkbookFormat, { title, columns, rows }: FiguresTable, about: readonly string[], day: LocalDate): Promise<Uint8Array> =>
  writeSheets(
    format,
    [
      {
        name: 'Chiffres',
        columns: columns.map(({ type }) => ({ width: type === 'TEXT' ? 28 : 16, style: { numFmt: FORMATS[type] } })),
        rows: [columns.map(({ header }) => header), ...rows.map((row) => row.map((value, index) => workbookCell(columns[index]!.type, value)))],
        freezePane: { rows: 1 },
      },
      { name: 'À propos', columns: [{ width: 110 }], rows: about.map((line) => [line]) },
    ],
    title,
    day,
  );

const FORMATS: Readonly<Record<FigureColumnType, string>> = { TEXT: '@', AMOUNT: '#,##0.00', COUNT: '#,##0' };

const workbookCell = (type: FigureColumnType, value: FigureValue): FigureValue => {
  if (value === null) return null;
  if (type === 'AMOUNT') return Number(centsToDecimal(cents(Number(value))));
  return typeof value === 'number' ? value : guardApostrophe(value);
};
