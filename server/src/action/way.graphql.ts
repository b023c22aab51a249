import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { WayState as State } from '@conventions-ouvertes/shared/action/way-states';
import { CentsScalar, DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { ActionStatus } from './action-enums.js';
import { BoardValue, BodyValue, CommitmentMark, ModificationState, SpeakingBody, WayState } from './way-enums.js';

@ObjectType({ description: 'A step of an action’s way (« étape du parcours »).' })
export class WayStep {
  @Field(() => ActionStatus, { description: 'The status that it leads to.' })
  status: ActionStatus;

  @Field({ description: 'Its name, in French.' })
  label: string;

  @Field(() => WayState, { description: 'How it stands.' })
  state: State;

  @Field(() => [String], { description: 'Articles that set it; empty where no article does.' })
  articles: readonly string[];

  @Field(() => String, { nullable: true, description: 'What the text sets, in our own words; null where it sets no such step.' })
  summary: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was taken; null: not taken, or not on record.' })
  decidedOn: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was recorded.' })
  recordedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Role of whoever recorded it.' })
  actorRole: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the party of whoever recorded it.' })
  actorParty: string | null;

  @Field(() => [CommitmentMark], { description: 'What did not stop it, and shows.' })
  marks: readonly CommitmentMark[];

  @Field(() => String, { nullable: true, description: 'On what grounds; null for the public, or where none were given.' })
  grounds: string | null;
}

@ObjectType({ description: 'What a body said of an action (« avis, décision »). Its reasons are never public.' })
export class BodyOpinion {
  @Field(() => SpeakingBody, { description: 'The body.' })
  body: keyof typeof SpeakingBody;

  @Field(() => BodyValue, { description: 'What it said.' })
  value: keyof typeof BodyValue;

  @Field(() => LocalDateScalar, { description: 'The day on which it said so.' })
  givenOn: string;

  @Field(() => Int, { description: 'Version of the planned fiche that it was said of.' })
  sheetVersion: number;

  @Field({ description: 'Whether it is the latest word of that body: an earlier one stays on record.' })
  stands: boolean;

  @Field(() => [String], { description: 'Articles that it rests upon.' })
  articles: readonly string[];

  @Field(() => String, { nullable: true, description: 'What would make a reserved opinion favourable; null for the public.' })
  recommendations: string | null;

  @Field(() => String, { nullable: true, description: 'Its reasons; null for the public.' })
  reasoning: string | null;

  partyKey: string | null;
}

@ObjectType({ description: 'A difference between two versions of a planned fiche in what the action is.' })
export class ContentChange {
  @Field({ description: 'What differs, in French.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'Before; null: nothing.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'After; null: nothing.' })
  after: string | null;
}

@ObjectType({ description: 'A difference between two versions of a planned fiche in what a source pays for an item.' })
export class BudgetChange {
  @Field({ description: 'The expense item.' })
  item: string;

  @Field(() => String, { nullable: true, description: 'Code of the académie; null: not broken down.' })
  academyCode: string | null;

  @Field({ description: 'Code of the source within its convention.' })
  source: string;

  @Field(() => CentsScalar, { nullable: true, description: 'Before; null: no such item.' })
  before: number | null;

  @Field(() => CentsScalar, { nullable: true, description: 'After; null: no such item.' })
  after: number | null;
}

@ObjectType({ description: 'A change to a planned fiche, found by comparing two versions (« modification »).' })
export class SheetModification {
  @Field(() => Int, { description: 'The version that was in force.' })
  fromVersion: number;

  @Field(() => Int, { description: 'The changed version.' })
  toVersion: number;

  @Field(() => ModificationState, { description: 'How it stands.' })
  state: keyof typeof ModificationState;

  @Field(() => LocalDateScalar, { description: 'The day on which it was proposed.' })
  proposedOn: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day on which it was presented to the committee; null: it was not.' })
  presentedOn: string | null;

  @Field({ description: 'What the text asks of it, in French.' })
  explanation: string;

  @Field(() => [String], { description: 'Articles that say so.' })
  articles: readonly string[];

  @Field(() => [ContentChange], { description: 'What differs in content.' })
  content: readonly ContentChange[];

  @Field(() => [BudgetChange], { description: 'What differs in budget.' })
  budget: readonly BudgetChange[];

  @Field(() => String, { nullable: true, description: 'Why; null for the public, or where no reason was given.' })
  reason: string | null;
}

@ObjectType({ description: 'What the board said of the programme of a year (« programme annuel »).' })
export class ProgrammeApproval {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => BoardValue, { nullable: true, description: 'What it decided; null: nothing yet, or nothing on record.' })
  value: keyof typeof BoardValue | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the decision.' })
  decidedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The article that submits the programme to the board.' })
  article: string | null;

  @Field({ description: 'What the text sets, in our own words.' })
  summary: string;
}

@ObjectType({ description: 'What came of a mutation on an action. The same key gets the same answer; the action itself is read anew.' })
export class ActResult {
  @Field(() => ID, { description: 'Number of its line in the record of changes.' })
  recordId: number;

  @Field(() => ActionStatus, { description: 'The action’s status after it.' })
  status: ActionStatus;

  @Field(() => [CommitmentMark], { description: 'What did not stop it, and shows.' })
  marks: readonly CommitmentMark[];

  @Field(() => [String], { description: 'Articles that it rests upon.' })
  articles: readonly string[];

  @Field({ description: 'One or two French sentences.' })
  explanation: string;

  actionId: number;
}
