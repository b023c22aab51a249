import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Grounds } from '../life/grounds.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { AgendaKind, BallotChoice, MeetingKind, MeetingStatus, PapersOutcome, QuorumOutcome, VoteOutcome } from './committee-enums.js';

@ObjectType({ description: 'A party’s share of a committee (« collège »), as the text has it.' })
export class CommitteeCollege {
  @Field(() => ID, { description: 'Key within the convention.' })
  key: string;

  @Field({ description: 'Label, in French.' })
  label: string;

  @Field(() => ID, { nullable: true, description: 'Key of the party; null where the text names none.' })
  party: string | null;

  @Field(() => Int, { nullable: true, description: 'Seats; null where the text gives no number.' })
  seats: number | null;

  @Field(() => Int, { nullable: true, description: 'Votes that it holds as a whole; null where the text sets no vote.' })
  votes: number | null;

  @Field(() => [String], { description: 'Offices that must or may be among the seats, in French.' })
  offices: readonly string[];

  @Field(() => String, { nullable: true, description: 'Article that sets it.' })
  article: string | null;
}

@ObjectType({ description: 'The body that follows a convention, as its text sets it (« comité de pilotage, comité de suivi »).' })
export class Committee {
  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Article that sets it.' })
  article: string | null;

  @Field(() => [CommitteeCollege], { description: 'Its colleges; empty where the text lists none.' })
  colleges: readonly CommitteeCollege[];

  @Field(() => Int, { nullable: true, description: 'Members needed for a valid meeting; null where the text sets no quorum.' })
  quorum: number | null;

  @Field(() => Int, { description: 'Meetings a year at least.' })
  meetingsPerYear: number;

  @Field(() => Int, { nullable: true, description: 'Days before a meeting by which its papers leave; null where the text sets none.' })
  papersDaysBefore: number | null;

  @Field({ description: 'Whether the text settles a vote.' })
  votes: boolean;
}

@ObjectType({ description: 'How many of a college sat, present or represented; never who.' })
export class CollegeAttendance {
  @Field(() => String, { nullable: true, description: 'Key of the college; null: guests, who have no vote.' })
  college: string | null;

  @Field({ description: 'Its label, in French.' })
  label: string;

  @Field(() => Int, { description: 'Members who sat.' })
  present: number;

  @Field(() => Int, { nullable: true, description: 'Its seats; null where the text gives no number.' })
  seats: number | null;
}

@ObjectType({ description: 'A verdict on the papers of a meeting.' })
export class PapersVerdict {
  @Field(() => PapersOutcome, { description: 'Whether they left in time.' })
  outcome: PapersOutcome;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day to send them; null where the text sets none.' })
  dueOn: string | null;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A verdict on the quorum of a meeting.' })
export class QuorumVerdict {
  @Field(() => QuorumOutcome, { description: 'Whether enough members sat.' })
  outcome: QuorumOutcome;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'What one seat voted. Never public: read by the committee’s secretariat and the ministry.' })
export class Ballot {
  @Field({ description: 'The seat, without a name.' })
  seat: string;

  @Field(() => ID, { description: 'Key of its college.' })
  college: string;

  @Field(() => BallotChoice, { description: 'What it voted.' })
  choice: BallotChoice;
}

@ObjectType({ description: 'A closed vote. Its result is computed from the ballots by the text’s rule: nobody enters it.' })
export class CommitteeVote {
  @Field(() => VoteOutcome, { description: 'What it decides.' })
  outcome: VoteOutcome;

  @Field(() => Int, { nullable: true, description: 'Votes for: votes, not people; null for those who may not see the ballots, which a count can give away: a unanimous one gives all of them.' })
  votesFor: number | null;

  @Field(() => Int, { nullable: true, description: 'Votes against; null for those who may not see the ballots, which a count can give away: a unanimous one gives all of them.' })
  votesAgainst: number | null;

  @Field(() => Int, { nullable: true, description: 'Abstentions; null for those who may not see the ballots, which a count can give away: a unanimous one gives all of them.' })
  abstentions: number | null;

  @Field(() => Int, { description: 'Votes in favour that it took.' })
  needed: number;

  @Field(() => Int, { description: 'Votes that the majority is counted on.' })
  base: number;

  @Field({ description: 'Whether as many voted for as against.' })
  isTie: boolean;

  @Field(() => LocalDateScalar, { description: 'The day it was closed.' })
  closedOn: string;

  @Field(() => [String], { description: 'Articles that it rests upon.' })
  articles: readonly string[];

  @Field(() => String, { nullable: true, description: 'The result in a French sentence, with its counts; null for those who may not see the ballots.' })
  explanation: string | null;

  @Field(() => [Ballot], { nullable: true, description: 'Who voted what; null for those who may not see it.' })
  ballots: readonly Ballot[] | null;
}

@ObjectType({ description: 'An item of a meeting’s agenda.' })
export class AgendaItem {
  @Field(() => Int, { description: 'From 1.' })
  position: number;

  @Field(() => AgendaKind, { description: 'What it is about.' })
  kind: AgendaKind;

  @Field({ description: 'Title, in French.' })
  title: string;

  @Field(() => CommitteeVote, { nullable: true, description: 'Its vote once closed; null where none was taken or it is still open.' })
  vote: CommitteeVote | null;

  @Field(() => ID, { nullable: true, description: 'Address of the action that it is about.' })
  action: string | null;
}

@ObjectType({ description: 'A meeting of the committee (« séance »), or a consultation of its members by e-mail.' })
export class CommitteeMeeting {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => MeetingKind, { description: 'What it is.' })
  kind: MeetingKind;

  @Field(() => MeetingStatus, { description: 'Where it stands.' })
  status: MeetingStatus;

  @Field(() => String, { nullable: true, description: 'Key of the yearly meeting of the text that it is meant as.' })
  meantAs: string | null;

  @Field(() => LocalDateScalar, { description: 'The day it was called.' })
  calledOn: string;

  @Field(() => LocalDateScalar, { description: 'The day it is called for or was held; of a consultation, the day it closes.' })
  meetsOn: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day its papers left.' })
  papersSentOn: string | null;

  @Field(() => PapersVerdict, { description: 'Whether its papers left in time.' })
  papers: PapersVerdict;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day its minutes were drafted.' })
  draftedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day its minutes were reread.' })
  rereadOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day its minutes were approved.' })
  approvedOn: string | null;

  @Field(() => Int, { nullable: true, description: 'The year whose priorities it set.' })
  prioritiesForYear: number | null;

  @Field(() => [String], { description: 'Those priorities, in French.' })
  priorities: readonly string[];

  @Field(() => [AgendaItem], { description: 'Its agenda, in order.' })
  agenda: readonly AgendaItem[];

  @Field(() => [CollegeAttendance], { description: 'Who sat, by college, in numbers; empty while it is not held.' })
  attendance: readonly CollegeAttendance[];

  @Field(() => QuorumVerdict, { nullable: true, description: 'Whether enough members sat; null while it is not held.' })
  quorum: QuorumVerdict | null;

  @Field(() => [String], { description: 'What the composition lacked or had in excess, in French; empty while it is not held.' })
  compositionFindings: readonly string[];

  @Field({ description: 'True for an invented meeting of the demonstration (« fictif »).' })
  isDemo: boolean;

  conventionKey: string;
}
