import { parseFrenchDate } from '@conventions-ouvertes/shared/local-date';
import { parseSiret } from '@conventions-ouvertes/shared/identifiers/siret';
import { parseAmount } from '@conventions-ouvertes/shared/money-text';
import { shownText, type RawCell } from '../reading/raw-table.js';
import type { CellType } from '../template/column.js';
import type { Proposal } from './proposal.js';
import { remadeText } from './mojibake.js';

/**
 * What a refused cell most likely means, by its code; null when what was typed is lost and nothing can be said. A proposal is
 * never applied by itself.
 */
export function propose(code: string, cell: RawCell, type: CellType): Proposal | undefined {
  if (cell.kind === 'UNUSABLE') return cell.likely === undefined ? undefined : { kind: 'CELL', text: cell.likely };
  const text = likelyText(code, shownText(cell).trim(), type);
  return text === null ? undefined : { kind: 'CELL', text };
}

function likelyText(code: string, shown: string, type: CellType): string | null {
  switch (code) {
    case 'DATE_AMBIGUOUS':
      return dayFirst(shown);
    case 'DATE_UNREADABLE':
    case 'DATE_IMPOSSIBLE':
      return dayFirst(shown) ?? monthFirst(shown) ?? compactDate(shown) ?? dayOfInstant(shown);
    case 'DATE_HAS_TIME':
      return /^([0-9]{4}-[0-9]{2}-[0-9]{2})/u.exec(shown)?.[1] ?? null;
    case 'AMOUNT_AMBIGUOUS':
    case 'AMOUNT_UNREADABLE':
    case 'AMOUNT_NEGATIVE':
      return likelyAmount(shown);
    case 'DECIMAL_AMBIGUOUS':
      return shown.replace(/[.,]/u, '');
    case 'SIRET_MALFORMED':
      return likelySiret(shown);
    case 'HEADCOUNT_UNREADABLE':
      return /^[1-9][0-9]{0,2}(?:[.,][0-9]{3})+$/u.test(shown) ? shown.replace(/[.,]/gu, '') : isNothing(shown) ? '' : null;
    case 'REFERENCE_MALFORMED':
      return likelyReference(shown);
    case 'CELL_WITHHELD':
      return '';
    default:
      return type === 'TEXT' ? remadeText(shown) : null;
  }
}

/** « 3/4/21 », « 03.04.2021 », « 03-04-2021 »: day, month, year. */
function dayFirst(text: string): string | null {
  const found = /^([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4})(?:\s.*)?$/u.exec(text);
  if (found === null) return null;
  const date = parseFrenchDate(`${found[1]?.padStart(2, '0')}/${found[2]?.padStart(2, '0')}/${found[3]}`);
  return date.ok ? date.value : null;
}

/** « 12/31/2021 » can only be the 31 December. */
function monthFirst(text: string): string | null {
  const found = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/u.exec(text);
  return found === null || Number(found[2]) <= 12 ? null : dayFirst(`${found[2]}/${found[1]}/${found[3]}`);
}

/** « 2021-01-15T00:00:00Z »: the day that is written. */
function dayOfInstant(text: string): string | null {
  const found = /^(20[0-9]{2})-([0-9]{2})-([0-9]{2})[T ][0-9]{2}:/u.exec(text);
  return found === null ? null : dayFirst(`${found[3]}/${found[2]}/${found[1]}`);
}

function compactDate(text: string): string | null {
  const found = /^(20[0-9]{2})[/.]?([0-9]{2})[/.]?([0-9]{2})$/u.exec(text);
  return found === null ? null : dayFirst(`${found[3]}/${found[2]}/${found[1]}`);
}

const NOTHING = /^(?:-+|–|—|néant|neant|n\.?c\.?|nc|n\/a|sans objet|s\.?o\.?|\?)$/iu;

/** « - », « néant », « NC »: words for zero, for nothing or for « not told », which only the sender can tell apart. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

function likelyAmount(shown: string): string | null {
  const thousands = /^([0-9][0-9\s.,\u00A0\u202F]*?)\s*k(?:€|eur(?:os)?)?$/iu.exec(shown);
  if (thousands?.[1] !== undefined) return scaled(thousands[1]);
  const bracketed = /^\(\s*(.+?)\s*\)$/u.exec(shown);
  if (bracketed !== null) return null;
  if (/^[0-9]{1,3}[.,][0-9]{3}$/u.test(shown)) return `${shown.replace(/[.,]/u, '')},00`;
  const bare = shown.replace(/^['’]|['’]$/gu, '').replace(/^(?:€|EUR)\s*/iu, '').replace(/(?<=[0-9])['’](?=[0-9]{3})/gu, '\u202F');
  return bare !== shown && parseAmount(bare).ok ? bare : null;
}

function scaled(text: string): string | null {
  const number = /^([0-9]+)(?:[.,]([0-9]{1,3}))?$/u.exec(text.replace(/[\s\u00A0\u202F]/gu, ''));
  return number?.[1] === undefined ? null : `${Number(number[1])}${(number[2] ?? '').padEnd(3, '0')},00`;
}

function likelySiret(shown: string): string | null {
  const digits = shown.replace(/\.0+$/u, '').replace(/[^0-9]/gu, '');
  const padded = digits.length === 13 ? `0${digits}` : digits;
  return parseSiret(padded).ok && padded !== shown ? padded : null;
}

function likelyReference(shown: string): string | null {
  const text = shown.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[^A-Za-z0-9._-]+/gu, '-').replace(/^[-._]+|-+$/gu, '').slice(0, 64);
  return text === '' ? null : text;
}
