import { accepted, refused, type Parsed } from '../parsed.js';
import { withoutGrouping } from './luhn.js';

declare const uaiBrand: unique symbol;

/** The code of a school: 7 digits (the first three its département) and a check letter, in capitals. */
export type Uai = string & { readonly [uaiBrand]: 'Uai' };

export type UaiProblemCode = 'UAI_MALFORMED' | 'UAI_CHECK_LETTER';

/** The alphabet without I, O and Q, which read as digits. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

export function parseUai(text: string): Parsed<Uai, UaiProblemCode> {
  const code = withoutGrouping(text).toUpperCase();
  if (!/^[0-9]{7}[A-Z]$/u.test(code)) {
    return refused('UAI_MALFORMED', `«\u00A0${text}\u00A0» n’est pas un code UAI\u00A0: il en faut 7 chiffres et une lettre.`);
  }
  const expected = uaiCheckLetter(code.slice(0, 7));
  if (code[7] !== expected) {
    return refused('UAI_CHECK_LETTER', `«\u00A0${text}\u00A0» n’est pas un code UAI valide\u00A0: un chiffre ou la lettre est faux.`);
  }
  return accepted(code as Uai);
}

/** The letter that closes a UAI whose 7 digits are given. */
export function uaiCheckLetter(digits: string): string {
  return LETTERS.charAt(Number(digits) % LETTERS.length);
}
