import { formatDateShort } from '@conventions-ouvertes/shared/local-date-text';
import { formatCents } from '@conventions-ouvertes/shared/money-text';
import { cents } from '@conventions-ouvertes/shared/money';
import { sumOf, type RowProblem } from '../rows/check-row.js';
import type { ActionContent, SheetContent } from './action-content.js';
import type { ControlTotals } from './tell-action.js';

/** What an action must hold as a whole: its dates in order, its expenses equal to the total that its fiche announces. */
export function checkAction(content: ActionContent, controls: ControlTotals): readonly RowProblem[] {
  return [
    ...checkSheet('planned', 'P', content.planned, controls.planned),
    ...checkSheet('realised', 'R', content.realised, controls.realised),
  ];
}

function checkSheet(name: 'planned' | 'realised', letter: string, sheet: SheetContent | null, control: number | null): readonly RowProblem[] {
  if (sheet === null) return [];
  const problems: RowProblem[] = [];
  const { startsOn, endsOn } = sheet.fields;
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    problems.push({
      field: `${name}.endsOn`,
      code: 'DATES_REVERSED',
      reason: `La fiche ${letter} finit le ${formatDateShort(endsOn)}, avant de commencer le ${formatDateShort(startsOn)} : corrigez l’une des dates.`,
    });
  }
  const total = sumOf(sheet.expenses.map((expense) => expense.total));
  if (total === null) {
    problems.push({ field: 'reference', code: 'TOTAL_TOO_LARGE', reason: `Les dépenses de la fiche ${letter} font un montant démesuré : vérifiez-les.` });
  } else if (control !== null && control !== total) {
    const lines = sheet.expenses.length === 0 ? 'aucune ligne de « Dépenses » ne la détaille' : `ses lignes de « Dépenses » font ${formatCents(total)}`;
    problems.push({
      field: `${name}.total`,
      code: 'TOTAL_DIFFERS',
      reason: `La fiche ${letter} annonce ${formatCents(cents(control))} et ${lines} : corrigez l’un ou l’autre.`,
    });
  }
  return problems;
}
