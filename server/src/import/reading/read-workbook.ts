import { fromParts } from '@conventions-ouvertes/shared/local-date';
import { EncryptedFileError, HucreError, type Cell, type CellValue, type Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { shorten, UnreadableFile } from '../refusal.js';
import { guardArchive } from './guard-archive.js';
import { LIMITS } from './limits.js';
import { EMPTY, type RawCell, type RawTable } from './raw-table.js';
import { textCell } from './text-cell.js';

/**
 * Reads every sheet of an .xlsx workbook.
 * @throws UnreadableFile when it is not one, is protected, damaged or too large
 */
export async function readWorkbook(file: string, bytes: Buffer): Promise<readonly RawTable[]> {
  const parts = await guardArchive(bytes);
  if (!parts.has('[Content_Types].xml') || ![...parts].some((part) => part.startsWith('xl/'))) {
    throw new UnreadableFile('FILE_NOT_WORKBOOK', 'Cette archive n’est pas un classeur .xlsx : enregistrez votre fichier au format Excel (.xlsx) ou CSV.');
  }
  const sheets = await read(bytes);
  return sheets.map((sheet) => toTable(file, sheet));
}

async function read(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    // One row more than allowed, so that a longer sheet is seen and refused, not cut.
    const workbook = await readXlsx(bytes, { readStyles: true, maxRows: LIMITS.rowsPerTable + 2 });
    return workbook.sheets;
  } catch (error) {
    if (error instanceof EncryptedFileError) {
      throw new UnreadableFile('FILE_PROTECTED', 'Le classeur est protégé par un mot de passe : enregistrez-le sans protection.');
    }
    if (!(error instanceof HucreError)) throw error;
    throw new UnreadableFile('FILE_DAMAGED', 'Le classeur ne se lit pas : ouvrez-le dans votre tableur et enregistrez-le de nouveau en .xlsx.');
  }
}

function toTable(file: string, sheet: Sheet): RawTable {
  if (sheet.rows.length > LIMITS.rowsPerTable + 1) {
    throw new UnreadableFile('TOO_MANY_ROWS', `La feuille « ${shorten(sheet.name)} » a plus de ${LIMITS.rowsPerTable} lignes : coupez-la en plusieurs.`);
  }
  const rows = sheet.rows.map((values, index) => ({
    row: index + 1,
    cells: values.slice(0, lastFilled(values) + 1).map((value, column) => toCell(value, sheet.cells?.get(`${index},${column}`))),
  }));
  if (rows.some((row) => row.cells.length > LIMITS.columnsPerTable)) {
    throw new UnreadableFile('TOO_MANY_COLUMNS', `La feuille « ${shorten(sheet.name)} » a plus de ${LIMITS.columnsPerTable} colonnes.`);
  }
  return { file, sheet: shorten(sheet.name), rows };
}

function lastFilled(values: readonly CellValue[]): number {
  return values.findLastIndex((value) => value !== null && value !== '');
}

function toCell(value: CellValue, cell: Cell | undefined): RawCell {
  if (cell?.type === 'error') {
    return { kind: 'UNUSABLE', shown: String(value), code: 'CELL_ERROR', reason: 'La cellule affiche une erreur de calcul : corrigez la formule ou tapez la valeur.' };
  }
  if (value === null) {
    if (cell?.formula === undefined) return EMPTY;
    return {
      kind: 'UNUSABLE',
      shown: `=${cell.formula}`,
      code: 'CELL_NOT_COMPUTED',
      reason: 'La formule n’a pas été calculée : ouvrez le classeur dans votre tableur, enregistrez-le, ou tapez la valeur.',
    };
  }
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'boolean') return { kind: 'BOOLEAN', value };
  if (value instanceof Date) return dateCell(value);
  return { kind: 'NUMBER', number: value, isPercent: cell?.style?.numFmt?.includes('%') ?? false };
}

/** A date of a workbook is a day and perhaps an hour, with no time zone: the library hands it over as if in UTC. */
function dateCell(value: Date): RawCell {
  const date = fromParts({ year: value.getUTCFullYear(), month: value.getUTCMonth() + 1, day: value.getUTCDate() });
  if (date === null) {
    return { kind: 'UNUSABLE', shown: String(value), code: 'DATE_IMPOSSIBLE', reason: 'La cellule contient une date impossible : retapez-la.' };
  }
  const hasTime = value.getUTCHours() + value.getUTCMinutes() + value.getUTCSeconds() + value.getUTCMilliseconds() > 0;
  return { kind: 'DATE', date, hasTime };
}
