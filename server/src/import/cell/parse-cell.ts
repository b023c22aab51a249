import { refused, type Parsed } from '@conventions-ouvertes/shared/parsed';
import type { RawCell } from '../reading/raw-table.js';
import type { CellType } from '../template/column.js';
import { DIRECTIONS, ROLES, SHEET_KINDS, STATUSES } from '../template/labels.js';
import { parseAcademies } from './academies.js';
import { parseAmountOf } from './amount.js';
import type { CellValueOf } from './cell-value.js';
import { indexChoices } from './choice-index.js';
import { CHOICE_WORDS, parseChoice } from './choice.js';
import { parseDateOf } from './date.js';
import { parseSiret, parseUai } from './identifier.js';
import type { DateOrder, Nomenclature } from './nomenclature.js';
import { parseDecimal, parseHeadcount, parseYear } from './number.js';
import { parseReference, parseText } from './text.js';
import { isWithheld } from './withheld.js';

const STATUS_INDEX = indexChoices(STATUSES);
const SHEET_KIND_INDEX = indexChoices(SHEET_KINDS);
const DIRECTION_INDEX = indexChoices(DIRECTIONS);
const ROLE_INDEX = indexChoices(ROLES);

/** The nomenclatures that all conventions share. */
export const CODED_CHOICES = { STATUS: STATUS_INDEX, SHEET_KIND: SHEET_KIND_INDEX, DIRECTION: DIRECTION_INDEX, ROLE: ROLE_INDEX } as const;

/** No code, label, amount or date is longer. */
const LONGEST_CODE = 500;

export interface CellContext {
  readonly nomenclature: Nomenclature;
  readonly dateOrder: DateOrder;
  /** The row's unit, which says what a percentage is; null where the row has none. */
  readonly unit: string | null;
}

/** Reads a cell that is not empty, by the type of its column. The reason of a refusal is in French. */
export function parseCell(type: CellType, cell: RawCell, context: CellContext): Parsed<CellValueOf> {
  if (cell.kind === 'UNUSABLE') return refused(cell.code, cell.reason);
  if (cell.kind === 'TEXT' && cell.text.length > LONGEST_CODE && type !== 'TEXT') {
    return refused('CELL_TOO_LONG', `Un texte de ${cell.text.length} caractères n’a pas sa place dans cette colonne : vérifiez la cellule.`);
  }
  if (cell.kind === 'TEXT' && isWithheld(cell.text)) {
    return refused('CELL_WITHHELD', `« ${cell.text.trim()} » n’est pas une donnée : l’export a masqué la valeur, et rien n’est enregistré à cette place qui puisse rester. Reprenez l’export en étant connecté pour votre convention, ou écrivez la valeur.`);
  }
  const { nomenclature } = context;
  switch (type) {
    case 'REFERENCE':
      return parseReference(cell);
    case 'YEAR':
      return parseYear(cell);
    case 'TEXT':
      return parseText(cell);
    case 'AMOUNT':
      return parseAmountOf(cell);
    case 'DATE':
      return parseDateOf(cell, context.dateOrder);
    case 'HEADCOUNT':
      return parseHeadcount(cell);
    case 'DECIMAL':
      return parseDecimal(cell, context.unit);
    case 'SIRET':
      return parseSiret(cell);
    case 'UAI':
      return parseUai(cell, nomenclature.schools);
    case 'AXIS':
      return parseChoice(cell, nomenclature.axes, CHOICE_WORDS.AXIS);
    case 'FUNDING_SOURCE':
      return parseChoice(cell, nomenclature.fundingSources, CHOICE_WORDS.FUNDING_SOURCE);
    case 'AUDIENCE':
      return parseChoice(cell, nomenclature.audiences, CHOICE_WORDS.AUDIENCE);
    case 'ACADEMY':
      return parseChoice(cell, nomenclature.academies, CHOICE_WORDS.ACADEMY);
    case 'ACADEMIES':
      return parseAcademies(cell, nomenclature.academies);
    case 'STATUS':
      return parseChoice(cell, STATUS_INDEX, CHOICE_WORDS.STATUS);
    case 'SHEET_KIND':
      return parseChoice(cell, SHEET_KIND_INDEX, CHOICE_WORDS.SHEET_KIND);
    case 'DIRECTION':
      return parseChoice(cell, DIRECTION_INDEX, CHOICE_WORDS.DIRECTION);
    case 'ROLE':
      return parseChoice(cell, ROLE_INDEX, CHOICE_WORDS.ROLE);
  }
}
