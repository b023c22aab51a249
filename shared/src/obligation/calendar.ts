import type { TermsVersion } from '../convention/amendment.js';
import type { ConventionLife } from '../convention/life.js';
import type { BindingTerms } from '../convention/terms.js';
import type { LocalDate } from '../local-date.js';
import { citing } from '../verdict.js';
import { contactListDuties, digitalToolDuties, eventDuties, logoLeaveReminders, providerAgreementDuties } from './conduct-duties.js';
import { meetingDuties, paperDuties } from './meeting-duties.js';
import type { ObligationFacts } from './obligation-facts.js';
import { judge, type Obligation, type Owed } from './obligation.js';
import { validityOf } from './period.js';
import { renewalDuties } from './renewal-duties.js';
import { reportDuties } from './report-duties.js';

/**
 * Every deadline and duty that the articles set, as of a day, up to another: what was owed before, what is owed now, and
 * what will be if nothing changes. `life` is the convention's life as of the same day. Each obligation follows the terms
 * in force on its own day. An undated convention owes its yearly deadlines on days that cannot be told.
 */
export function obligationsAt(versions: readonly TermsVersion[], life: ConventionLife, facts: ObligationFacts, until: LocalDate): readonly Obligation[] {
  const known = happenedBy(facts, life.asOf);
  return versions
    .flatMap((version, place) => {
      const next = versions[place + 1]?.from ?? null;
      return owedUnder(version.terms, life, known, until).filter((owed) => governs(version.from, next, owed));
    })
    .filter(({ dueOn, since }) => (dueOn ?? since ?? until) <= until)
    .map((owed) => judge(owed, life.asOf, facts.confirmations))
    .sort(byDay);
}

function owedUnder(terms: BindingTerms, life: ConventionLife, facts: ObligationFacts, until: LocalDate): readonly Owed[] {
  const validity = validityOf(life);
  const always = [...paperDuties(terms, facts), ...logoLeaveReminders(terms, facts, life.asOf), ...digitalToolDuties(terms, facts), ...providerAgreementDuties(terms, facts), ...eventDuties(terms, facts, validity)];
  if (validity === null) return [...untellable(terms, life.explanation), ...always];
  return [
    ...meetingDuties(terms, facts, validity, until),
    ...reportDuties(terms, facts, validity, until),
    ...renewalDuties(terms, life, facts),
    ...contactListDuties(terms, facts, validity, until),
    ...always,
  ];
}

/** The yearly duties of an undated convention: each once, and on no day. */
function untellable(terms: BindingTerms, why: string): readonly Owed[] {
  const common = { since: null, dueOn: null, doneOn: null, doneBy: null, untellable: why } as const;
  const { meetings } = terms.committee;
  return [
    ...meetings.yearly.map((meeting): Owed => ({
      ...common,
      kind: 'MEETING',
      id: `MEETING:${meeting.key}`,
      label: meeting.label,
      owedBy: meetings.calledBy,
      owedTo: [{ kind: 'ALL_PARTIES' }],
      articles: citing(meeting.article),
    })),
    ...terms.reports.map((report): Owed => ({ ...common, kind: 'REPORT', id: `REPORT:${report.key}`, label: report.label, owedBy: report.by, owedTo: report.to, articles: citing(report.article) })),
    ...terms.terms.flatMap(({ nonRenewalNotice }): readonly Owed[] =>
      nonRenewalNotice === null
        ? []
        : [
            {
              ...common,
              kind: 'NON_RENEWAL_NOTICE',
              id: 'NON_RENEWAL_NOTICE',
              label: 'Dernier jour pour faire savoir que l’on ne reconduit pas',
              nature: 'CONDITION',
              owedBy: { kind: 'ALL_PARTIES' },
              owedTo: [{ kind: 'ALL_PARTIES' }],
              articles: citing(nonRenewalNotice.article),
            },
          ],
    ),
  ];
}

function governs(from: LocalDate | null, next: LocalDate | null, owed: Owed): boolean {
  const day = owed.dueOn ?? owed.since;
  if (day === null) return next === null;
  return (from === null || day >= from) && (next === null || day < next);
}

/** Facts as of a day: what comes later has not happened. Meetings called for a later day are kept, as not held. */
function happenedBy(facts: ObligationFacts, asOf: LocalDate): ObligationFacts {
  return {
    ...facts,
    meetings: facts.meetings.map((meeting) => (meeting.on > asOf ? { ...meeting, isHeld: false } : meeting)),
    reports: facts.reports.map((report) => (report.sentOn !== null && report.sentOn > asOf ? { ...report, sentOn: null } : report)),
    renewalRequests: facts.renewalRequests.filter(({ receivedOn }) => receivedOn <= asOf),
    contactLists: facts.contactLists.filter(({ exchangedOn }) => exchangedOn <= asOf),
    logoLeaves: facts.logoLeaves.filter(({ from }) => from <= asOf),
    providerAgreements: facts.providerAgreements.filter(({ signedOn }) => signedOn <= asOf),
    triggers: facts.triggers.filter(({ occurredOn }) => occurredOn <= asOf),
  };
}

/** By last day, those without one by the day they are owed from, then by id: the same order every time. */
function byDay(one: Obligation, other: Obligation): number {
  const [left, right] = [one, other].map(({ dueOn, since, id }) => `${dueOn ?? since ?? '9999'} ${id}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
