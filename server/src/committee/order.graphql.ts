import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Grounds } from '../life/grounds.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';

export enum MeetingOrderOutcome {
  KEPT = 'KEPT',
  BROKEN = 'BROKEN',
  NO_ORDER_IN_TEXT = 'NO_ORDER_IN_TEXT',
  SITTINGS_UNKNOWN = 'SITTINGS_UNKNOWN',
}
registerEnumType(MeetingOrderOutcome, {
  name: 'MeetingOrderOutcome',
  description: 'Whether a meeting came after and before the sittings that the text places it between.',
  valuesConfig: {
    KEPT: { description: 'In the order of the text.' },
    BROKEN: { description: 'Not in that order: to be confirmed by the ministry.' },
    NO_ORDER_IN_TEXT: { description: 'The text places it after and before none.' },
    SITTINGS_UNKNOWN: { description: 'Not all the sittings are on record: nobody can tell.' },
  },
});

export enum AccordSubjectName {
  CALENDAR = 'CALENDAR',
  AGENDA = 'AGENDA',
  DRAFT_ACTIONS = 'DRAFT_ACTIONS',
  YEARLY_PLAN = 'YEARLY_PLAN',
  SECRETARIAT = 'SECRETARIAT',
}
registerEnumType(AccordSubjectName, {
  name: 'AccordSubject',
  description: 'What a text may have set by common accord (« d’un commun accord »).',
  valuesConfig: {
    CALENDAR: { description: 'The calendar of a year’s meetings.' },
    AGENDA: { description: 'The agenda of a meeting.' },
    DRAFT_ACTIONS: { description: 'The draft actions of a year.' },
    YEARLY_PLAN: { description: 'The action plan of a year.' },
    SECRETARIAT: { description: 'Who keeps the secretariat.' },
  },
});

export enum AccordOutcome {
  AGREED = 'AGREED',
  AWAITED = 'AWAITED',
  NOT_REQUIRED = 'NOT_REQUIRED',
}
registerEnumType(AccordOutcome, {
  name: 'AccordOutcome',
  description: 'Whether all who must agree have agreed.',
  valuesConfig: {
    AGREED: { description: 'All have.' },
    AWAITED: { description: 'Some have not, or not on record.' },
    NOT_REQUIRED: { description: 'The text asks for no common accord on it.' },
  },
});

@ObjectType({ description: 'A verdict on the place of a meeting among the sittings of the parties’ own bodies.' })
export class MeetingOrderVerdict {
  @Field(() => MeetingOrderOutcome, { description: 'Whether the order was kept.' })
  outcome: MeetingOrderOutcome;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'Whether something was set by common accord.' })
export class CommonAccord {
  @Field(() => AccordSubjectName, { description: 'What.' })
  subject: AccordSubjectName;

  @Field(() => Int, { nullable: true, description: 'Of which year; null: of a meeting, or once and for all.' })
  year: number | null;

  @Field(() => AccordOutcome, { description: 'Whether all have agreed.' })
  outcome: AccordOutcome;

  @Field(() => [ID], { description: 'Keys of the parties that have agreed.' })
  agreedBy: readonly string[];

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@InputType({ description: 'A sitting of a body of a party.' })
export class BodySittingInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => ID, { description: 'Key of the body, as the text names it.' })
  body: string;

  @Field(() => LocalDateScalar, { description: 'The day.' })
  satOn: string;
}

@InputType({ description: 'A party’s agreement to what is set by common accord.' })
export class AccordInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => AccordSubjectName, { description: 'What it agrees to.' })
  subject: AccordSubjectName;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Of which year: for a calendar, draft actions or a plan.' })
  year: number | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Of which meeting: for an agenda.' })
  meeting: string | null;

  @Field(() => ID, { description: 'Key of the party.' })
  party: string;

  @Field(() => LocalDateScalar, { description: 'The day.' })
  agreedOn: string;
}
