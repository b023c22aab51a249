import { plannedAgainstRealised, type Annex, type LineOutcome } from '@conventions-ouvertes/shared/action/planned-realised';
import type { Figure } from '@conventions-ouvertes/shared/figure';
import { cents, type Cents } from '@conventions-ouvertes/shared/money';
import type { ActionLines } from '#lib/api/action-lines.js';
import { formatEuros } from '#lib/format/money.js';
import { m } from '#lib/paraglide/messages.js';

type Sheet = NonNullable<ActionLines['plannedSheet']>;

/** A line of an annex as planned and as done, in words. */
export interface LineInWords {
  readonly item: string;
  /** Source charged, school, académie. */
  readonly detail: string;
  readonly planned: string;
  readonly realised: string;
  readonly outcome: LineOutcome;
  readonly outcomeLabel: string;
}

/** Each line of an action, as planned and as done; those that the rule of shared/ tells apart. */
export function linesOf({ plannedSheet, realisedSheet }: ActionLines): readonly LineInWords[] {
  const sources = new Map<string, string>();
  const places = new Map<string, string>();
  const annexes = [plannedSheet, realisedSheet].map((sheet) => (sheet === null ? null : annexOf(sheet, sources, places)));
  const { lines } = plannedAgainstRealised(annexes[0] ?? { items: [] }, annexes[1] ?? null);
  return lines.map(({ item, source, academyCode, uai, planned, realised, outcome }) => ({
    item,
    detail: [sources.get(source), uai === null ? null : places.get(uai), academyCode === null ? null : places.get(academyCode)].filter(Boolean).join(' · '),
    planned: amountText(planned),
    realised: amountText(realised),
    outcome,
    outcomeLabel: outcomeLabel(outcome),
  }));
}

function annexOf(sheet: Sheet, sources: Map<string, string>, places: Map<string, string>): Annex {
  return {
    items: sheet.expenseItems.map(({ label, academy, school, shares }) => {
      if (academy !== null) places.set(academy.code, academy.name);
      if (school !== null) places.set(school.uai, school.name);
      for (const { fundingSource } of shares) sources.set(fundingSource.id, fundingSource.label);
      return {
        label,
        academyCode: academy?.code ?? null,
        uai: school?.uai ?? null,
        shares: shares.map((share) => ({ source: share.fundingSource.id as Annex['items'][number]['shares'][number]['source'], amount: cents(share.cents) })),
      };
    }),
  };
}

function amountText(figure: Figure<Cents>): string {
  if (figure.state === 'KNOWN') return formatEuros(figure.value);
  return figure.state === 'NOT_REPORTED' ? m.state_not_reported() : m.state_not_applicable();
}

function outcomeLabel(outcome: LineOutcome): string {
  return {
    AS_PLANNED: m.line_AS_PLANNED,
    MORE: m.line_MORE,
    LESS: m.line_LESS,
    NOT_DONE: m.line_NOT_DONE,
    UNPLANNED: m.line_UNPLANNED,
    NOT_REPORTED: m.line_NOT_REPORTED,
  }[outcome]();
}
