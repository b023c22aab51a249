import { parseFrenchDate, parseIsoDate, yearOf, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { accepted, refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import { shownText, type RawCell } from '../reading/raw-table.js';
import type { DateOrder } from './nomenclature.js';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** A day: a real date of the spreadsheet, 2021-04-03, or 03/04/2021 where the order is known. */
export function parseDateOf(cell: RawCell, order: DateOrder): Parsed<LocalDate> {
  const parsed = read(cell, order);
  if (parsed.ok && (yearOf(parsed.value) < FIRST_YEAR || yearOf(parsed.value) > LAST_YEAR)) {
    return refused('DATE_OUT_OF_RANGE', `« ${shownText(cell)} » est hors de ${FIRST_YEAR}-${LAST_YEAR} : vérifiez l’année.`);
  }
  return parsed;
}

function read(cell: RawCell, order: DateOrder): Parsed<LocalDate> {
  if (cell.kind === 'DATE') {
    if (!cell.hasTime) return accepted(cell.date);
    return refused('DATE_HAS_TIME', `« ${cell.date} » porte aussi une heure : donnez le jour seul.`);
  }
  if (cell.kind !== 'TEXT') return unreadable(cell);
  if (/^[0-9]{4}-/u.test(cell.text)) return parseIsoDate(cell.text);
  const slashed = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/u.exec(cell.text);
  if (slashed === null) return unreadable(cell);
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (order === 'UNSTATED' && first <= 12 && second <= 12 && first !== second) {
    return refused('DATE_AMBIGUOUS', `« ${cell.text} » peut se lire jour/mois ou mois/jour : écrivez la date sous la forme AAAA-MM-JJ.`);
  }
  return parseFrenchDate(cell.text);
}

function unreadable(cell: RawCell): Parsed<LocalDate> {
  return refused('DATE_UNREADABLE', `« ${shownText(cell)} » n’est pas une date : écrivez 2021-04-03 ou 03/04/2021 (jour/mois/année).`);
}
