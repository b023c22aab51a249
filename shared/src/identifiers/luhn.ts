/** Whether a string of digits passes Luhn's check. */
export function passesLuhn(digits: string): boolean {
  let total = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    total += weighed > 9 ? weighed - 9 : weighed;
  }
  return total % 10 === 0;
}

/** Spaces, no-break spaces and dots, as people group the digits of an identifier. */
export function withoutGrouping(text: string): string {
  return text.replace(/[\s\u00A0\u202F.]/gu, '');
}

/** A number that a spreadsheet has turned into « 7,99E+13 »: digits are lost for good. */
export function isMangledBySpreadsheet(text: string): boolean {
  return /^[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+$/iu.test(text.trim());
}
