import { audienceLabel } from '../convention/audiences.js';
import type { FundingSourceCode } from '../convention/terms-money.js';
import type { Figure } from '../figure.js';
import { compare, sum, ZERO, type Cents } from '../money.js';
import { formatCents } from '../money-text.js';
import { keyed, RUBRIC_LABELS, type ExpenseItem, type Sheet, type SheetRubrics } from './sheet.js';

const HEADCOUNT = 'Effectif prévu';
const INDICATOR = 'Indicateur';
const IN_KIND = 'Soutien en nature';
const SECRET = 'secret statistique';

/** A difference between two versions of a planned sheet in what the action is (« contenu »). */
export interface ContentChange {
  /** French name of the rubric, of the audience's headcount, of the indicator or of the support in kind. */
  readonly label: string;
  /** Where it is told of one académie; null: of the whole action. */
  readonly academyCode: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A difference in what one source pays for one item (« budget »). Null: no such item on that side. */
export interface BudgetChange {
  readonly item: string;
  readonly academyCode: string | null;
  readonly source: FundingSourceCode;
  readonly before: Cents | null;
  readonly after: Cents | null;
}

export interface SheetComparison {
  readonly content: readonly ContentChange[];
  readonly budget: readonly BudgetChange[];
}

/** All that differs between two versions of a planned sheet. The order of lines is no difference, nor is case or spacing of an item's name. */
export function compareSheets(before: Sheet, after: Sheet): SheetComparison {
  return {
    content: [
      ...rubricChanges(before.rubrics, after.rubrics),
      ...textChanges(toldHeadcounts(before), toldHeadcounts(after)),
      ...textChanges(toldIndicators(before), toldIndicators(after)),
      ...textChanges(toldInKind(before), toldInKind(after)),
    ],
    budget: budgetChanges(before.items, after.items),
  };
}

export function isSame(comparison: SheetComparison): boolean {
  return comparison.content.length === 0 && comparison.budget.length === 0;
}

function rubricChanges(before: SheetRubrics, after: SheetRubrics): readonly ContentChange[] {
  return (Object.keys(RUBRIC_LABELS) as (keyof SheetRubrics)[]).flatMap((rubric) =>
    sameText(before[rubric], after[rubric]) ? [] : [{ label: RUBRIC_LABELS[rubric], academyCode: null, before: before[rubric], after: after[rubric] }],
  );
}

type Told = ReadonlyMap<string, { readonly label: string; readonly academyCode: string | null; readonly text: string | null }>;

const COUNTS = [
  ['total', ''],
  ['girls', ', dont filles et femmes'],
  ['boys', ', dont garçons et hommes'],
  ['disability', ', dont personnes en situation de handicap'],
] as const;

/** Each number that a sheet plans for an audience at a place; a part that it does not tell is no line of it. */
function toldHeadcounts(sheet: Sheet): Told {
  return new Map(
    [...keyed(sheet.headcounts, ({ audience }) => audience)].flatMap(([key, line]) =>
      COUNTS.filter(([part]) => part === 'total' || line[part].state === 'KNOWN').map(
        ([part, suffix]) =>
          [`${key}/${part}`, { label: `${HEADCOUNT} (${audienceLabel(line.audience)}${suffix})`, academyCode: line.academyCode, text: numberOf(line[part]) }] as const,
      ),
    ),
  );
}

function numberOf(figure: Figure<number>): string | null {
  return figure.state === 'KNOWN' ? String(figure.value) : null;
}

function toldIndicators(sheet: Sheet): Told {
  return new Map(
    [...keyed(sheet.indicators.map((indicator) => ({ ...indicator, uai: null })), ({ label }) => label)].map(([key, { label, unit, direction, target, academyCode }]) => {
      const sense = direction === 'UP' ? 'au moins' : 'au plus';
      return [key, { label: `${INDICATOR} «\u00A0${label}\u00A0»`, academyCode, text: `${sense} ${target ?? '—'} ${unit}` }];
    }),
  );
}

function toldInKind(sheet: Sheet): Told {
  return new Map(
    [...keyed(sheet.inKind.map((support) => ({ ...support, academyCode: null, uai: null })), ({ label }) => label)].map(([key, { label, givenBy, estimated }]) => {
      const worth = estimated === null ? 'sans estimation' : `estimé à ${formatCents(estimated)}`;
      return [key, { label: `${IN_KIND} «\u00A0${label}\u00A0»`, academyCode: null, text: givenBy === null ? worth : `${givenBy}, ${worth}` }];
    }),
  );
}

function textChanges(before: Told, after: Told): readonly ContentChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const named = now ?? old;
    if (named === undefined || (old !== undefined && now !== undefined && old.text === now.text)) return [];
    return [{ label: named.label, academyCode: named.academyCode, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

/**
 * The changes without the numbers of people in them, as those see them who may not see small headcounts: that a headcount or the
 * target of an indicator changed is told, and neither number is (« secret statistique »).
 */
export const withoutCounts = (content: readonly ContentChange[]): readonly ContentChange[] =>
  content.map(({ label, academyCode, before, after }) => {
    const isCount = label.startsWith(`${HEADCOUNT} (`) || label.startsWith(`${INDICATOR} «`);
    return { label, academyCode, before: isCount && before !== null ? SECRET : before, after: isCount && after !== null ? SECRET : after };
  });

function budgetChanges(before: readonly ExpenseItem[], after: readonly ExpenseItem[]): readonly BudgetChange[] {
  const [old, now] = [keyed(before, ({ label }) => label), keyed(after, ({ label }) => label)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const named = is ?? was;
    if (named === undefined) return [];
    const sources = new Set([...(was?.shares ?? []), ...(is?.shares ?? [])].map(({ source }) => source));
    return [...sources].sort().flatMap((source) => {
      const [from, to] = [amountOf(was, source), amountOf(is, source)];
      if (compare(from ?? ZERO, to ?? ZERO) === 0 && (was === undefined) === (is === undefined)) return [];
      return [{ item: named.label, academyCode: named.academyCode, source, before: from, after: to }];
    });
  });
}

/** What a source pays for an item: 0 when the item exists and the source does not pay for it, null when there is no item. */
export function amountOf(item: ExpenseItem | undefined, source: FundingSourceCode): Cents | null {
  return item === undefined ? null : sum(item.shares.filter((share) => share.source === source).map(({ amount }) => amount));
}

function sameText(before: string | null, after: string | null): boolean {
  return (before ?? '').trim() === (after ?? '').trim();
}
