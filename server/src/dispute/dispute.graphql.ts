import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Grounds } from '../life/grounds.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';

export enum DisputeStep {
  CONCILIATION = 'CONCILIATION',
  EXCEPTIONAL_COMMITTEE = 'EXCEPTIONAL_COMMITTEE',
  MEETING = 'MEETING',
  AMICABLE = 'AMICABLE',
  CLOSED = 'CLOSED',
}
registerEnumType(DisputeStep, {
  name: 'DisputeStep',
  description: 'A step of a dispute.',
  valuesConfig: {
    CONCILIATION: { description: 'A conciliation was held.' },
    EXCEPTIONAL_COMMITTEE: { description: 'An exceptional committee sat on it.' },
    MEETING: { description: 'All parties met over it.' },
    AMICABLE: { description: 'The parties settled it between themselves (« à l’amiable »).' },
    CLOSED: { description: 'It is closed, with an outcome.' },
  },
});

export enum DisputeOutcome {
  SETTLED = 'SETTLED',
  TERMINATED = 'TERMINATED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(DisputeOutcome, {
  name: 'DisputeOutcome',
  description: 'What came of a dispute.',
  valuesConfig: {
    SETTLED: { description: 'Settled (« réglé »).' },
    TERMINATED: { description: 'The convention was terminated.' },
    WITHDRAWN: { description: 'Withdrawn by who opened it.' },
  },
});

@ObjectType({ description: 'A way that the text opens to settle a dispute.' })
export class DisputeWay {
  @Field({ description: 'Whether it was taken.' })
  isTaken: boolean;

  @Field(() => Grounds, { description: 'The article and the day.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A dispute between parties (« litige »). Read by the parties, the committee and the ministry alone.' })
export class Dispute {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => LocalDateScalar, { description: 'The day it was opened.' })
  openedOn: string;

  @Field({ description: 'Whether it is serious (« litige sérieux »).' })
  isSerious: boolean;

  @Field({ description: 'What it is about, in French.' })
  subject: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was closed; null while it is open.' })
  closedOn: string | null;

  @Field(() => DisputeOutcome, { nullable: true, description: 'What came of it; null while it is open.' })
  outcome: DisputeOutcome | null;

  @Field(() => [DisputeWay], { description: 'The ways that the text opens, each with whether it was taken.' })
  ways: readonly DisputeWay[];

  openedBy: string;
}

@ObjectType({ description: 'A notice of termination that skipped the meeting which the text requires first: « à confirmer » by the ministry.' })
export class SkippedMeeting {
  @Field(() => ID, { description: 'The notice: its event.' })
  notice: string;

  @Field(() => Grounds, { description: 'The article and the facts.' })
  grounds: Grounds;
}

@InputType({ description: 'A dispute to open.' })
export class DisputeInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => ID, { description: 'Key of the party that opens it.' })
  openedBy: string;

  @Field(() => LocalDateScalar, { description: 'The day.' })
  openedOn: string;

  @Field({ description: 'Whether it is serious (« litige sérieux »).' })
  isSerious: boolean;

  @Field({ description: 'What it is about, in French. No name.' })
  subject: string;
}

@InputType({ description: 'A step of a dispute.' })
export class DisputeStepInput {
  @Field(() => ID, { description: 'The dispute.' })
  dispute: string;

  @Field(() => DisputeStep, { description: 'The step.' })
  step: DisputeStep;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day; of an exceptional committee, that of its meeting.' })
  on: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Of an exceptional committee, its meeting.' })
  meeting: string | null;

  @Field(() => DisputeOutcome, { nullable: true, defaultValue: null, description: 'Of a closing, what came of it.' })
  outcome: DisputeOutcome | null;
}
