import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CentsScalar } from '../platform/graphql/scalars.js';

export enum FigureState {
  KNOWN = 'KNOWN',
  NOT_REPORTED = 'NOT_REPORTED',
  HIDDEN = 'HIDDEN',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}
registerEnumType(FigureState, {
  name: 'FigureState',
  description: 'What is known of a figure. Zero, not reported, hidden and not applicable are four different things.',
  valuesConfig: {
    KNOWN: { description: 'The value is known; it may be zero, and may stand on a part of the reports only (see coverage).' },
    NOT_REPORTED: { description: 'Expected, and nothing came in (« non communiqué »).' },
    HIDDEN: { description: 'Known, and hidden (« secret statistique »).' },
    NOT_APPLICABLE: { description: 'Has no sense here (« sans objet »).' },
  },
});

export enum Dimension {
  CONVENTION = 'CONVENTION',
  YEAR = 'YEAR',
  MONTH = 'MONTH',
  AXIS = 'AXIS',
  TOP_AXIS = 'TOP_AXIS',
  THEME = 'THEME',
  FUNDING_SOURCE = 'FUNDING_SOURCE',
  ACADEMIC_REGION = 'ACADEMIC_REGION',
  ACADEMY = 'ACADEMY',
  AUDIENCE = 'AUDIENCE',
}
registerEnumType(Dimension, {
  name: 'Dimension',
  description: 'What figures can be broken down by.',
  valuesConfig: {
    CONVENTION: { description: 'Convention.' },
    YEAR: { description: 'Year of the programme (« année N »).' },
    MONTH: {
      description:
        'Month, `2018-03`, of what the line is dated by: the start planned, the commitment, the start of what was realised; what has no date has a bucket of its own. Money only.',
    },
    AXIS: { description: 'Axis as the action names it, sub-axes apart.' },
    TOP_AXIS: { description: 'Axis at the top, sub-axes added to it.' },
    THEME: { description: 'Theme of the common nomenclature.' },
    FUNDING_SOURCE: { description: 'Source charged (« ressource »); money only.' },
    ACADEMIC_REGION: { description: 'Région académique; what was not broken down has a bucket of its own (« non ventilé »).' },
    ACADEMY: { description: 'Académie; what was not broken down has a bucket of its own (« non ventilé »).' },
    AUDIENCE: { description: 'Audience (« public »); participations only.' },
  },
});

export enum CapKnowledge {
  KNOWN = 'KNOWN',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(CapKnowledge, {
  name: 'CapKnowledge',
  description: 'Whether the amount of a cap is known. Where the text sets no cap, there is no row at all.',
  valuesConfig: {
    KNOWN: { description: 'The amount is known.' },
    UNKNOWN: { description: 'A cap exists; its amount is set elsewhere and is not known.' },
  },
});

@ObjectType({ description: 'An amount of money with what is known of it. It opens to its proof.' })
export class MoneyFigure {
  @Field(() => FigureState, { description: 'What is known.' })
  state: FigureState;

  @Field(() => CentsScalar, { nullable: true, description: 'Amount; null unless known.' })
  cents: number | null;

  @Field(() => ID, { description: 'Opens to the lines behind it: `proof(id:)`.' })
  proof: string;

  @Field(() => Int, { description: 'How many of the expected actions told this amount.' })
  reported: number;

  @Field(() => Int, { description: 'How many actions are expected to tell it.' })
  expected: number;

  @Field(() => String, {
    nullable: true,
    description: 'What was left out of it, in French (« hors apports d’entreprises »): money of firms, which is told by `firmsMoney` alone. Null where nothing was.',
  })
  setAside: string | null;
}

@ObjectType({ description: 'A number of participations with what is known of it: participations, never people.' })
export class CountFigure {
  @Field(() => FigureState, { description: 'What is known.' })
  state: FigureState;

  @Field(() => Int, { nullable: true, description: 'Participations; null unless known.' })
  count: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a hidden number, what is told of it: its lines that are shown, and those that are told together. The whole is at least that. Null where nothing is told, and where nothing is hidden.',
  })
  atLeast: number | null;

  @Field(() => ID, { description: 'Opens to the lines behind it: `proof(id:)`.' })
  proof: string;

  @Field(() => Int, { description: 'How many of the expected parts told it: actions, or lines for a part of an audience.' })
  reported: number;

  @Field(() => Int, { description: 'How many parts are expected to tell it.' })
  expected: number;
}

@ObjectType({ description: 'What one participation cost, over actions that told both money and participations.' })
export class CostFigure {
  @Field(() => FigureState, { description: 'What is known.' })
  state: FigureState;

  @Field(() => CentsScalar, { nullable: true, description: 'Cents a participation, rounded to the nearest; null unless known.' })
  cents: number | null;

  @Field(() => ID, { description: 'Opens to the lines behind it: `proof(id:)`.' })
  proof: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was left out of it, in French (« hors apports d’entreprises »): money of firms, which is told by `firmsMoney` alone. Null where nothing was.',
  })
  setAside: string | null;
}

@ObjectType('DimensionKey', { description: 'One value of a dimension.' })
export class DimensionKeyType {
  @Field(() => Dimension, { description: 'The dimension.' })
  dimension: Dimension;

  @Field(() => String, { nullable: true, description: 'Code; null for what was not broken down.' })
  code: string | null;

  @Field({ description: 'French label.' })
  label: string;
}

@InputType({ description: 'What a figure is made of. Criteria are combined (and); values of one criterion are alternatives (or).' })
export class FigureFilter {
  @Field(() => [String], { nullable: true, description: 'Keys of conventions.' })
  conventions?: string[];

  @Field(() => [Int], { nullable: true, description: 'Years of the programme.' })
  years?: number[];

  @Field(() => [ID], { nullable: true, description: 'Axes, with all that is under them: `opca-defi-2016/4`.' })
  axes?: string[];

  @Field(() => [String], { nullable: true, description: 'Codes of themes.' })
  themes?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Funding sources: `opca-defi-2016/HORS_QUOTA`. Money of these alone; participations of actions that use them.',
  })
  fundingSources?: string[];

  @Field(() => [String], { nullable: true, description: 'Codes of régions académiques.' })
  academicRegions?: string[];

  @Field(() => [String], { nullable: true, description: 'Codes of académies.' })
  academies?: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of audiences. Participations of these alone; money of actions that reach for them.',
  })
  audiences?: string[];

  @Field(() => Boolean, { nullable: true, description: 'Only what was not broken down by place (« non ventilé »).' })
  notBrokenDown?: boolean;
}

@ObjectType({ description: 'Money of one cell of a breakdown.' })
export class SpendingCell {
  @Field(() => [DimensionKeyType], { description: 'The keys of the cell, in the order asked for.' })
  keys: DimensionKeyType[];

  @Field(() => MoneyFigure, { description: 'Planned (fiches prévisionnelles).' })
  planned: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Committed (« engagé »).' })
  committed: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Spent (fiches réalisées).' })
  spent: MoneyFigure;

  @Field(() => Int, { description: 'Actions of the cell. One action may stand in several cells.' })
  actions: number;
}

@ObjectType({ description: 'Participations of one cell of a breakdown.' })
export class ReachCell {
  @Field(() => [DimensionKeyType], { description: 'The keys of the cell, in the order asked for.' })
  keys: DimensionKeyType[];

  @Field(() => CountFigure, { description: 'Planned participations.' })
  planned: CountFigure;

  @Field(() => CountFigure, { description: 'Participations reached.' })
  reached: CountFigure;

  @Field(() => CountFigure, { description: 'Of those reached, girls and women, where told.' })
  girls: CountFigure;

  @Field(() => CountFigure, { description: 'Of those reached, boys and men, where told.' })
  boys: CountFigure;

  @Field(() => CountFigure, { description: 'Of those reached, people with a disability, where told.' })
  disability: CountFigure;

  @Field(() => Int, { description: 'Actions of the cell.' })
  actions: number;
}

@ObjectType({ description: 'Outcomes of one cell: how many indicators came to what. Unlike units are never averaged.' })
export class OutcomeCell {
  @Field(() => [DimensionKeyType], { description: 'The keys of the cell, in the order asked for.' })
  keys: DimensionKeyType[];

  @Field(() => Int, { description: 'Indicators of accepted actions.' })
  indicators: number;

  @Field(() => Int, { description: 'Targets reached.' })
  reached: number;

  @Field(() => Int, { description: 'Targets reached in part.' })
  partly: number;

  @Field(() => Int, { description: 'Targets missed.' })
  missed: number;

  @Field(() => Int, { description: 'Not evaluated: no result, which is not zero.' })
  notEvaluated: number;

  @Field(() => Int, { description: 'With a result, but no target to set it against.' })
  noTarget: number;

  @Field(() => ID, { description: 'Opens to the indicators behind it: `proof(id:)`.' })
  proof: string;
}

@ObjectType({ description: 'Cost of one cell of a breakdown.' })
export class EfficiencyCell {
  @Field(() => [DimensionKeyType], { description: 'The keys of the cell, in the order asked for.' })
  keys: DimensionKeyType[];

  @Field(() => CostFigure, { description: 'Spent per participation reached.' })
  costPerParticipation: CostFigure;
}
