import type { FundingSourceCode } from '../convention/terms-money.js';
import { compare, sum, ZERO, type Cents } from '../money.js';
import { keyed, RUBRIC_LABELS, type ExpenseItem, type Sheet, type SheetRubrics } from './sheet.js';

const HEADCOUNT = 'Effectif prévu';
const INDICATOR = 'Indicateur';
const SECRET = 'secret statistique';

/** A difference between two versions of a planned sheet in what the action is (« contenu »). */
export interface ContentChange {
  /** French name of the rubric, of the audience's headcount or of the indicator. */
  readonly label: string;
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
    content: [...rubricChanges(before.rubrics, after.rubrics), ...headcountChanges(before, after), ...indicatorChanges(before, after)],
    budget: budgetChanges(before.items, after.items),
  };
}

export function isSame(comparison: SheetComparison): boolean {
  return comparison.content.length === 0 && comparison.budget.length === 0;
}

function rubricChanges(before: SheetRubrics, after: SheetRubrics): readonly ContentChange[] {
  return (Object.keys(RUBRIC_LABELS) as (keyof SheetRubrics)[]).flatMap((rubric) =>
    sameText(before[rubric], after[rubric]) ? [] : [{ label: RUBRIC_LABELS[rubric], before: before[rubric], after: after[rubric] }],
  );
}

function headcountChanges(before: Sheet, after: Sheet): readonly ContentChange[] {
  const told = (sheet: Sheet) =>
    new Map(
      [...keyed(sheet.headcounts, ({ audience }) => audience)].map(([key, { audience, total }]) => [
        key,
        { label: `${HEADCOUNT} (${audience})`, text: total.state === 'KNOWN' ? String(total.value) : null },
      ]),
    );
  return textChanges(told(before), told(after));
}

/**
 * The changes without the numbers of people in them, as those see them who may not see small headcounts: that a headcount or the
 * target of an indicator changed is told, and neither number is (« secret statistique »).
 */
export const withoutCounts = (content: readonly ContentChange[]): readonly ContentChange[] =>
  content.map(({ label, before, after }) => {
    const isCount = label.startsWith(`${HEADCOUNT} (`) || label.startsWith(`${INDICATOR} «`);
    return { label, before: isCount && before !== null ? SECRET : before, after: isCount && after !== null ? SECRET : after };
  });

function indicatorChanges(before: Sheet, after: Sheet): readonly ContentChange[] {
  const told = (sheet: Sheet) =>
    new Map(
      [...keyed(sheet.indicators.map((indicator) => ({ ...indicator, academyCode: null, uai: null })), ({ label }) => label)].map(([key, indicator]) => {
        const sense = indicator.direction === 'UP' ? 'au moins' : 'au plus';
        return [key, { label: `${INDICATOR} «\u00A0${indicator.label}\u00A0»`, text: `${sense} ${indicator.target ?? '—'} ${indicator.unit}` }];
      }),
    );
  return textChanges(told(before), told(after));
}

type Told = ReadonlyMap<string, { readonly label: string; readonly text: string | null }>;

function textChanges(before: Told, after: Told): readonly ContentChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    if (old !== undefined && now !== undefined && old.text === now.text) return [];
    return [{ label: (now ?? old)?.label ?? '', before: old?.text ?? null, after: now?.text ?? null }];
  });
}

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
