import { createHash } from 'node:crypto';
import { isBlank, shownText, type RawTable } from '../reading/raw-table.js';
import { fold } from '../template/fold.js';

const SEARCHED_ROWS = 30;

/** The row that most looks like headers: of the first ones, that with the most texts. Empty: none. */
export function likelyHeaders(table: RawTable): readonly string[] {
  let best: readonly string[] = [];
  for (const row of table.rows.slice(0, SEARCHED_ROWS)) {
    if (isBlank(row)) continue;
    const texts = row.cells.map((cell) => (cell.kind === 'TEXT' ? shownText(cell) : ''));
    if (filled(texts) > filled(best)) best = texts;
  }
  return best;
}

function filled(texts: readonly string[]): number {
  return texts.filter((text) => text !== '').length;
}

/** What the files of one kind have in common: their headers, whatever their case and accents. */
export function headerSignature(table: RawTable): string {
  return createHash('sha256').update(JSON.stringify(likelyHeaders(table).map(fold))).digest('hex');
}
