import { cents, isCents, ZERO, type Cents } from './money.js';
import { accepted, refused, type Parsed } from './parsed.js';

export type AmountProblemCode =
  | 'AMOUNT_EMPTY'
  | 'AMOUNT_UNREADABLE'
  | 'AMOUNT_AMBIGUOUS'
  | 'AMOUNT_SCIENTIFIC'
  | 'AMOUNT_BELOW_A_CENT'
  | 'AMOUNT_TOO_LARGE';

const SPACES = '[ \\u00A0\\u202F\\u2009]';
const AMOUNT = new RegExp(`^([-\\u2212])?${SPACES}*([0-9][0-9.,\\s]*?)${SPACES}*(?:€|EUR|euros?)?$`, 'iu');
const WHOLE = /^[0-9]+$/u;
const SPACE_GROUPED = new RegExp(`^[1-9][0-9]{0,2}(?:${SPACES}[0-9]{3})+$`, 'u');
const DOT_GROUPED = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$/u;
const COMMA_GROUPED = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/u;

/**
 * Reads an amount of euros as people and spreadsheets write it, exactly, without ever going through a float:
 * « 58 400,00 € », « 58400.00 », « 58.400,00 », « −12,5 ».
 * « 1,234 » and « 1.234 » could be a thousand or one euro and some: they are refused, never guessed.
 */
export function parseAmount(text: string): Parsed<Cents, AmountProblemCode> {
  const trimmed = text.trim();
  if (trimmed === '') return refused('AMOUNT_EMPTY', 'Le montant est vide\u00A0: écrivez 0 si rien n’a été dépensé.');
  if (/^[-+]?[0-9]+(?:[.,][0-9]+)?e[-+]?[0-9]+$/iu.test(trimmed)) {
    return refused(
      'AMOUNT_SCIENTIFIC',
      `«\u00A0${trimmed}\u00A0» est une notation scientifique, qui a pu perdre des chiffres\u00A0: écrivez le montant en entier.`,
    );
  }
  const match = AMOUNT.exec(trimmed);
  const body = match?.[2];
  if (body === undefined) return unreadable(trimmed);
  const split = splitDecimals(body);
  if (split === 'AMBIGUOUS') {
    return refused(
      'AMOUNT_AMBIGUOUS',
      `«\u00A0${trimmed}\u00A0» peut se lire de deux façons (milliers ou décimales)\u00A0: écrivez par exemple «\u00A01 234,00\u00A0» ou «\u00A01,23\u00A0».`,
    );
  }
  if (split === null) return unreadable(trimmed);
  return toCents(split.whole, split.decimals, match?.[1] !== undefined, trimmed);
}

/**
 * Reads a numeric cell of a spreadsheet. Spreadsheets show and compare at 15 significant digits, so the amount is
 * taken from those; what then still has a fraction of a cent is refused.
 */
export function parseAmountCell(cell: number): Parsed<Cents, AmountProblemCode> {
  const text = Number.isFinite(cell) ? cell.toPrecision(15) : String(cell);
  const match = /^(-)?([0-9]+)(?:\.([0-9]+))?$/u.exec(text);
  if (match?.[2] === undefined) {
    return refused('AMOUNT_TOO_LARGE', `«\u00A0${cell}\u00A0» n’est pas un montant qui se compte au centime près.`);
  }
  return toCents(match[2], match[3] ?? '', match[1] !== undefined, String(cell));
}

type Split = { readonly whole: string; readonly decimals: string };

function splitDecimals(body: string): Split | 'AMBIGUOUS' | null {
  const lastComma = body.lastIndexOf(',');
  const lastDot = body.lastIndexOf('.');
  const at = Math.max(lastComma, lastDot);
  if (at === -1) {
    const whole = ungroup(body, SPACE_GROUPED);
    return whole === null ? null : { whole, decimals: '' };
  }
  // Several of one separator and none of the other can only be thousands.
  if (DOT_GROUPED.test(body) || COMMA_GROUPED.test(body)) {
    const groups = body.split(/[.,]/u);
    return groups.length === 2 ? 'AMBIGUOUS' : { whole: groups.join(''), decimals: '' };
  }
  const decimals = body.slice(at + 1);
  const head = body.slice(0, at);
  if (!WHOLE.test(decimals)) return null;
  const whole = ungroup(head, SPACE_GROUPED) ?? ungroup(head, lastComma > lastDot ? DOT_GROUPED : COMMA_GROUPED);
  return whole === null ? null : { whole, decimals };
}

function ungroup(text: string, grouped: RegExp): string | null {
  if (WHOLE.test(text)) return text;
  return grouped.test(text) ? text.replace(/[^0-9]/gu, '') : null;
}

function toCents(whole: string, decimals: string, negative: boolean, shown: string): Parsed<Cents, AmountProblemCode> {
  const significant = decimals.replace(/0+$/u, '');
  if (significant.length > 2) {
    return refused('AMOUNT_BELOW_A_CENT', `«\u00A0${shown}\u00A0» a plus de deux décimales\u00A0: un montant se donne au centime près.`);
  }
  const amount = Number(whole + significant.padEnd(2, '0'));
  if (!isCents(amount)) {
    return refused('AMOUNT_TOO_LARGE', `«\u00A0${shown}\u00A0» est trop grand pour être un montant\u00A0: vérifiez la saisie.`);
  }
  return accepted(amount === 0 ? ZERO : cents(negative ? -amount : amount));
}

function unreadable(shown: string) {
  return refused(
    'AMOUNT_UNREADABLE',
    `«\u00A0${shown}\u00A0» ne se lit pas comme un montant\u00A0: écrivez par exemple «\u00A058 400,00\u00A0».`,
  );
}

/** « 1 234 567,89 € », with a narrow no-break space between thousands and a no-break space before the sign. */
export function formatCents(amount: Cents): string {
  return `${decimalText(amount, ',', '\u202F')}\u00A0€`;
}

/** `1234567.89`, for machines: no grouping, a decimal point, two decimals always. */
export function centsToDecimal(amount: Cents): string {
  return decimalText(amount, '.', '');
}

/** « 1,2 M€ », « 58 k€ », « 940 € »: for chart labels only; cut and not rounded up, so that a bar never reads above its cap. */
export function formatCentsShort(amount: Cents): string {
  const sign = amount < 0 ? '-' : '';
  const digits = String(amount < 0 ? -amount : amount).padStart(3, '0').slice(0, -2);
  const scales = [
    [9, 'Md€'],
    [6, 'M€'],
    [3, 'k€'],
  ] as const;
  for (const [power, unit] of scales) {
    if (digits.length <= power) continue;
    const whole = digits.slice(0, -power);
    const tenth = digits.at(-power) ?? '0';
    const decimals = whole.length > 2 || tenth === '0' ? '' : `,${tenth}`;
    return `${sign}${whole}${decimals}\u00A0${unit}`;
  }
  return `${sign}${digits}\u00A0€`;
}

function decimalText(amount: Cents, decimalMark: string, groupMark: string): string {
  const digits = String(amount < 0 ? -amount : amount).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(?:[0-9]{3})+$)/gu, groupMark);
  return `${amount < 0 ? '-' : ''}${whole}${decimalMark}${digits.slice(-2)}`;
}
