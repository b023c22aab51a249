import { amendedLifeAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { NoticeEffect as RuleNotice } from '@conventions-ouvertes/shared/convention/notice';
import { lifePhases } from '@conventions-ouvertes/shared/convention/phases';
import type { Term } from '@conventions-ouvertes/shared/convention/term';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addYears, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { ConventionFacts } from './convention-facts.js';
import { groundsOf } from './grounds.graphql.js';
import { ConventionStatus, EndingGround, STATUS_LABELS, TermEndKind, TermOrigin } from './life-enums.js';
import type { ConventionLife, ConventionPhase, ConventionTerm, NoticeEffect } from './life.graphql.js';

/** How far ahead the phases of a life without an end are told. */
const YEARS_AHEAD = 5;

/** A convention's life on a day, with its phases as known today. */
export const tellLife = (base: BindingTerms, facts: ConventionFacts, on: LocalDate, today: LocalDate): ConventionLife => {
  const { life, terms, applied } = amendedLifeAt(base, facts.amendments, facts.life, on);
  const later = on > today ? on : today;
  const phases = lifePhases(base, facts.amendments, facts.life, today, addYears(later, YEARS_AHEAD));
  const current = phases.find(({ firstDay, lastDay }) => firstDay <= on && (lastDay === null || on <= lastDay));
  return {
    on,
    status: ConventionStatus[life.status],
    label: STATUS_LABELS[life.status],
    since: current?.firstDay ?? null,
    terms: life.terms.map((term) => tellTerm(terms, term)),
    ending: life.ending && { lastDay: life.ending.lastDay, ground: EndingGround[life.ending.ground], grounds: groundsOf(terms, life.ending) },
    notices: life.notices.map((notice) => tellNotice(terms, notice)),
    toBeConfirmed: life.toBeConfirmed.map((event) => ({ event: event.fact.id, ground: EndingGround[event.ground], grounds: groundsOf(terms, event) })),
    nextRenewal: life.nextRenewal && tellTerm(terms, life.nextRenewal),
    lastDayToPreventRenewal: life.lastDayToPreventRenewal,
    mayCommit: life.mayCommit,
    amendmentsInForce: applied,
    phases: phases.map(
      (phase): ConventionPhase => ({
        status: ConventionStatus[phase.status],
        label: STATUS_LABELS[phase.status],
        firstDay: phase.firstDay,
        lastDay: phase.lastDay,
        term: phase.term,
        ground: phase.ground && EndingGround[phase.ground],
        grounds: groundsOf(terms, phase),
      }),
    ),
    grounds: groundsOf(terms, life),
  };
};

const tellTerm = (terms: BindingTerms, term: Term): ConventionTerm => ({
  number: term.number,
  origin: TermOrigin[term.origin],
  firstDay: term.firstDay,
  endKind: TermEndKind[term.end.kind],
  lastDay: term.end.kind === 'ON' ? term.end.lastDay : null,
  grounds: groundsOf(terms, term),
});

const tellNotice = (terms: BindingTerms, notice: RuleNotice): NoticeEffect => ({
  givenOn: notice.outcome === 'NONE' ? null : notice.givenOn,
  lastDay: notice.outcome === 'ENDS' ? notice.lastDay : null,
  grounds: groundsOf(terms, notice),
});
