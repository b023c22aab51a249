import { accepted, refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import { decimalOf, shownText, type RawCell } from '../reading/raw-table.js';

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;

/**
 * Free text. What the spreadsheet has turned into a date or a decimal (« 4.10 » into 4.1, « 3-4 » into 3 April) is refused:
 * what was typed is lost.
 */
export function parseText(cell: RawCell): Parsed<string> {
  if (cell.kind === 'TEXT') return accepted(cell.text);
  if (cell.kind === 'NUMBER' && !cell.isPercent && Number.isSafeInteger(cell.number) && Math.abs(cell.number) < 1e15) {
    return accepted(decimalOf(cell.number));
  }
  return refused(
    'TEXT_CONVERTED',
    `Le tableur a converti ce texte en ${cell.kind === 'DATE' ? 'date' : 'nombre'} (« ${shownText(cell)} ») : mettez la cellule au format Texte et retapez-la.`,
  );
}

/** The reference that ties the rows of an action together. */
export function parseReference(cell: RawCell): Parsed<string> {
  const text = parseText(cell);
  if (!text.ok) return text;
  if (REFERENCE.test(text.value)) return text;
  return refused(
    'REFERENCE_MALFORMED',
    `« ${text.value} » n’est pas une référence : lettres sans accent, chiffres, point, tiret ou souligné, 64 caractères au plus, sans espace.`,
  );
}
