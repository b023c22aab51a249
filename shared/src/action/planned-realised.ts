import type { FundingSourceCode } from '../convention/terms-money.js';
import { combine, known, NOT_APPLICABLE, NOT_REPORTED, reported, totalCents, type Figure } from '../figure.js';
import { subtract, type Cents } from '../money.js';
import { amountOf } from './compare-sheets.js';
import { keyed, type Sheet } from './sheet.js';

export type LineOutcome = 'AS_PLANNED' | 'MORE' | 'LESS' | 'NOT_DONE' | 'UNPLANNED' | 'NOT_REPORTED';

/** One item charged to one source, as planned and as done. */
export interface ComparedLine {
  readonly item: string;
  readonly academyCode: string | null;
  readonly uai: string | null;
  readonly source: FundingSourceCode;
  /** Not applicable: the item was not planned. */
  readonly planned: Figure<Cents>;
  /** Not applicable: the item was not done. Not reported: no realised sheet has come in. */
  readonly realised: Figure<Cents>;
  readonly outcome: LineOutcome;
}

/** The financial annex of a sheet. */
export type Annex = Pick<Sheet, 'items'>;

export interface PlannedAgainstRealised {
  readonly lines: readonly ComparedLine[];
  readonly planned: Figure<Cents>;
  readonly realised: Figure<Cents>;
  /** Realised minus planned. */
  readonly difference: Figure<Cents>;
}

/**
 * A planned sheet against the realised one, line by line. Without a realised sheet every realised amount is not
 * reported, which is not zero. A sheet without items states an expense of zero.
 */
export function plannedAgainstRealised(planned: Annex, realised: Annex | null): PlannedAgainstRealised {
  const [plans, deeds] = [keyed(planned.items, ({ label }) => label), keyed(realised?.items ?? [], ({ label }) => label)];
  const lines = [...new Set([...plans.keys(), ...deeds.keys()])].flatMap((key) => {
    const [plan, deed] = [plans.get(key), deeds.get(key)];
    const named = plan ?? deed;
    if (named === undefined) return [];
    const sources = [...new Set([...(plan?.shares ?? []), ...(deed?.shares ?? [])].map(({ source }) => source))].sort();
    return sources.map((source): ComparedLine => {
      const [before, after] = [amountOf(plan, source), amountOf(deed, source)];
      return {
        item: named.label,
        academyCode: named.academyCode,
        uai: named.uai,
        source,
        planned: before === null ? NOT_APPLICABLE : known(before),
        realised: realised === null ? NOT_REPORTED : after === null ? NOT_APPLICABLE : reported(after),
        outcome: outcomeOf(before, after, realised !== null),
      };
    });
  });
  const plannedTotal = totalOf(planned);
  const realisedTotal = realised === null ? NOT_REPORTED : totalOf(realised);
  return {
    lines,
    planned: plannedTotal,
    realised: realisedTotal,
    difference: combine(realisedTotal, plannedTotal, subtract),
  };
}

function totalOf(sheet: Annex): Figure<Cents> {
  const total = totalCents(sheet.items.flatMap(({ shares }) => shares.map(({ amount }) => known(amount))));
  // One sheet is one report, however many lines it has.
  return total.state === 'KNOWN' ? known(total.value) : total;
}

function outcomeOf(before: Cents | null, after: Cents | null, isReported: boolean): LineOutcome {
  if (!isReported) return 'NOT_REPORTED';
  if (before === null) return 'UNPLANNED';
  if (after === null) return 'NOT_DONE';
  if (after === before) return 'AS_PLANNED';
  return after > before ? 'MORE' : 'LESS';
}
