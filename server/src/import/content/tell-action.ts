import type { AnyParsedRow, ParsedRow, RowOutcome } from '../rows/parsed-row.js';
import type { SectionKey } from '../template/column.js';
import type { SheetKind, ToldAction, ToldSheet } from './action-content.js';
import { actorOf, commitmentOf, expenseOf, headcountOf, indicatorOf, inKindOf, originOf, type Schools } from './told-lines.js';
import { isTold, plannedFields, realisedFields } from './told-sheet.js';

/** « Budget total » of each fiche as its row tells it, in cents; null: not told. */
export interface ControlTotals {
  readonly planned: number | null;
  readonly realised: number | null;
}

export type SpokenSections = ReadonlySet<string>;

/** The sections of each bundle that have at least one row: an empty sheet of the workbook says nothing. */
export function spokenSections(outcomes: readonly RowOutcome[]): SpokenSections {
  return new Set(outcomes.map(({ record }) => `${record.section}/${record.bundle}`));
}

/**
 * What the rows of one action say of it, all of them read.
 * @param head its row in « Actions »
 * @param spoken what `spokenSections` found in the whole import
 */
export function tellAction(
  head: ParsedRow<'actions'>,
  lines: readonly AnyParsedRow[],
  controls: ControlTotals,
  spoken: SpokenSections,
  schools: Schools,
): ToldAction {
  const of = <Key extends SectionKey>(key: Key): Extract<AnyParsedRow, { section: Key }>[] =>
    lines.filter((line): line is Extract<AnyParsedRow, { section: Key }> => line.section === key);
  /** Undefined where the files say nothing of the section. */
  const given = <Row, Line>(key: SectionKey, rows: readonly Row[], toLine: (row: Row) => Line): Line[] | undefined =>
    rows.length > 0 || spoken.has(`${key}/${head.bundle}`) ? rows.map(toLine) : undefined;
  const sheet = (kind: SheetKind, fields: ToldSheet['fields'], control: number | null): ToldSheet | undefined => {
    const ofKind = <Row extends { readonly values: { readonly sheetKind: SheetKind } }>(row: Row): boolean => row.values.sheetKind === kind;
    const [expenses, headcounts, inKind] = [of('depenses').filter(ofKind), of('publics').filter(ofKind), of('soutiens').filter(ofKind)];
    if (!isTold(fields) && control === null && expenses.length + headcounts.length + inKind.length === 0) return undefined;
    return {
      fields,
      expenses: given('depenses', expenses, (row) => expenseOf(row, schools)),
      headcounts: given('publics', headcounts, (row) => headcountOf(row, schools)),
      inKind: given('soutiens', inKind, inKindOf),
    };
  };
  const { reference, year, axis, title, status, academies } = head.values;
  return {
    reference,
    origin: originOf(head),
    withheld: head.withheld,
    identity: { year, axis, title, status },
    territory: academies === undefined ? undefined : (academies ?? []),
    planned: sheet('PLANNED', plannedFields(head.values), controls.planned),
    realised: sheet('REALISED', realisedFields(head.values), controls.realised),
    indicators: given('indicateurs', of('indicateurs'), indicatorOf),
    commitments: given('engagements', of('engagements'), commitmentOf),
    actors: of('acteurs').length === 0 && head.withheld.some(({ field }) => field === 'actors') ? undefined : given('acteurs', of('acteurs'), actorOf),
  };
}
