import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { ReportFactName } from './obligation-enums.js';

/** What is told of one convention. */
@InputType()
abstract class OfConvention {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;
}

/** What is told of one of its reports. */
@InputType()
abstract class OfReport extends OfConvention {
  @Field(() => ID, { description: 'Key of the report in the text.' })
  report: string;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'The year reported on; null: all the years.' })
  year: number | null;
}

@InputType({ description: 'A report that was sent, approved, or shown to a body. What is left out stays as it was.' })
export class ReportInput extends OfReport {
  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was sent.' })
  sentOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was approved.' })
  approvedOn: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Key of the body that it was shown to.' })
  shownTo: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was shown to that body.' })
  shownOn: string | null;
}

@InputType({ description: 'A day recorded of a report that was wrong, the true one, and why. The earlier day stays on record.' })
export class ReportCorrectionInput extends OfReport {
  @Field(() => ReportFactName, { description: 'Which day is wrong.' })
  fact: ReportFactName;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Key of the body that it was shown to, where that day is wrong.' })
  shownTo: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The true day; null: it had not happened at all.' })
  trueOn: string | null;

  @Field({ description: 'Why, in French, for all to read. No personal data.' })
  reason: string;
}

@InputType({ description: 'A digital tool that the convention pays for, with the agreements and sheets that it needs. What is left out stays as it was.' })
export class DigitalToolInput extends OfConvention {
  @Field({ description: 'Name of the tool.' })
  name: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it goes, or went, online.' })
  onlineOn: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Key of a ministry that agreed to it.' })
  agreedBy: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day that ministry agreed.' })
  agreedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day its sheet on personal data was given (RGPD).' })
  gdprSheetOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day its sheet on public algorithms was given.' })
  algorithmSheetOn: string | null;
}

@InputType({ description: 'A ministry’s leave to use its logo (« autorisation expresse et écrite »).' })
export class LogoLeaveInput extends OfConvention {
  @Field(() => ID, { description: 'Key of the ministry.' })
  ministry: string;

  @Field(() => LocalDateScalar, { description: 'First day.' })
  from: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'Last day; null: it states no duration.' })
  lastDay: string | null;

  @Field({ description: 'Whether it is in writing.' })
  isWritten: boolean;
}

@InputType({ description: 'What was done about a duty that an event set off.' })
export class DutyDoneInput {
  @Field(() => ID, { description: 'The obligation: its identifier, of kind EVENT_DUTY.' })
  obligation: string;

  @Field(() => LocalDateScalar, { description: 'The day it was done.' })
  doneOn: string;

  @Field({ description: 'Whether in writing.' })
  isWritten: boolean;
}
