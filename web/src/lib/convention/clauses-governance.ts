import type { ActorRef, CommitteeClause, CommitteeComposition, VotingRule, YearlyDeadline } from '@conventions-ouvertes/shared/convention/terms-committee';
import type { ReportDue } from '@conventions-ouvertes/shared/convention/terms-governance';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { formatDayOfYear } from '#lib/format/date.js';
import { m } from '#lib/paraglide/messages.js';
import { actorLabel } from './actor.js';
import type { Clause } from './clause.js';

/** Who follows the convention, how actions are decided, and what is reported. */
export function governanceClauses(terms: ConventionTerms): readonly Clause[] {
  const actor = (ref: ActorRef) => actorLabel(terms, ref);
  return [
    ...committeeClauses(terms.committee, actor),
    ...terms.actionSteps.map(({ article, summary }) => ({ article, sentence: summary })),
    ...terms.opinions.map(({ article, value }) => ({ article, sentence: opinionText(value) })),
    ...(terms.modification === null
      ? []
      : [{ article: terms.modification.article, sentence: terms.modification.duty === 'VOTED_AGAIN' ? m.clause_modification_vote() : m.clause_modification() }]),
    ...terms.reports.map((report) => ({
      article: report.article,
      sentence: m.clause_report({ label: report.label, by: actor(report.by), due: dueText(report.due) }),
    })),
  ];
}

/** How a committee works, as its text sets it; who sits in it is told apart. */
export function committeeRules(terms: ConventionTerms): readonly Clause[] {
  const seated = compositionClauses(terms.committee.composition).map(({ sentence }) => sentence);
  return committeeClauses(terms.committee, (ref) => actorLabel(terms, ref)).filter(({ sentence }) => !seated.includes(sentence));
}

function committeeClauses(committee: CommitteeClause, actor: (ref: ActorRef) => string): readonly Clause[] {
  const { meetings, papers, priorities, secretariat, emailConsultation: email, guests, quorum } = committee;
  return [
    ...committee.missions.map(({ article, summary }) => ({ article, sentence: m.clause_mission({ committee: committee.name, mission: summary }) })),
    ...compositionClauses(committee.composition),
    ...votingClauses(committee.voting),
    ...(quorum === null ? [] : [{ article: quorum.article, sentence: m.clause_quorum({ count: quorum.seats }) }]),
    { article: meetings.article, sentence: m.clause_meetings({ committee: committee.name, count: meetings.perYearMin }) },
    ...meetings.yearly.map(({ article, label, deadline, purpose }) => ({
      article,
      sentence: [meetingText(label, deadline), purpose].filter((part) => part !== null).join(`${m.colon()} `),
    })),
    ...(papers === null ? [] : [{ article: papers.article, sentence: m.clause_papers({ count: papers.daysBefore }) }]),
    ...committee.minutes.map(({ article, step, by }) => ({ article, sentence: minutesText(step, actor(by)) })),
    ...(email === null ? [] : [{ article: email.article, sentence: email.summary }]),
    ...(priorities === null ? [] : [{ article: priorities.article, sentence: m.clause_priorities({ by: actor(priorities.setBy) }) }]),
    ...(secretariat === null ? [] : [{ article: secretariat.article, sentence: m.clause_secretariat({ by: actor(secretariat.by) }) }]),
    ...(guests === null ? [] : [{ article: guests.article, sentence: guests.summary }]),
    ...committee.otherMeetings.map(({ article, summary }) => ({ article, sentence: summary })),
  ];
}

/** The deadline is added where the label does not name the day itself. */
function meetingText(label: string, deadline: YearlyDeadline | null): string {
  if (deadline === null || label.includes(formatDayOfYear(deadline.month, deadline.day).replace('\u00a0', ' '))) return label;
  return m.clause_meeting_deadline({ label, deadline: deadlineText(deadline) });
}

function compositionClauses(composition: CommitteeComposition): readonly Clause[] {
  switch (composition.kind) {
    case 'SEATS': {
      const colleges = composition.colleges.map(({ label, seats }) => m.clause_college({ label, seats: seats ?? 0 })).join(', ');
      return [{ article: composition.article, sentence: m.clause_seats({ total: composition.total, colleges }) }];
    }
    case 'COLLEGES':
      return [{ article: composition.article, sentence: m.clause_colleges({ colleges: composition.colleges.map(({ label }) => label).join(', ') }) }];
    case 'ALL_PARTIES_REPRESENTED':
      return [{ article: composition.article, sentence: m.clause_all_represented() }];
    case 'HEADS':
      return [{ article: composition.article, sentence: m.clause_heads({ heads: composition.heads.map(({ office }) => office).join(', ') }) }];
  }
}

function votingClauses(voting: VotingRule): readonly Clause[] {
  if (voting.kind === 'NOT_SET') return [];
  const sentence = { ABSOLUTE: m.clause_vote_absolute, SIMPLE: m.clause_vote_simple, UNANIMITY: m.clause_vote_unanimity }[voting.majority]();
  return [{ article: voting.article, sentence }];
}

function opinionText(value: 'FAVOURABLE' | 'RESERVED' | 'UNFAVOURABLE'): string {
  return { FAVOURABLE: m.clause_opinion_favourable, RESERVED: m.clause_opinion_reserved, UNFAVOURABLE: m.clause_opinion_unfavourable }[value]();
}

function minutesText(step: 'DRAFTED' | 'REREAD' | 'APPROVED', by: string): string {
  return { DRAFTED: m.clause_minutes_drafted, REREAD: m.clause_minutes_reread, APPROVED: m.clause_minutes_approved }[step]({ by });
}

function dueText(due: ReportDue): string {
  switch (due.kind) {
    case 'YEARLY':
      return deadlineText(due);
    case 'YEARLY_MEETING':
      return m.clause_due_meeting();
    case 'AT_THE_END':
      return m.clause_due_end();
  }
}

function deadlineText({ wording, month, day, yearsAfter }: YearlyDeadline): string {
  const date = formatDayOfYear(month, day);
  const bound = wording === 'BEFORE' ? m.clause_before({ date }) : m.clause_at_latest({ date });
  return yearsAfter === 0 ? bound : m.clause_of_next_year({ bound });
}
