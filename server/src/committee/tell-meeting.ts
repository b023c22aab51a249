import { collegesOf } from '@conventions-ouvertes/shared/committee/ballots';
import { compositionFindings, papersDueOn, papersVerdict, quorumVerdict, type Attendee } from '@conventions-ouvertes/shared/committee/meeting';
import type { CommitteeClause } from '@conventions-ouvertes/shared/convention/terms-committee';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { groundsOf } from '../life/grounds.graphql.js';
import { AgendaKind, BallotChoice, MeetingKind, MeetingStatus, PapersOutcome, QuorumOutcome, VoteOutcome } from './committee-enums.js';
import type { AgendaItem, CollegeAttendance, CommitteeMeeting, CommitteeVote } from './committee.graphql.js';
import type { AgendaRow, AttendanceRow, StoredMeeting } from './read-meetings.js';

/** A meeting as told to someone. `withBallots`: to those who may see who voted what. `terms`: those of the day of the meeting. */
export const tellMeeting = (terms: BindingTerms, stored: StoredMeeting, today: LocalDate, withBallots: boolean): CommitteeMeeting => {
  const { meeting, attendance } = stored;
  const { committee } = terms;
  const isHeld = meeting.status === 'HELD' && meeting.kind !== 'EMAIL';
  const papers = papersVerdict(committee, meeting.meets_on, meeting.papers_sent_on, today);
  const quorum = quorumVerdict(committee, attendance.map(attendeeOf));
  return {
    id: String(meeting.id),
    kind: MeetingKind[meeting.kind],
    status: MeetingStatus[meeting.status],
    meantAs: meeting.meant_as,
    calledOn: meeting.called_on,
    meetsOn: meeting.meets_on,
    papersSentOn: meeting.papers_sent_on,
    papers: { outcome: PapersOutcome[papers.outcome], dueOn: papersDueOn(committee, meeting.meets_on), grounds: groundsOf(terms, papers) },
    draftedOn: meeting.drafted_on,
    rereadOn: meeting.reread_on,
    approvedOn: meeting.approved_on,
    prioritiesForYear: meeting.priorities_for_year,
    priorities: meeting.priorities,
    agenda: stored.agenda.map((item) => tellItem(stored, item, withBallots)),
    attendance: isHeld ? tellAttendance(committee, attendance) : [],
    quorum: isHeld ? { outcome: QuorumOutcome[quorum.outcome], grounds: groundsOf(terms, quorum) } : null,
    compositionFindings: isHeld ? compositionFindings(committee, attendance.map(attendeeOf)).map(({ message }) => message) : [],
    isDemo: meeting.is_demo,
    conventionKey: meeting.convention_key,
  };
};

export const attendeeOf = ({ seat, college, office, is_represented }: AttendanceRow): Attendee => ({ name: seat, college, office, isRepresented: is_represented });

const tellItem = (stored: StoredMeeting, item: AgendaRow, withBallots: boolean): AgendaItem => ({
  position: item.position,
  kind: AgendaKind[item.kind],
  title: item.title,
  action: item.slug,
  vote: tellVote(stored, item.position, withBallots),
});

const tellVote = ({ votes, ballots }: StoredMeeting, position: number, withBallots: boolean): CommitteeVote | null => {
  const vote = votes.find((candidate) => candidate.position === position);
  if (vote === undefined || vote.outcome === null || vote.closed_on === null) return null;
  const cast = ballots.filter(({ vote_id }) => vote_id === vote.id);
  return {
    outcome: VoteOutcome[vote.outcome],
    votesFor: withBallots ? vote.votes_for : null,
    votesAgainst: withBallots ? vote.votes_against : null,
    abstentions: withBallots ? vote.abstentions : null,
    needed: vote.needed,
    base: vote.base,
    isTie: vote.is_tie,
    closedOn: vote.closed_on,
    articles: vote.articles,
    explanation: withBallots ? vote.explanation : null,
    ballots: withBallots ? cast.map(({ seat, college, choice }) => ({ seat, college, choice: BallotChoice[choice] })) : null,
  };
};

const tellAttendance = (committee: CommitteeClause, attendance: readonly AttendanceRow[]): CollegeAttendance[] => {
  const colleges = collegesOf(committee).map(({ key, label, seats }) => ({
    college: key,
    label,
    present: attendance.filter(({ college }) => college === key).length,
    seats,
  }));
  const others = attendance.filter(({ college }) => !colleges.some((known) => known.college === college)).length;
  return others === 0 ? colleges : [...colleges, { college: null, label: colleges.length === 0 ? 'Participants' : 'Invités, sans voix', present: others, seats: null }];
};
