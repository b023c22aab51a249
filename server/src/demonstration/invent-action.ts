import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { School } from '../reference/reference-data.js';
import { actorsOf } from './actors.js';
import type { BudgetedOutline } from './budget.js';
import type { DemoAction } from './demo-action.js';
import { firstDayOfAxis } from './local-training.js';
import { isEngaged, isReported, statusOf } from './fate.js';
import { plannedHeadcounts, reachedHeadcounts } from './headcounts.js';
import { inKindOf } from './in-kind.js';
import { indicatorsOf } from './indicators.js';
import { plannedSheet, realisedSheet } from './sheets.js';
import { commitmentsOf, spentItems } from './spending.js';
import { drawTimeline } from './timeline.js';

/** All that two fiches and their annexes would say of an action. */
export function inventAction({ outline, items }: BudgetedOutline, inForceFrom: LocalDate, schools: readonly School[]): DemoAction {
  const { fate, committedShare, year, template, random, profile } = outline;
  const timeline = drawTimeline({ year, inForceFrom, notBefore: firstDayOfAxis(outline.terms, outline.axis) ?? inForceFrom }, template, fate, random);
  const actors = actorsOf(outline, schools);
  const planned = { items, headcounts: plannedHeadcounts(outline), inKind: inKindOf(outline, actors) };
  const reached = reachedHeadcounts(outline, planned.headcounts);
  const indicators = indicatorsOf(outline, timeline, planned.headcounts, reached);
  const realised = { items: spentItems(outline, items), headcounts: reached, inKind: planned.inKind };
  return {
    reference: outline.reference,
    year,
    axisCode: outline.axis.code,
    title: outline.title,
    status: statusOf(fate, committedShare, profile, random),
    academyCodes: outline.territory.academies.map(({ code }) => code),
    planned: plannedSheet(outline, timeline, planned, indicators, actors),
    realised: isReported(fate) ? realisedSheet(outline, timeline, planned, realised, indicators, actors) : null,
    indicators,
    commitments: isEngaged(fate) ? commitmentsOf(outline, items, timeline) : [],
    actors,
  };
}
