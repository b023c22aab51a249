import { parseSiret as readSiret, type Siret } from '@conventions-ouvertes/shared/identifiers/siret';
import { parseUai as readUai, type Uai } from '@conventions-ouvertes/shared/identifiers/uai';
import { refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import { shownText, type RawCell } from '../reading/raw-table.js';

/**
 * A SIRET, typed as text or as a number that kept its 14 digits. A number that ends in five zeros has been through
 * « 7,99E+13 » and back: its last digits are lost.
 */
export function parseSiret(cell: RawCell): Parsed<Siret> {
  if (cell.kind === 'NUMBER') {
    const digits = Number.isSafeInteger(cell.number) ? String(cell.number) : '';
    if (digits.endsWith('00000')) {
      return refused('SIRET_MANGLED', `« ${digits} » a perdu ses derniers chiffres dans un tableur (7,99E+13) : mettez la colonne en texte et retapez le SIRET.`);
    }
    return readSiret(digits === '' ? shownText(cell) : digits);
  }
  // An apostrophe at either end is what a spreadsheet marks text with.
  return readSiret(shownText(cell).replace(/^['’]|['’]$/gu, ''));
}

export function parseUai(cell: RawCell, schools: ReadonlyMap<string, string | null>): Parsed<Uai> {
  const uai = readUai(shownText(cell));
  if (uai.ok && !schools.has(uai.value)) {
    return refused('SCHOOL_UNKNOWN', `« ${uai.value} » n’est l’UAI d’aucun établissement connu : vérifiez-le dans l’annuaire.`);
  }
  return uai;
}
