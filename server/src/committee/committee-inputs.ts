import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { AgendaKind, BallotChoice, MeetingKind } from './committee-enums.js';

@InputType({ description: 'An item of an agenda.' })
export class AgendaItemInput {
  @Field(() => AgendaKind, { description: 'What it is about.' })
  kind: AgendaKind;

  @Field({ description: 'Title, in French.' })
  title: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Address of the action, for an action.' })
  action: string | null;
}

@InputType({ description: 'A meeting to call, or a consultation by e-mail to open.' })
export class CallMeetingInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => MeetingKind, { description: 'What it is.' })
  kind: MeetingKind;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Key of the yearly meeting of the text that it is meant as; null: any.' })
  meantAs: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was called; today, if not said.' })
  calledOn: string | null;

  @Field(() => LocalDateScalar, { description: 'The day it is called for; of a consultation, the day it closes.' })
  meetsOn: string;

  @Field(() => [AgendaItemInput], { description: 'Its agenda, in order.' })
  agenda: AgendaItemInput[];
}

@InputType({ description: 'Someone at a meeting, by seat and never by name.' })
export class SeatInput {
  @Field({ description: 'The seat: « OPCO, siège 3 ». No name.' })
  seat: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Key of the college; null: a guest, without a vote.' })
  college: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'The office, as the text names it.' })
  office: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the member is represented.' })
  isRepresented: boolean;
}

@InputType({ description: 'A meeting that was held.' })
export class HoldMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was held, if another than it was called for.' })
  heldOn: string | null;

  @Field(() => [SeatInput], { description: 'Who sat; empty for a consultation by e-mail.' })
  attendance: SeatInput[];

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'The year whose priorities it set; null: none.' })
  prioritiesForYear: number | null;

  @Field(() => [String], { defaultValue: [], description: 'Those priorities, in French.' })
  priorities: string[];
}

@InputType({ description: 'The ballot of a seat.' })
export class BallotInput {
  @Field({ description: 'The seat.' })
  seat: string;

  @Field(() => ID, { description: 'Key of its college.' })
  college: string;

  @Field(() => BallotChoice, { description: 'What it votes.' })
  choice: BallotChoice;
}

@InputType({ description: 'Ballots to record on an item of an agenda.' })
export class BallotsInput {
  @Field(() => ID, { description: 'The meeting.' })
  meeting: string;

  @Field(() => Int, { description: 'Position of the item on its agenda.' })
  position: number;

  @Field(() => [BallotInput], { description: 'The ballots; a seat that votes again before the vote is closed replaces its ballot.' })
  ballots: BallotInput[];
}

@InputType({ description: 'A seat as the vote calculator imagines it.' })
export class ImaginedVoterInput {
  @Field({ description: 'The seat.' })
  seat: string;

  @Field(() => ID, { description: 'Key of its college.' })
  college: string;

  @Field(() => BallotChoice, { nullable: true, defaultValue: null, description: 'What it votes; null: has not voted yet.' })
  choice: BallotChoice | null;
}
