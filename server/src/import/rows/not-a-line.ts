import { EMPTY, shownText, type RawCell, type RawRow } from '../reading/raw-table.js';
import { shorten } from '../refusal.js';
import { fold } from '../template/fold.js';
import { columnName, type Fault } from './source-record.js';

/** What such rows wait as: they are of no action, and keep none from being taken. */
export const NOT_LINES: readonly string[] = ['TOTAL_LINE', 'HEADER_REPEATED', 'NOTE_LINE'];

const TOTAL = /^(?:(?:sous[- ]?)?tota(?:l|ux)(?:\s|$|[-:(])|cumul(?:\s|$)|s\/total|(?:ensemble|somme|report)$)/u;

/**
 * Whether a row among the lines is no line of data: a total, a header written again, a note. It waits for a person to leave it
 * out; nothing is left out by itself.
 * @param isFaulty whether the row cannot be read as a line as it stands
 */
export function notALine(row: RawRow, headers: readonly string[], isFaulty: boolean): Fault | null {
  const cells = row.pieces === undefined ? row.cells : row.pieces.map((text): RawCell => (text.trim() === '' ? { kind: 'EMPTY' } : { kind: 'TEXT', text: text.trim() }));
  const filled = cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => cell.kind !== 'EMPTY');
  const total = filled.find(({ cell }) => cell.kind === 'TEXT' && TOTAL.test(fold(cell.text)));
  const fault = (at: number, code: string, reason: string): Fault => {
    const cell = cells[at];
    return { column: columnName(at, headers[at] ?? ''), value: cell === undefined ? null : shorten(shownText(cell)), code, reason, proposal: { kind: 'LEAVE_OUT' } };
  };
  if (total !== undefined && (isFaulty || filled.length <= Math.max(2, cells.length / 2))) {
    return fault(total.index, 'TOTAL_LINE', 'Cette ligne est sans doute un total ou un sous-total, et non une ligne de données : écartez-la, ou corrigez-la.');
  }
  if (!isFaulty) return null;
  const echoes = filled.filter(({ cell, index }) => cell.kind === 'TEXT' && fold(cell.text) === fold(headers[index] ?? ''));
  if (echoes.length >= 2 && echoes.length * 2 > filled.length) {
    return fault(echoes[0]?.index ?? 0, 'HEADER_REPEATED', 'Cette ligne répète les en-têtes : écartez-la.');
  }
  const [only] = filled;
  if (filled.length === 1 && only?.cell.kind === 'TEXT' && headers.length > 2) {
    return fault(only.index, 'NOTE_LINE', 'Cette ligne ne contient qu’un texte : c’est sans doute une note. Écartez-la, ou complétez-la.');
  }
  return null;
}

/** A cell that says nothing but that its row is a total, however complete the row is. */
const TOTAL_ALONE = /^(?:s(?:ous)?[-/ ]?tota(?:l|ux)(?: .{1,60})?|tota(?:l|ux)(?: (?:general|generaux|cumule|des aides|des depenses|annuel))?)(?: ?:)?$/u;

/** What is unlikely about a row whatever its columns: nobody sees it in the workbook, or it says that it is a total. */
export function doubtsOfRow({ isHidden, cells }: RawRow): readonly Fault[] {
  const doubts: Fault[] = [];
  if (isHidden === true) {
    const reason = 'Cette ligne est masquée dans le classeur : dites si elle compte ou si elle est à écarter.';
    doubts.push({ column: null, value: null, code: 'ROW_HIDDEN', reason, proposal: { kind: 'KEEP' } });
  }
  const at = cells.findIndex((cell) => cell.kind === 'TEXT' && TOTAL_ALONE.test(fold(cell.text)));
  if (at !== -1) {
    const reason = 'Cette ligne dit être un total ou un sous-total : écartez-la, ou gardez-la si elle est une ligne de données.';
    doubts.push({ column: columnName(at, ''), value: shorten(shownText(cells[at] ?? EMPTY)), code: 'TOTAL_LINE', reason, proposal: { kind: 'LEAVE_OUT' } });
  }
  return doubts;
}
