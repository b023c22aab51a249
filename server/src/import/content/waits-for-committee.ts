import { compareSheets } from '@conventions-ouvertes/shared/action/compare-sheets';
import { modificationDuty } from '@conventions-ouvertes/shared/action/modification';
import type { Sheet } from '@conventions-ouvertes/shared/action/sheet';
import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import type { AudienceCode } from '@conventions-ouvertes/shared/convention/audiences';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { reported } from '@conventions-ouvertes/shared/figure';
import type { ActionContent, SheetContent } from './action-content.js';

/** Once an action is realised, its planned sheet has nothing left to apply to: a file then sets the past right. */
const IN_PROGRESS: readonly ActionStatus[] = ['COMMITTEE', 'BOARD', 'COMMITTED'];

/**
 * Whether a file changes the planned sheet of an approved action in a way that the committee must see first (OPCO EP, article
 * 15): by file as by the site, the version before goes on applying until then.
 */
export function waitsForCommittee(terms: BindingTerms, stored: ActionContent, told: ActionContent): boolean {
  const status = stored.identity.status;
  if (!terms.modification || !IN_PROGRESS.includes(status) || stored.planned === null || told.planned === null) return false;
  const comparison = compareSheets(ruleSheet(stored.planned, stored), ruleSheet(told.planned, told));
  const { outcome } = modificationDuty(terms, status, comparison, { presentedOn: null, wasAdopted: false, appliesFrom: null });
  return outcome === 'MUST_BE_PRESENTED' || outcome === 'MUST_BE_VOTED_AGAIN';
}

function ruleSheet({ fields, expenses, headcounts, inKind }: SheetContent, { identity, indicators }: ActionContent): Sheet {
  const { number: _number, quantitativeReview: _quantities, qualitativeReview: _qualities, receivedOn: _received, ...rubrics } = fields;
  return {
    version: 1,
    rubrics: { axisCode: identity.axis, ...rubrics },
    items: expenses.map(({ label, academy, school, shares }) => ({
      label,
      academyCode: academy,
      uai: school,
      shares: shares.map(({ source, cents }) => ({ source, amount: cents })),
    })),
    headcounts: headcounts.map(({ audience, academy, school, total, girls, boys, disability }) => ({
      audience: audience as AudienceCode,
      academyCode: academy,
      uai: school,
      total: reported(total),
      girls: reported(girls),
      boys: reported(boys),
      disability: reported(disability),
    })),
    indicators: indicators.map(({ label, unit, direction, target, academy }) => ({ label, unit, direction, target, academyCode: academy })),
    inKind: inKind.map(({ label, givenBy, estimated }) => ({ label, givenBy, estimated })),
  };
}
