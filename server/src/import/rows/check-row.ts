import { formatCents } from '@conventions-ouvertes/shared/money-text';
import { cents, isCents, type Cents } from '@conventions-ouvertes/shared/money';
import type { Schools } from '../content/told-lines.js';
import type { AnyParsedRow, ParsedRow } from './parsed-row.js';

/** A refusal that several cells of a row give together; `field` is the one to look at. */
export interface RowProblem {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
}

/** What the cells of a row must hold together, each being readable alone. */
export function checkRow(row: AnyParsedRow, schools: Schools): readonly RowProblem[] {
  switch (row.section) {
    case 'depenses':
      return [...checkShares(row), ...checkPlace(row.values, schools)];
    case 'publics':
      return [...checkHeadcount(row), ...checkPlace(row.values, schools)];
    case 'actions':
    case 'indicateurs':
    case 'engagements':
    case 'soutiens':
    case 'acteurs':
      return [];
  }
}

/** An item's sources add up to it, to the cent (annexes 1 and 2). */
function checkShares(row: ParsedRow<'depenses'>): readonly RowProblem[] {
  if (row.withheld.length > 0) return [];
  const total = row.values.total;
  const shares = sumOf([...row.shares.values()]);
  if (shares === total) return [];
  const told = shares === null ? 'un montant démesuré' : formatCents(shares);
  return [{ field: 'total', code: 'SHARES_DO_NOT_ADD_UP', reason: `Les ressources de la ligne font ${told} et le poste ${formatCents(total)} : corrigez l’un ou l’autre.` }];
}

/** Null when the sum is no longer exact. */
export function sumOf(amounts: readonly Cents[]): Cents | null {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return isCents(Number(total)) ? cents(Number(total)) : null;
}

/** Of a line with withheld numbers, what is stored will tell. */
function checkHeadcount({ values, withheld }: ParsedRow<'publics'>): readonly RowProblem[] {
  if (withheld.length > 0) return [];
  const { total, girls, boys, disability } = values;
  const told = [girls, boys, disability].some((part) => part !== null && part !== undefined);
  if (total === null || total === undefined) {
    return told ? [{ field: 'total', code: 'HEADCOUNT_WITHOUT_TOTAL', reason: 'Le détail est donné sans l’effectif : remplissez « Effectif ».' }] : [];
  }
  const problems: RowProblem[] = [];
  if ((girls ?? 0) + (boys ?? 0) > total) {
    problems.push({ field: 'total', code: 'HEADCOUNT_PARTS', reason: `Filles et garçons font ${(girls ?? 0) + (boys ?? 0)}, plus que l’effectif (${total}) : corrigez l’un ou l’autre.` });
  }
  if ((disability ?? 0) > total) {
    problems.push({ field: 'disability', code: 'HEADCOUNT_DISABILITY', reason: `« Handicap » (${disability}) dépasse l’effectif (${total}) : corrigez l’un ou l’autre.` });
  }
  return problems;
}

function checkPlace(
  { academy, school }: { readonly academy?: string | null | undefined; readonly school?: string | null | undefined },
  schools: Schools,
): readonly RowProblem[] {
  if (!academy || !school) return [];
  const ofSchool = schools.get(school) ?? null;
  if (ofSchool === academy) return [];
  const is = ofSchool === null ? 'n’est dans aucune des 30 académies' : `est dans l’académie ${ofSchool}`;
  return [{ field: 'school', code: 'SCHOOL_ELSEWHERE', reason: `L’établissement ${school} ${is}, et la ligne dit ${academy} : corrigez l’un ou l’autre.` }];
}
