import { openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, CellValue, Sheet } from 'hucre';
import { shownText } from '../reading/raw-table.js';
import type { InputFile } from '../reading/input-file.js';
import { readTables } from '../reading/read-file.js';
import type { Refusal } from '../refusal.js';
import { guardApostrophe } from '../template/formula-guard.js';
import { columnIndexOf } from './decision.js';
import { proposalText } from './proposal.js';

const MARK: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2A8' } } };
const AUTHOR = 'Import';

/**
 * The files as they go back to their sender: the same workbook, each doubtful cell filled and commented with the reason and what
 * is proposed. A CSV goes back as a workbook. Files without a doubt are left out.
 * @throws UnreadableFile when a file cannot be read at all
 */
export async function markFiles(files: readonly InputFile[], refusals: readonly Refusal[]): Promise<readonly InputFile[]> {
  const marked: InputFile[] = [];
  for (const file of files) {
    const own = refusals.filter((refusal) => refusal.file === file.name && refusal.row !== null);
    if (own.length === 0) continue;
    const bytes = isWorkbook(file) ? await markWorkbook(file.bytes, own) : await markedTables(file, own);
    marked.push({ name: file.name.replace(/(?:\.[A-Za-z0-9]{1,8})?$/u, '-à-corriger.xlsx'), bytes: Buffer.from(bytes) });
  }
  return marked;
}

function isWorkbook({ bytes }: InputFile): boolean {
  return bytes.subarray(0, 2).toString('latin1') === 'PK' && bytes.includes('xl/workbook.xml');
}

async function markWorkbook(bytes: Buffer, refusals: readonly Refusal[]): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true });
  for (const sheet of workbook.sheets) markSheet(sheet, refusals.filter((refusal) => refusal.sheet === sheet.name));
  return saveXlsx(workbook);
}

/** A CSV, or another file without a look of its own, as one sheet of text a table. */
async function markedTables(file: InputFile, refusals: readonly Refusal[]): Promise<Uint8Array> {
  const sheets = (await readTables(file)).map((table, index) => {
    const rows: CellValue[][] = table.rows.map(({ cells, pieces }) => (pieces ?? cells.map(shownText)).map((text) => guardApostrophe(text)));
    const sheet: Sheet = { name: table.sheet ?? `Fichier ${index + 1}`, rows, cells: new Map() };
    markSheet(sheet, refusals.filter((refusal) => refusal.sheet === table.sheet));
    return { name: sheet.name, rows: sheet.rows, cells: sheet.cells ?? new Map<string, Cell>() };
  });
  return writeXlsx({ sheets });
}

function markSheet(sheet: Sheet, refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return;
  const cells = (sheet.cells ??= new Map());
  const comments = new Map<string, string[]>();
  for (const refusal of refusals) {
    const row = (refusal.row ?? 1) - 1;
    const column = columnIndexOf(refusal) ?? 0;
    const key = `${row},${column}`;
    comments.set(key, [...(comments.get(key) ?? []), commentOf(refusal)]);
    while (sheet.rows.length <= row) sheet.rows.push([]);
    const values = sheet.rows[row] ?? [];
    while (values.length <= column) values.push(null);
    sheet.rows[row] = values;
  }
  for (const [key, texts] of comments) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const value = sheet.rows[row]?.[column] ?? null;
    const cell = cells.get(key) ?? { value, type: typeOf(value) };
    cells.set(key, { ...cell, style: { ...cell.style, ...MARK }, comment: { author: AUTHOR, text: texts.join('\n') } });
  }
}

function typeOf(value: CellValue): Cell['type'] {
  if (value === null) return 'empty';
  if (value instanceof Date) return 'date';
  return typeof value === 'object' ? 'string' : (typeof value as 'string' | 'number' | 'boolean');
}

function commentOf({ reason, code, proposal }: Refusal): string {
  return `${reason}${proposal === undefined ? '' : ` Proposition : ${proposalText(proposal)}.`} [${code}]`;
}
