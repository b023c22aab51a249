import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CountFigure } from '../figures/figures.graphql.js';
import { Grounds } from '../life/grounds.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { ObligationFinding, ObligationKind, ObligationNature, ObligationStatus, ReportFactName } from './obligation-enums.js';

@ObjectType({ description: 'What a party answers to a finding; shown beside it.' })
export class FindingAnswer {
  @Field({ description: 'The answer, in French.' })
  answer: string;

  @Field(() => LocalDateScalar, { description: 'The day of it.' })
  answeredOn: string;

  partyKey: string;
}

@ObjectType({ description: 'A deadline or a duty that an article sets (« échéance, obligation »), as of a day.' })
export class Obligation {
  @Field(() => ID, { description: 'Stable from one day to the next: the convention, the clause and the period.' })
  id: string;

  @Field(() => ObligationKind, { description: 'What it is about.' })
  kind: ObligationKind;

  @Field(() => ObligationNature, { description: 'How far it binds.' })
  nature: ObligationNature;

  @Field({ description: 'What is owed, in French.' })
  label: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day from which it is owed; null: not known.' })
  since: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day on which it is in time; null where the text sets none, or none can be told.' })
  dueOn: string | null;

  @Field({ description: 'Who owes it, as the text names them, in French.' })
  owedByLabel: string;

  @Field(() => [String], { description: 'To whom, in French.' })
  owedToLabels: readonly string[];

  @Field(() => ObligationStatus, { description: 'Where it stands.' })
  status: ObligationStatus;

  @Field({ description: 'The same as the public reads it: « Manquée (à confirmer) ».' })
  statusLabel: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was done; null: not done, or not on record.' })
  doneOn: string | null;

  @Field(() => String, { nullable: true, description: 'The fact on record that meets it: a meeting, a report.' })
  doneBy: string | null;

  @Field(() => ObligationFinding, { nullable: true, description: 'Whether the ministry has looked at a delay or a miss; null where nothing was found.' })
  finding: ObligationFinding | null;

  @Field(() => Grounds, { description: 'The article, the readings and the facts that it rests on.' })
  grounds: Grounds;

  @Field({ description: 'True where it rests on invented records of the demonstration (« fictif »).' })
  isDemo: boolean;

  conventionKey: string;
  parties: readonly string[];
  storedAnswers: readonly { readonly party: string; readonly answer: string; readonly answeredOn: string }[];
}

@ObjectType({ description: 'How many duties stand so.' })
export class ObligationCount {
  @Field(() => ObligationStatus, { description: 'Where they stand.' })
  status: ObligationStatus;

  @Field(() => Int, { description: 'How many.' })
  count: number;
}

@ObjectType({ description: 'Duties of one or several conventions, by last day.' })
export class ObligationList {
  @Field(() => LocalDateScalar, { description: 'The day as of which they are told.' })
  on: string;

  @Field(() => Int, { description: 'How many in all, whatever the page.' })
  total: number;

  @Field(() => [ObligationCount], { description: 'The same by status, each status present.' })
  counts: readonly ObligationCount[];

  all: readonly Obligation[];
}

@InputType({ description: 'Which duties; every criterion narrows, an absent one does not.' })
export class ObligationFilter {
  @Field(() => [ID], { nullable: true, description: 'Keys of conventions.' })
  conventions?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Keys of parties that answer for it.' })
  parties?: string[] | null;

  @Field(() => [ObligationStatus], { nullable: true, description: 'Where it stands.' })
  statuses?: ObligationStatus[] | null;

  @Field(() => [ObligationKind], { nullable: true, description: 'What it is about.' })
  kinds?: ObligationKind[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day on or after; those without a last day are left out.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day on or before; those without a last day are left out. A year ahead, if not said.' })
  to?: string | null;
}

@ObjectType({ description: 'A part of the participations that a best-effort duty is about.' })
export class BestEffortShare {
  @Field({ description: 'Code of the audience, or `GIRLS`, `BOYS`, `DISABILITY`.' })
  name: string;

  @Field({ description: 'Label, in French.' })
  label: string;

  @Field(() => CountFigure, { nullable: true, description: 'Participations reached; null where no action told any.' })
  participations: CountFigure | null;

  @Field(() => Int, { nullable: true, description: 'Share in hundredths of a percent, cut; null where it cannot be told.' })
  basisPoints: number | null;
}

@ObjectType({ description: 'A best-effort duty (« obligation de moyens »): an indicator, never met or missed.' })
export class BestEffort {
  @Field({ description: 'What it aims at: `FAIR_TARGETING`, `GIRLS_BOYS` …' })
  aim: string;

  @Field(() => [BestEffortShare], { description: 'The parts compared; empty where nothing that is reported measures it.' })
  shares: readonly BestEffortShare[];

  @Field(() => Grounds, { description: 'The article and what it asks for.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A correction of a day that was recorded of a report: the earlier day is kept beside the true one (« rectification »).' })
export class ReportCorrection {
  @Field(() => ID, { description: 'Key of the report in the text.' })
  report: string;

  @Field(() => Int, { nullable: true, description: 'The year reported on; null: all the years.' })
  year: number | null;

  @Field(() => ReportFactName, { description: 'Which day was wrong.' })
  fact: ReportFactName;

  @Field(() => ID, { nullable: true, description: 'Key of the body that it was shown to; null: the day was of another kind.' })
  shownTo: string | null;

  @Field(() => LocalDateScalar, { description: 'The day that was on record.' })
  formerOn: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The true day; null: it had not happened at all.' })
  trueOn: string | null;

  @Field({ description: 'Why, in French.' })
  reason: string;

  @Field(() => LocalDateScalar, { description: 'The day of the correction.' })
  correctedOn: string;
}
