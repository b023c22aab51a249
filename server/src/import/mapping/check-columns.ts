import type { CellContext } from '../cell/parse-cell.js';
import { parseCell } from '../cell/parse-cell.js';
import { shownText, type RawCell } from '../reading/raw-table.js';
import { propose } from '../repair/propose.js';
import type { Proposal } from '../repair/proposal.js';
import { fold } from '../template/fold.js';
import type { ColumnSpec } from './mapping.js';

/** What is wrong with a cell of a typed column. */
export interface CellFault {
  readonly code: string;
  readonly reason: string;
  readonly proposal?: Proposal | undefined;
}

/** Checks a cell by what its column holds; null: right, or empty where it may be. */
export function checkTyped(spec: ColumnSpec, header: string, cell: RawCell, context: CellContext): CellFault | null {
  if (cell.kind === 'EMPTY') return spec.required ? { code: 'CELL_REQUIRED', reason: `« ${header} » est vide : remplissez la cellule.` } : null;
  if (cell.kind === 'UNUSABLE') return { code: cell.code, reason: cell.reason, proposal: propose(cell.code, cell, 'TEXT') };
  const text = shownText(cell);
  switch (spec.type) {
    case 'TEXT':
    case 'AMOUNT':
    case 'DATE':
    case 'SIRET':
    case 'UAI': {
      const parsed = parseCell(spec.type, cell, context);
      return parsed.ok ? null : { code: parsed.problem.code, reason: parsed.problem.message, proposal: propose(parsed.problem.code, cell, spec.type) };
    }
    case 'RNA':
      return /^W[0-9]{9}$/u.test(text) ? null : { code: 'RNA_MALFORMED', reason: `« ${text} » n’est pas un numéro RNA : un W et neuf chiffres.` };
    case 'PERIOD':
      return checkPeriod(text);
    case 'RATIO':
      return checkRatio(text);
    case 'YES_NO':
      return checkYesNo(text);
    case 'CHOICE':
      return checkChoice(text, spec);
  }
}

const DAY = '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';

function checkPeriod(text: string): CellFault | null {
  if (new RegExp(`^${DAY}(?:/${DAY})?$`, 'u').test(text)) return null;
  const proposal = new RegExp(`^${DAY}[_ ]${DAY}$`, 'u').test(text) ? ({ kind: 'CELL', text: text.replace(/[_ ]/u, '/') } as const) : undefined;
  return { code: 'PERIOD_UNREADABLE', reason: `« ${text} » n’est pas une période : écrivez AAAA-MM-JJ, ou deux dates séparées par « / ».`, proposal };
}

function checkRatio(text: string): CellFault | null {
  const percent = /^([0-9]+(?:[.,][0-9]+)?)\s*(%?)$/u.exec(text);
  const value = Number(percent?.[1]?.replace(',', '.') ?? Number.NaN);
  if (Number.isNaN(value)) return { code: 'RATIO_UNREADABLE', reason: `« ${text} » n’est pas une part : écrivez un nombre de 0 à 1, par exemple 0.5.` };
  if (percent?.[2] === '' && value <= 1) return null;
  if (value > 100) return { code: 'PERCENT_OVER_100', reason: `« ${text} » dépasse 100 % : corrigez la part.` };
  const proposal = { kind: 'CELL', text: String(Number((value / 100).toPrecision(12))) } as const;
  return { code: 'RATIO_OVER_ONE', reason: `« ${text} » n’est pas entre 0 et 1 : c’est peut-être un pourcentage.`, proposal };
}

const YES_NO: Readonly<Record<string, 'oui' | 'non'>> = { yes: 'oui', no: 'non', vrai: 'oui', faux: 'non', true: 'oui', false: 'non', o: 'oui', n: 'non', '1': 'oui', '0': 'non' };

function checkYesNo(text: string): CellFault | null {
  const folded = fold(text);
  if (folded === 'oui' || folded === 'non') return null;
  const likely = YES_NO[folded];
  const proposal = likely === undefined ? undefined : ({ kind: 'CELL', text: likely } as const);
  return { code: 'YES_NO_UNREADABLE', reason: `« ${text} » ne dit ni oui ni non : écrivez « oui » ou « non ».`, proposal };
}

function checkChoice(text: string, { choices, doubtful }: ColumnSpec): CellFault | null {
  if (choices.some((choice) => fold(choice) === fold(text))) return null;
  const reason = Object.entries(doubtful).find(([choice]) => fold(choice) === fold(text))?.[1];
  if (reason !== undefined) return { code: 'CHOICE_DOUBTFUL', reason };
  const words = choices.map((choice) => `« ${choice} »`).join(', ');
  const separated = text.replace(/\s*[,/+]\s*/gu, ';');
  const proposal = [...choices, ...Object.keys(doubtful)].some((choice) => fold(choice) === fold(separated)) ? ({ kind: 'CELL', text: separated } as const) : undefined;
  return { code: 'CHOICE_UNKNOWN', reason: `« ${text} » n’est pas de la liste : ${words}.`, proposal };
}
