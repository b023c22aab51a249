import { accepted, refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import { decimalOf, shownText, type RawCell } from '../reading/raw-table.js';

const HIGHEST_HEADCOUNT = 2_147_483_647;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const DECIMALS = 4;
const WHOLE_DIGITS = 14;

/** A count of participations, zero or more. */
export function parseHeadcount(cell: RawCell): Parsed<number> {
  const text = plainText(cell);
  if (text !== null && /^-[0-9]/u.test(text)) {
    return refused('HEADCOUNT_NEGATIVE', `« ${text} » est négatif : un effectif est un nombre entier, zéro ou plus.`);
  }
  const digits = text === null ? null : ungrouped(text);
  if (digits === null || Number(digits) > HIGHEST_HEADCOUNT) {
    return refused('HEADCOUNT_UNREADABLE', `« ${shownText(cell)} » n’est pas un effectif : écrivez un nombre entier, par exemple 1250.`);
  }
  return accepted(Number(digits));
}

/** A year of four digits that the data can be about. */
export function parseYear(cell: RawCell): Parsed<number> {
  const text = plainText(cell);
  const year = text !== null && /^[0-9]{4}$/u.test(text) ? Number(text) : Number.NaN;
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return accepted(year);
  return refused('YEAR_UNREADABLE', `« ${shownText(cell)} » n’est pas une année de ${FIRST_YEAR} à ${LAST_YEAR} : écrivez-la sur quatre chiffres.`);
}

/**
 * An exact decimal as text, `12.5`, four decimals at most. A cell that the spreadsheet shows as « 85 % » is 85 where the unit
 * is %, and is refused elsewhere.
 */
export function parseDecimal(cell: RawCell, unit: string | null): Parsed<string> {
  const isPercentUnit = unit !== null && unit.trim().startsWith('%');
  if (cell.kind === 'NUMBER' && cell.isPercent) {
    if (!isPercentUnit) return refused('DECIMAL_PERCENT', `La cellule est affichée en pourcentage et l’unité est « ${unit ?? 'vide'} » : accordez l’unité ou le format.`);
    return exact(decimalOf(Number((cell.number * 100).toPrecision(15))), cell);
  }
  const text = plainText(cell);
  if (text === null) return unreadable(cell);
  const bare = isPercentUnit ? text.replace(/\s*%$/u, '') : text;
  if (/^[1-9][0-9]{0,2}[.,][0-9]{3}$/u.test(bare) && cell.kind === 'TEXT' && cell.isExact !== true) {
    return refused('DECIMAL_AMBIGUOUS', `« ${bare} » peut se lire de deux façons (milliers ou décimales) : écrivez par exemple « 1234 » ou « 1,2340 ».`);
  }
  return exact(bare, cell);
}

function exact(text: string, cell: RawCell): Parsed<string> {
  const match = /^([-\u2212])?([0-9]+|[1-9][0-9]{0,2}(?:[ \u00A0\u202F\u2009][0-9]{3})+)(?:[.,]([0-9]+))?$/u.exec(text);
  if (match?.[2] === undefined) return unreadable(cell);
  const whole = match[2].replace(/[^0-9]/gu, '').replace(/^0+(?=[0-9])/u, '');
  const decimals = (match[3] ?? '').replace(/0+$/u, '');
  if (decimals.length > DECIMALS) {
    return refused('DECIMAL_TOO_FINE', `« ${shownText(cell)} » a plus de ${DECIMALS} décimales : arrondissez-le vous-même.`);
  }
  if (whole.length > WHOLE_DIGITS) return unreadable(cell);
  const value = decimals === '' ? whole : `${whole}.${decimals}`;
  return accepted(match[1] === undefined || value === '0' ? value : `-${value}`);
}

function unreadable(cell: RawCell): Parsed<string> {
  return refused('DECIMAL_UNREADABLE', `« ${shownText(cell)} » n’est pas un nombre : écrivez par exemple « 12,5 ».`);
}

function plainText(cell: RawCell): string | null {
  if (cell.kind === 'TEXT') return cell.text;
  return cell.kind === 'NUMBER' && !cell.isPercent ? decimalOf(cell.number) : null;
}

/** « 1 250 » → `1250`; « 1.250 » and « 1,250 » could be decimals and are not read. */
function ungrouped(text: string): string | null {
  if (/^[0-9]+$/u.test(text)) return text;
  return /^[1-9][0-9]{0,2}(?:[ \u00A0\u202F\u2009][0-9]{3})+$/u.test(text) ? text.replace(/[^0-9]/gu, '') : null;
}
