import { unguardFormula } from '../template/formula-guard.js';
import { LIMITS } from './limits.js';
import { EMPTY, type RawCell } from './raw-table.js';

// Line breaks and tabs are text; other control characters are what is left of a broken conversion, and U+0000 no database takes.
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu;

/** What spreadsheets write in the place of a value, in French, in English, and in LibreOffice; « #### » where a column is too narrow. */
const ERROR = /^(?:#(?:REF|DIV\/0|VALEUR|VALUE|NOM|NAME|NUL|NULL|NOMBRE|NUM|EPARS|PROPAGATION|SPILL|CALC|CALCUL)[!?]|#N\/A|#{4,}|Err:[0-9]{3})$/u;

/** A cell of text: trimmed, its line breaks and accents in one form, so that the same text from a CSV and a workbook is the same. */
export function textCell(text: string): RawCell {
  return cellOf(text, unguardFormula);
}

/** The same of a format made for programs, which guards no text: an apostrophe at its head is its own. */
export function exactTextCell(text: string): RawCell {
  return cellOf(text, (plain) => plain);
}

function cellOf(text: string, unguard: (plain: string) => string): RawCell {
  if (text.length > LIMITS.cellCharacters) {
    return unusable(text, 'CELL_TOO_LONG', `La cellule contient plus de ${LIMITS.cellCharacters} caractères : raccourcissez-la.`);
  }
  if (text.search(CONTROL) !== -1) {
    return unusable(
      text.replace(CONTROL, '\uFFFD'),
      'CELL_CONTROL_CHARACTER',
      'La cellule contient un caractère invisible que rien ne permet d’interpréter : retapez-la.',
    );
  }
  if (text.includes('\uFFFD')) {
    return unusable(text, 'CELL_LOST_CHARACTER', 'Un caractère a été perdu lors d’une conversion (« \uFFFD ») : retapez-le.');
  }
  const clean = unguard(text.replace(/\r\n?/gu, '\n').trim()).normalize('NFC');
  if (ERROR.test(clean)) return unusable(clean, 'CELL_ERROR', 'La cellule affiche une erreur de calcul ou une colonne trop étroite : corrigez la formule ou tapez la valeur.');
  return clean === '' ? EMPTY : { kind: 'TEXT', text: clean };
}

function unusable(shown: string, code: string, reason: string): RawCell {
  return { kind: 'UNUSABLE', shown, code, reason };
}
