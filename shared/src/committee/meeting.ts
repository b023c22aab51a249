import { readingInForce } from '../convention/first-readings.js';
import type { CommitteeClause } from '../convention/terms-committee.js';
import type { BindingTerms } from '../convention/terms.js';
import { addDays, type LocalDate } from '../local-date.js';
import { formatDate } from '../local-date-text.js';
import { citing, type Grounds, type Verdict } from '../verdict.js';
import { collegesOf } from './ballots.js';

/** Someone at a meeting. Guests have no college and no vote. */
export interface Attendee {
  readonly name: string;
  readonly college: string | null;
  readonly office: string | null;
  readonly isRepresented: boolean;
}

/** The last day to send the papers of a meeting; null where the text sets none. */
export function papersDueOn(committee: CommitteeClause, meetingOn: LocalDate): LocalDate | null {
  return committee.papers === null ? null : addDays(meetingOn, -committee.papers.daysBefore);
}

export type PapersOutcome = 'IN_TIME' | 'LATE' | 'NOT_SENT' | 'NOT_YET_DUE' | 'NO_DEADLINE';

/** Papers « au plus tard une semaine avant » a meeting: that very day is in time (DEFi, article 10; OPCO EP, article 14). */
export function papersVerdict(committee: CommitteeClause, meetingOn: LocalDate, sentOn: LocalDate | null, asOf: LocalDate): Verdict<PapersOutcome> {
  const dueOn = papersDueOn(committee, meetingOn);
  const grounds = {
    articles: citing(committee.papers?.article),
    readings: [],
    inputs: [
      { label: 'Réunion', value: formatDate(meetingOn) },
      { label: 'Documents envoyés', value: sentOn === null ? 'non' : formatDate(sentOn) },
    ],
  };
  if (dueOn === null) return { ...grounds, outcome: 'NO_DEADLINE', explanation: 'Le texte ne fixe pas de délai pour les documents de travail.' };
  const told = `Les documents devaient partir le ${formatDate(dueOn)} au plus tard`;
  if (sentOn !== null && sentOn <= asOf) {
    return sentOn <= dueOn
      ? { ...grounds, outcome: 'IN_TIME', explanation: `${told}\u00A0: ils sont partis le ${formatDate(sentOn)}.` }
      : { ...grounds, outcome: 'LATE', explanation: `${told}\u00A0: ils sont partis le ${formatDate(sentOn)}, en retard.` };
  }
  return asOf > dueOn
    ? { ...grounds, outcome: 'NOT_SENT', explanation: `${told}\u00A0: ils ne sont pas partis.` }
    : { ...grounds, outcome: 'NOT_YET_DUE', explanation: `Les documents doivent partir le ${formatDate(dueOn)} au plus tard.` };
}

export type QuorumOutcome = 'REACHED' | 'NOT_REACHED' | 'NOT_SET';

/** Members present or represented against the quorum, where the text sets one; guests do not count. */
export function quorumVerdict(committee: CommitteeClause, attendees: readonly Attendee[]): Verdict<QuorumOutcome> {
  const counted = attendees.filter(({ college }) => college !== null).length;
  const { quorum } = committee;
  const grounds = { articles: citing(quorum?.article), readings: [], inputs: [{ label: 'Membres présents ou représentés', value: String(counted) }] };
  if (quorum === null) return { ...grounds, outcome: 'NOT_SET', explanation: 'Le texte ne fixe pas de quorum.' };
  return counted >= quorum.seats
    ? { ...grounds, outcome: 'REACHED', explanation: `Le quorum de ${quorum.seats} membres est atteint.` }
    : { ...grounds, outcome: 'NOT_REACHED', explanation: `Le quorum de ${quorum.seats} membres n’est pas atteint.` };
}

export interface CompositionFinding {
  readonly code: 'MORE_THAN_SEATS' | 'COLLEGE_ABSENT' | 'OFFICE_MISSING' | 'UNKNOWN_COLLEGE';
  readonly college: string;
  /** French. */
  readonly message: string;
}

/** What the composition that the text sets lacks, or has in excess, at a meeting. */
export function compositionFindings(committee: CommitteeClause, attendees: readonly Attendee[]): readonly CompositionFinding[] {
  const colleges = collegesOf(committee);
  const findings: CompositionFinding[] = [];
  for (const { college, name } of attendees) {
    if (college !== null && !colleges.some(({ key }) => key === college)) {
      findings.push({ code: 'UNKNOWN_COLLEGE', college, message: `«\u00A0${name}\u00A0» est rattaché à un collège que le texte ne connaît pas.` });
    }
  }
  for (const { key, label, seats, offices } of colleges) {
    const members = attendees.filter(({ college }) => college === key);
    if (members.length === 0) findings.push({ code: 'COLLEGE_ABSENT', college: key, message: `Personne ne siège pour «\u00A0${label}\u00A0».` });
    if (seats !== null && members.length > seats) {
      findings.push({ code: 'MORE_THAN_SEATS', college: key, message: `«\u00A0${label}\u00A0» compte ${members.length} membres pour ${seats} sièges.` });
    }
    for (const { office, strength } of offices) {
      if (strength === 'REQUIRED' && !members.some((member) => member.office === office)) {
        findings.push({ code: 'OFFICE_MISSING', college: key, message: `«\u00A0${label}\u00A0» doit compter\u00A0: ${office}.` });
      }
    }
  }
  return findings;
}

/** The minutes' steps as the text orders them, with their dates. Null: not done. */
export interface MinutesFacts {
  readonly draftedOn: LocalDate | null;
  readonly rereadOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
}

/** The step of the minutes that comes next; null when the text asks for no more. A step counts only after those before it. */
export function nextMinutesStep(committee: CommitteeClause, facts: MinutesFacts): CommitteeClause['minutes'][number] | null {
  const days = { DRAFTED: facts.draftedOn, REREAD: facts.rereadOn, APPROVED: facts.approvedOn };
  return committee.minutes.find(({ step }) => days[step] === null) ?? null;
}

/** Whether the minutes' steps were taken in the order of the text (DEFi, article 10: drafted, reread, then approved). */
export function isMinutesOrderKept(committee: CommitteeClause, facts: MinutesFacts): boolean {
  const days = { DRAFTED: facts.draftedOn, REREAD: facts.rereadOn, APPROVED: facts.approvedOn };
  const taken = committee.minutes.map(({ step }) => days[step]);
  return taken.every((day, place) => day === null || taken.slice(0, place).every((earlier) => earlier !== null && earlier <= day));
}

export type EmailOutcome = 'ALLOWED' | 'NOT_YET' | 'NOT_IN_TEXT';

/**
 * Whether members may be consulted by e-mail. OPCO EP, article 14: where the committee cannot meet more than twice in
 * the year — read as besides the two meetings, or also instead of one. `meetings`: held or called in that year.
 */
export function emailConsultation(terms: BindingTerms, meetings: number): Verdict<EmailOutcome> {
  const clause = terms.committee.emailConsultation;
  const grounds: Omit<Grounds, 'explanation'> = {
    articles: citing(clause?.article),
    readings: clause === null ? [] : ['EMAIL_CONSULTATION'],
    inputs: [{ label: 'Réunions tenues ou convoquées dans l’année', value: String(meetings) }],
  };
  if (clause === null) return { ...grounds, outcome: 'NOT_IN_TEXT', explanation: 'Le texte ne prévoit pas de consultation par courriel\u00A0: la décision demande une réunion.' };
  if (meetings >= clause.afterMeetings || readingInForce(terms, 'EMAIL_CONSULTATION') === 'ALSO_INSTEAD_OF_A_MEETING') {
    return { ...grounds, outcome: 'ALLOWED', explanation: 'Les membres peuvent être consultés par courriel.' };
  }
  return {
    ...grounds,
    outcome: 'NOT_YET',
    explanation: `La consultation par courriel s’ajoute aux ${clause.afterMeetings} réunions de l’année\u00A0: convoquez-les d’abord.`,
  };
}
