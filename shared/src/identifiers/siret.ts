import { accepted, refused, type Parsed } from '../parsed.js';
import { isMangledBySpreadsheet, passesLuhn, withoutGrouping } from './luhn.js';
import type { Siren } from './siren.js';

declare const siretBrand: unique symbol;

/** The 14 digits that identify an establishment in France: its SIREN, then 5 digits. */
export type Siret = string & { readonly [siretBrand]: 'Siret' };

export type SiretProblemCode = 'SIRET_MALFORMED' | 'SIRET_MANGLED' | 'SIRET_CHECK_DIGIT';

const LA_POSTE = '356000000';

export function parseSiret(text: string): Parsed<Siret, SiretProblemCode> {
  if (isMangledBySpreadsheet(text)) {
    return refused('SIRET_MANGLED', `«\u00A0${text}\u00A0» a perdu des chiffres dans un tableur\u00A0: mettez la colonne en texte.`);
  }
  const digits = withoutGrouping(text);
  if (!/^[0-9]{14}$/u.test(digits)) {
    return refused('SIRET_MALFORMED', `«\u00A0${text}\u00A0» n’est pas un SIRET\u00A0: il en faut les 14 chiffres.`);
  }
  if (!isValid(digits)) {
    return refused('SIRET_CHECK_DIGIT', `«\u00A0${text}\u00A0» n’est pas un SIRET valide\u00A0: un chiffre au moins est faux.`);
  }
  return accepted(digits as Siret);
}

export function sirenOf(siret: Siret): Siren {
  return siret.slice(0, 9) as string as Siren;
}

function isValid(digits: string): boolean {
  if (!passesLuhn(digits.slice(0, 9)) || digits.startsWith('000000000')) return false;
  // La Poste has more establishments than Luhn's check leaves room for: theirs add up to a multiple of 5.
  if (digits.startsWith(LA_POSTE)) return passesLuhn(digits) || digitSum(digits) % 5 === 0;
  return passesLuhn(digits);
}

function digitSum(digits: string): number {
  return [...digits].reduce((total, digit) => total + Number(digit), 0);
}
