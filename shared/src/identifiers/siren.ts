import { accepted, refused, type Parsed } from '../parsed.js';
import { isMangledBySpreadsheet, passesLuhn, withoutGrouping } from './luhn.js';

declare const sirenBrand: unique symbol;

/** The 9 digits that identify a legal unit in France. */
export type Siren = string & { readonly [sirenBrand]: 'Siren' };

export type SirenProblemCode = 'SIREN_MALFORMED' | 'SIREN_MANGLED' | 'SIREN_CHECK_DIGIT';

export function parseSiren(text: string): Parsed<Siren, SirenProblemCode> {
  if (isMangledBySpreadsheet(text)) {
    return refused('SIREN_MANGLED', `«\u00A0${text}\u00A0» a perdu des chiffres dans un tableur\u00A0: mettez la colonne en texte.`);
  }
  const digits = withoutGrouping(text);
  if (!/^[0-9]{9}$/u.test(digits)) {
    return refused('SIREN_MALFORMED', `«\u00A0${text}\u00A0» n’est pas un SIREN\u00A0: il en faut les 9 chiffres.`);
  }
  if (digits === '000000000' || !passesLuhn(digits)) {
    return refused('SIREN_CHECK_DIGIT', `«\u00A0${text}\u00A0» n’est pas un SIREN valide\u00A0: un chiffre au moins est faux.`);
  }
  return accepted(digits as Siren);
}
