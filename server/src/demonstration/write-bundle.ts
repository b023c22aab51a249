import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import type { Cents } from '@conventions-ouvertes/shared/money';
import type { ACTION_COLUMNS } from '../import/template/actions.js';
import type { ACTOR_COLUMNS } from '../import/template/actors.js';
import { buildCsvBundle } from '../import/template/build-csv.js';
import type { TemplateRows } from '../import/template/build-workbook.js';
import type { Column } from '../import/template/column.js';
import type { COMMITMENT_COLUMNS } from '../import/template/commitments.js';
import type { EXPENSE_COLUMNS } from '../import/template/expenses.js';
import type { HEADCOUNT_COLUMNS } from '../import/template/headcounts.js';
import type { IN_KIND_COLUMNS } from '../import/template/in-kind.js';
import type { INDICATOR_COLUMNS } from '../import/template/indicators.js';
import { DIRECTIONS, ROLES, SHEET_KINDS, STATUSES } from '../import/template/labels.js';
import type { TemplateConvention } from '../import/template/template-convention.js';
import type { DemoAction, DemoItem, DemoPlannedSheet, DemoRealisedSheet } from './demo-action.js';
import { formatTenths } from './french.js';
import type { DemoTerms } from './outline.js';
import { totalOf } from './spending.js';

/** A CSV file of a partner's bundle. */
export interface DemoFile {
  readonly name: string;
  readonly content: string;
}

/** A row by the fields of its section: a column that the template renames or adds no longer compiles here. */
type Row<Columns extends readonly Column[]> = Readonly<Record<Columns[number]['field'], string | null>>;
/** What each funding source pays, in the columns that « Dépenses » has for them. */
type ResourceCells = Readonly<Record<`resource:${string}`, string>>;

/** The files that a partner would have filled, in the importer's own template. */
export function writeBundle(bundle: string, actions: readonly DemoAction[], terms: DemoTerms): readonly DemoFile[] {
  const rows = {
    actions: actions.map(actionRow),
    depenses: actions.flatMap(expenseRows),
    publics: actions.flatMap(headcountRows),
    indicateurs: actions.flatMap(indicatorRows),
    engagements: actions.flatMap(commitmentRows),
    soutiens: actions.flatMap(inKindRows),
    acteurs: actions.flatMap(actorRows),
  } satisfies Required<TemplateRows>;
  return buildCsvBundle(bundle, templateOf(terms), rows).map(({ name, text }) => ({ name, content: text }));
}

/** Rows are written by code: of the convention's lists, only the funding sources shape the files. */
function templateOf({ key, title, shortTitle, fundingSources }: DemoTerms): TemplateConvention {
  const sources = fundingSources.map(({ code, label }) => ({ code, label, aliases: [] }));
  return { key, title, shortTitle, axes: [], fundingSources: sources, audiences: [], academies: [] };
}

function actionRow(action: DemoAction): Row<typeof ACTION_COLUMNS> {
  return {
    reference: action.reference,
    year: String(action.year),
    axis: action.axisCode,
    title: action.title,
    status: labelOf(STATUSES, action.status),
    academies: action.academyCodes.join('; '),
    ...plannedCells(action.planned),
    ...realisedCells(action.realised),
  };
}

type Cells<Prefix extends string> = Pick<Row<typeof ACTION_COLUMNS>, Extract<keyof Row<typeof ACTION_COLUMNS>, `${Prefix}.${string}`>>;

function plannedCells(sheet: DemoPlannedSheet): Cells<'planned'> {
  return {
    'planned.number': sheet.number,
    'planned.article': sheet.article,
    'planned.steeringPartner': sheet.steeringPartner,
    'planned.steeringMinistry': sheet.steeringMinistry,
    'planned.targetAudiences': sheet.targetAudiences,
    'planned.objectives': sheet.objectives,
    'planned.startsOn': sheet.startsOn,
    'planned.endsOn': sheet.endsOn,
    'planned.partnerOrProvider': sheet.partnerOrProvider,
    'planned.description': sheet.description,
    'planned.toolsAndActivities': sheet.toolsAndActivities,
    'planned.successIndicators': sheet.successIndicators,
    'planned.evaluationMethod': sheet.evaluationMethod,
    'planned.total': sheetTotal(sheet),
    'planned.receivedOn': sheet.receivedOn,
  };
}

function realisedCells(sheet: DemoRealisedSheet | null): Cells<'realised'> {
  return {
    'realised.number': sheet?.number ?? null,
    'realised.article': sheet?.article ?? null,
    'realised.steeringPartner': sheet?.steeringPartner ?? null,
    'realised.steeringMinistry': sheet?.steeringMinistry ?? null,
    'realised.targetAudiences': sheet?.targetAudiences ?? null,
    'realised.objectives': sheet?.objectives ?? null,
    'realised.startsOn': sheet?.startsOn ?? null,
    'realised.endsOn': sheet?.endsOn ?? null,
    'realised.partnerOrProvider': sheet?.partnerOrProvider ?? null,
    'realised.description': sheet?.description ?? null,
    'realised.toolsAndActivities': sheet?.toolsAndActivities ?? null,
    'realised.total': sheet === null ? null : sheetTotal(sheet),
    'realised.quantitativeReview': sheet?.quantitativeReview ?? null,
    'realised.qualitativeReview': sheet?.qualitativeReview ?? null,
    'realised.receivedOn': sheet?.receivedOn ?? null,
  };
}

/** The control total; empty where there is no financial annex, for nothing told is not zero. */
function sheetTotal({ items }: DemoPlannedSheet | DemoRealisedSheet): string | null {
  return items.length === 0 ? null : euros(totalOf({ label: '', academyCode: null, uai: null, shares: items.flatMap(({ shares }) => shares) }));
}

function expenseRows(action: DemoAction): readonly (Row<typeof EXPENSE_COLUMNS> & ResourceCells)[] {
  return sheetsOf(action).flatMap(([sheetKind, { items }]) =>
    items.map((item) => ({
      reference: action.reference,
      sheetKind,
      label: item.label,
      total: euros(totalOf(item)),
      academy: item.academyCode,
      school: item.uai,
      ...resourceCells(item),
    })),
  );
}

function resourceCells({ shares }: DemoItem): ResourceCells {
  return Object.fromEntries(shares.map(({ code, amount }) => [`resource:${code}`, euros(amount)]));
}

function headcountRows(action: DemoAction): readonly Row<typeof HEADCOUNT_COLUMNS>[] {
  return sheetsOf(action).flatMap(([sheetKind, { headcounts }]) =>
    headcounts.map(({ audience, total, girls, boys, disability, academyCode, uai }) => ({
      reference: action.reference,
      sheetKind,
      audience,
      total: count(total),
      girls: count(girls),
      boys: count(boys),
      disability: count(disability),
      academy: academyCode,
      school: uai,
    })),
  );
}

function indicatorRows(action: DemoAction): readonly Row<typeof INDICATOR_COLUMNS>[] {
  return action.indicators.map(({ label, unit, direction, targetTenths, resultTenths, evaluatedOn, academyCode }) => ({
    reference: action.reference,
    label,
    unit,
    direction: labelOf(DIRECTIONS, direction),
    target: targetTenths === null ? null : formatTenths(targetTenths),
    result: resultTenths === null ? null : formatTenths(resultTenths),
    evaluatedOn,
    academy: academyCode,
  }));
}

function commitmentRows(action: DemoAction): readonly Row<typeof COMMITMENT_COLUMNS>[] {
  return action.commitments.map(({ fundingSource, amount, committedOn, ground, academyCode }) => ({
    reference: action.reference,
    fundingSource,
    amount: euros(amount),
    committedOn,
    ground,
    academy: academyCode,
  }));
}

function inKindRows(action: DemoAction): readonly Row<typeof IN_KIND_COLUMNS>[] {
  return sheetsOf(action).flatMap(([sheetKind, { inKind }]) =>
    inKind.map(({ label, givenBy, estimated }) => ({
      reference: action.reference,
      sheetKind,
      label,
      givenBy,
      estimated: estimated === null ? null : euros(estimated),
    })),
  );
}

function actorRows(action: DemoAction): readonly Row<typeof ACTOR_COLUMNS>[] {
  return action.actors.map(({ role, name, uai }) => ({
    reference: action.reference,
    role: labelOf(ROLES, role),
    name,
    siret: null,
    school: uai,
  }));
}

function sheetsOf({ planned, realised }: DemoAction): readonly (readonly [string, DemoPlannedSheet | DemoRealisedSheet])[] {
  const first = [labelOf(SHEET_KINDS, 'PLANNED'), planned] as const;
  return realised === null ? [first] : [first, [labelOf(SHEET_KINDS, 'REALISED'), realised]];
}

function labelOf<Code extends string>(choices: readonly { readonly code: Code; readonly label: string }[], code: Code): string {
  return choices.find((choice) => choice.code === code)?.label ?? code;
}

/** « 58400,00 », as a French spreadsheet writes it. */
function euros(amount: Cents): string {
  return centsToDecimal(amount).replace('.', ',');
}

function count(told: number | null): string | null {
  return told === null ? null : String(told);
}
