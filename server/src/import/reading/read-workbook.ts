import { EncryptedFileError, HucreError, type Cell, type CellValue, type Sheet } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { shorten, UnreadableFile } from '../refusal.js';
import { dateCell } from './cell-value.js';
import { guardArchive } from './guard-archive.js';
import { LIMITS } from './limits.js';
import { coverMerged } from './merged-cells.js';
import { shownUnit } from './number-format.js';
import { withOwnStyles } from './ods-styles.js';
import { decimalOf, EMPTY, type RawCell, type RawRow, type RawTable, type TableRemark } from './raw-table.js';
import { textCell } from './text-cell.js';

/**
 * Reads every sheet of an .xlsx or .ods workbook.
 * @throws UnreadableFile when it is not one, is protected, damaged or too large
 */
export async function readWorkbook(file: string, bytes: Buffer): Promise<readonly RawTable[]> {
  const parts = await guardArchive(bytes);
  const isOds = parts.has('content.xml') && parts.has('mimetype');
  if (!isOds && (!parts.has('[Content_Types].xml') || ![...parts].some((part) => part.startsWith('xl/')))) {
    throw new UnreadableFile('FILE_NOT_WORKBOOK', 'Cette archive n’est pas un classeur : enregistrez votre fichier au format .xlsx, .ods ou CSV.');
  }
  const sheets = await read(bytes, isOds);
  return sheets.map((sheet) => toTable(file, sheet));
}

async function read(bytes: Buffer, isOds: boolean): Promise<readonly Sheet[]> {
  try {
    // One row more than allowed, so that a longer sheet is seen and refused, not cut.
    const options = { readStyles: true, maxRows: LIMITS.rowsPerTable + 2 };
    return (await (isOds ? readOds(await withOwnStyles(bytes), options) : readXlsx(bytes, options))).sheets;
  } catch (error) {
    if (error instanceof EncryptedFileError) {
      throw new UnreadableFile('FILE_PROTECTED', 'Le classeur est protégé par un mot de passe : enregistrez-le sans protection.');
    }
    if (!(error instanceof HucreError || error instanceof RangeError)) throw error;
    throw new UnreadableFile('FILE_DAMAGED', 'Le classeur ne se lit pas : ouvrez-le dans votre tableur et enregistrez-le de nouveau.');
  }
}

function toTable(file: string, sheet: Sheet): RawTable {
  const name = shorten(sheet.name);
  const last = sheet.rows.findLastIndex((values) => lastFilled(values) >= 0);
  if (last > LIMITS.rowsPerTable) {
    throw new UnreadableFile('TOO_MANY_ROWS', `La feuille « ${name} » a plus de ${MOST_ROWS} lignes, ce qu’un classeur peut avoir ici : enregistrez-la en CSV, qui se lit quelle que soit sa longueur, ou coupez-la en plusieurs.`);
  }
  const rows = sheet.rows.slice(0, last + 1).map((values, index): RawRow => {
    const cells = values.slice(0, lastFilled(values) + 1).map((value, column) => toCell(value, sheet.cells?.get(`${index},${column}`)));
    return { row: index + 1, cells, ...(sheet.rowDefs?.get(index)?.hidden === true && { isHidden: true }) };
  });
  if (rows.some((row) => row.cells.length > LIMITS.columnsPerTable)) {
    throw new UnreadableFile('TOO_MANY_COLUMNS', `La feuille « ${name} » a plus de ${LIMITS.columnsPerTable} colonnes.`);
  }
  return { file, sheet: name, rows: coverMerged(rows, sheet.merges ?? []), remarks: remarksOf(sheet, name) };
}

const MOST_ROWS = new Intl.NumberFormat('fr-FR').format(LIMITS.rowsPerTable);

function remarksOf(sheet: Sheet, name: string): readonly TableRemark[] {
  const remarks: TableRemark[] = [];
  const formulas = [...(sheet.cells?.values() ?? [])].filter(({ formula, value }) => formula !== undefined && value !== null).length;
  if (formulas > 0) remarks.push({ code: 'FORMULAS_READ', text: `Feuille « ${name} » : ${formulas} cellule(s) calculée(s) par une formule sont lues à la valeur enregistrée dans le fichier.` });
  if (sheet.hidden === true || sheet.veryHidden === true) remarks.push({ code: 'SHEET_HIDDEN', text: `La feuille « ${name} » est masquée ; elle est lue comme les autres.` });
  const hidden = (sheet.columns ?? []).filter((column) => column.hidden === true).length;
  if (hidden > 0) remarks.push({ code: 'COLUMNS_HIDDEN', text: `Feuille « ${name} » : ${hidden} colonne(s) masquée(s) sont lues comme les autres.` });
  return remarks;
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
      shown: `=${shorten(cell.formula)}`,
      code: 'CELL_NOT_COMPUTED',
      reason: 'La formule n’a pas été calculée : ouvrez le classeur dans votre tableur, enregistrez-le, ou tapez la valeur.',
    };
  }
  // « [1]Feuille!A1 » takes its value from another workbook, « cmd|'…'!A0 » from another program: what is saved may be anything.
  if (cell?.formula !== undefined && /\[[^\]]*\]|\|/u.test(cell.formula.replace(/"[^"]*"/gu, ''))) {
    const shown = shorten(`=${cell.formula}`);
    return { kind: 'UNUSABLE', shown, code: 'CELL_FROM_ELSEWHERE', reason: 'La cellule prend sa valeur dans un autre fichier ou programme : tapez la valeur elle-même.' };
  }
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'boolean') return { kind: 'BOOLEAN', value };
  if (value instanceof Date) return dateCell(value);
  return numberCell(value, cell?.style?.numFmt);
}

/** A number shown in another unit than its own is none to be taken as it is. */
function numberCell(number: number, numFmt: string | undefined): RawCell {
  const unit = shownUnit(numFmt);
  const plain = decimalOf(number);
  switch (unit) {
    case 'NONE':
    case 'PERCENT':
      return { kind: 'NUMBER', number, isPercent: unit === 'PERCENT' };
    case 'CURRENCY':
      return { kind: 'UNUSABLE', shown: plain, code: 'CELL_OTHER_CURRENCY', reason: `La cellule montre « ${plain} » dans une autre monnaie que l’euro : donnez le montant en euros.` };
    case 'THOUSANDS':
    case 'MILLIONS': {
      const [sign, by] = unit === 'THOUSANDS' ? ['k€', 1_000] : ['M€', 1_000_000];
      const reason = `La feuille montre « ${plain} ${sign} » : la cellule contient ${plain}. Donnez le montant en euros.`;
      return { kind: 'UNUSABLE', shown: `${plain} ${sign}`, code: 'CELL_IN_THOUSANDS', reason, likely: decimalOf(number * by) };
    }
  }
}
