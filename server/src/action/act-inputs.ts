import { Field, ID, InputType, Int } from 'type-graphql';
import { CentsScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import type { BoardValue as BoardWord, CommitteeValue as CommitteeWord } from './record-decision.js';
import { IndicatorDirection } from './action-enums.js';
import { BoardValue, CommitteeValue, OpinionValue } from './way-enums.js';

const REASON = { nullable: true, defaultValue: null, description: 'Why, in French. No personal data: the record cannot be altered.' } as const;

@InputType({ description: 'Which action, and when.' })
export class OnActionInput {
  @Field(() => ID, { description: 'Its name in addresses (`slug`).' })
  action: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day of the act, past; today, if not said.' })
  on: string | null;
}

@InputType({ description: 'The part of an expense that one source pays.' })
export class ExpenseShareInput {
  @Field({ description: 'Code of the source within its convention.' })
  source: string;

  @Field(() => CentsScalar, { description: 'Amount.' })
  cents: number;
}

@InputType({ description: 'A line of the financial annex; its shares add up to it.' })
export class ExpenseInput {
  @Field({ description: 'What is paid for.' })
  label: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the académie; null: not broken down.' })
  academy: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'UAI of the school; null: none.' })
  school: string | null;

  @Field(() => [ExpenseShareInput], { description: 'What each source pays.' })
  shares: ExpenseShareInput[];
}

@InputType({ description: 'Participations of one audience at one place.' })
export class HeadcountInput {
  @Field({ description: 'Code of the audience.' })
  audience: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the académie; null: not broken down.' })
  academy: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'UAI of the school; null: none.' })
  school: string | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Participations; null: not reported.' })
  total: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Of which girls and women; null: not told.' })
  girls: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Of which boys and men; null: not told.' })
  boys: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'Of which people with a disability; null: not told.' })
  disability: number | null;
}

@InputType({ description: 'An indicator that a planned fiche sets.' })
export class TargetInput {
  @Field({ description: 'What is measured.' })
  label: string;

  @Field({ description: 'Unit.' })
  unit: string;

  @Field(() => IndicatorDirection, { description: 'Whether more or less is better.' })
  direction: 'UP' | 'DOWN';

  @Field(() => String, { nullable: true, defaultValue: null, description: 'An exact decimal: `12.5`; null: no target set.' })
  target: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Code of the académie; null: the whole action.' })
  academy: string | null;
}

@InputType({ description: 'Support in kind, in no total of money.' })
export class InKindInput {
  @Field({ description: 'What is given.' })
  label: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Who gives it; null: not told.' })
  givenBy: string | null;

  @Field(() => CentsScalar, { nullable: true, defaultValue: null, description: 'Its estimated value; null: not estimated.' })
  estimatedCents: number | null;
}

const TEXT = (description: string) => ({ nullable: true, defaultValue: null, description }) as const;

@InputType({ description: 'A fiche, whole (annexes 1 and 2).' })
export class SheetInput {
  @Field(() => String, TEXT('Article of the convention that it names.'))
  article: string | null;

  @Field(() => String, TEXT('Who steers the action for the partner.'))
  steeringPartner: string | null;

  @Field(() => String, TEXT('Who steers it for the ministry, région académique or académie.'))
  steeringMinistry: string | null;

  @Field(() => String, TEXT('Target audiences, as written.'))
  targetAudiences: string | null;

  @Field(() => String, TEXT('Objectives.'))
  objectives: string | null;

  @Field(() => LocalDateScalar, TEXT('First day.'))
  startsOn: string | null;

  @Field(() => LocalDateScalar, TEXT('Last day.'))
  endsOn: string | null;

  @Field(() => String, TEXT('Partner or provider, as written.'))
  partnerOrProvider: string | null;

  @Field(() => String, TEXT('What the action is.'))
  description: string | null;

  @Field(() => String, TEXT('Tools and activities, planned or done.'))
  toolsAndActivities: string | null;

  @Field(() => String, TEXT('Success indicators, as written; planned fiche only.'))
  successIndicators: string | null;

  @Field(() => String, TEXT('How it will be evaluated; planned fiche only.'))
  evaluationMethod: string | null;

  @Field(() => String, TEXT('Quantitative review; realised fiche only.'))
  quantitativeReview: string | null;

  @Field(() => String, TEXT('Qualitative review; realised fiche only.'))
  qualitativeReview: string | null;

  @Field(() => [ExpenseInput], { defaultValue: [], description: 'The financial annex.' })
  expenses: ExpenseInput[];

  @Field(() => [HeadcountInput], { defaultValue: [], description: 'Participations, planned or reached.' })
  headcounts: HeadcountInput[];

  @Field(() => [TargetInput], { nullable: true, defaultValue: null, description: 'Indicators that it sets, planned fiche only; null: those in force stay.' })
  indicators: TargetInput[] | null;

  @Field(() => [InKindInput], { nullable: true, defaultValue: null, description: 'Support in kind; null: that of the version in force stays.' })
  inKind: InKindInput[] | null;
}

@InputType({ description: 'An action that a partner begins.' })
export class DraftActionInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field({ description: 'Reference given by the partner, unique within the convention.' })
  reference: string;

  @Field({ description: 'Code of the axis within its convention.' })
  axis: string;

  @Field(() => Int, { description: 'Year of the programme.' })
  year: number;

  @Field({ description: 'Title.' })
  title: string;

  @Field(() => [String], { defaultValue: [], description: 'Codes of the académies where it takes place; empty: national, or not broken down.' })
  academies: string[];

  @Field(() => SheetInput, { nullable: true, defaultValue: null, description: 'Its planned fiche; null: to come.' })
  sheet: SheetInput | null;
}

@InputType({ description: 'A changed planned fiche, whole.' })
export class ReviseSheetInput extends OnActionInput {
  @Field(() => SheetInput, { description: 'The fiche.' })
  sheet: SheetInput;

  @Field(() => String, REASON)
  reason: string | null;
}

@InputType({ description: 'A change that was put before the committee.' })
export class PresentModificationInput extends OnActionInput {
  @Field(() => Boolean, { nullable: true, defaultValue: null, description: 'What was decided of it, where the text has the committee speak again and its ballots do not say it (a tie left to the chair); null where it votes, or only sees it.' })
  wasAdopted: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'The meeting, where it was held in the system.' })
  meetingId: number | null;
}

@InputType({ description: 'An opinion on an action.' })
export class OpinionInput extends OnActionInput {
  @Field(() => OpinionValue, { description: 'The opinion.' })
  value: keyof typeof OpinionValue;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What would make a reserved opinion favourable, in French. Never public.' })
  recommendations: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Its reasons, in French. Never public.' })
  reasoning: string | null;
}

@InputType({ description: 'What the committee said of an action.' })
export class CommitteeDecisionInput extends OnActionInput {
  @Field(() => CommitteeValue, { description: 'An opinion, or the result of its vote, as the text has it.' })
  value: CommitteeWord;

  @Field(() => String, REASON)
  grounds: string | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'The meeting, where it was held in the system.' })
  meetingId: number | null;
}

@InputType({ description: 'What the board decided of an action.' })
export class BoardDecisionInput extends OnActionInput {
  @Field(() => BoardValue, { description: 'The decision.' })
  value: BoardWord;

  @Field(() => String, REASON)
  grounds: string | null;
}

@InputType({ description: 'What the board decided of the programme of a year.' })
export class ProgrammeDecisionInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => BoardValue, { description: 'The decision.' })
  value: BoardWord;

  @Field(() => String, REASON)
  grounds: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day of the decision, past; today, if not said.' })
  on: string | null;
}

@InputType({ description: 'What came of an indicator.' })
export class IndicatorResultInput {
  @Field(() => Int, { description: 'Its number among the action’s indicators, from 1.' })
  position: number;

  @Field({ description: 'An exact decimal: `12.5`.' })
  result: string;
}

@InputType({ description: 'What was done of an action.' })
export class ReportRealisationInput extends OnActionInput {
  @Field(() => SheetInput, { nullable: true, defaultValue: null, description: 'The realised fiche; null: the one that came in by a file.' })
  sheet: SheetInput | null;

  @Field(() => [IndicatorResultInput], { defaultValue: [], description: 'Results of its indicators; one left out stays not evaluated.' })
  results: IndicatorResultInput[];
}

@InputType({ description: 'The end of an action.' })
export class EndActionInput extends OnActionInput {
  @Field(() => String, REASON)
  reason: string | null;
}
