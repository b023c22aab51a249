import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CentsScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { Attainment, IndicatorDirection, SheetKind } from './action-enums.js';
import type { WithProvenance } from './source-line.graphql.js';

@ObjectType({ description: 'A fiche of an action, planned or realised, in one version (annexes 1 and 2).' })
export class Sheet {
  @Field(() => ID, { description: 'Identifier in this database.' })
  id: number;

  @Field(() => SheetKind, { description: 'Planned or realised.' })
  kind: SheetKind;

  @Field(() => Int, { description: 'Version, from 1; earlier ones are kept.' })
  version: number;

  @Field({ description: 'Whether figures read this version.' })
  isCurrent: boolean;

  @Field({ description: 'Whether it waits to be presented to the committee before it applies; never so for the public.' })
  isPending: boolean;

  @Field(() => String, { nullable: true, description: 'Number of the fiche (« n° P- », « n° R- »).' })
  number: string | null;

  @Field(() => String, { nullable: true, description: 'Article of the convention that the fiche names.' })
  article: string | null;

  @Field(() => String, { nullable: true, description: 'Who steers the action for the partner (« pilotage »).' })
  steeringPartner: string | null;

  @Field(() => String, { nullable: true, description: 'Who steers it for the ministry, région académique or académie.' })
  steeringMinistry: string | null;

  @Field(() => String, { nullable: true, description: 'Target audiences, as written (« publics cibles »).' })
  targetAudiences: string | null;

  @Field(() => String, { nullable: true, description: 'Objectives.' })
  objectives: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day.' })
  startsOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day.' })
  endsOn: string | null;

  @Field(() => String, { nullable: true, description: 'Partner or provider (« partenaire, prestataire »), as written.' })
  partnerOrProvider: string | null;

  @Field(() => String, { nullable: true, description: 'What the action is (« descriptif »).' })
  description: string | null;

  @Field(() => String, { nullable: true, description: 'Tools and activities, planned or done.' })
  toolsAndActivities: string | null;

  @Field(() => String, { nullable: true, description: 'Success indicators, as written; planned fiche only.' })
  successIndicators: string | null;

  @Field(() => String, { nullable: true, description: 'How it will be evaluated; planned fiche only.' })
  evaluationMethod: string | null;

  @Field(() => String, { nullable: true, description: 'Quantitative review (« bilan quantitatif »); realised fiche only.' })
  quantitativeReview: string | null;

  @Field(() => String, { nullable: true, description: 'Qualitative review (« bilan qualitatif »); realised fiche only.' })
  qualitativeReview: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day on which the fiche was received; null where not told.' })
  receivedOn: string | null;

  actionId: number;
}
export interface Sheet extends WithProvenance {}

@ObjectType({ description: 'A line of the financial annex (« poste de dépenses »).' })
export class ExpenseItem {
  @Field(() => ID, { description: 'Identifier in this database.' })
  id: number;

  @Field(() => Int, { description: 'Order in the annex, from 1.' })
  position: number;

  @Field({ description: 'What is paid for.' })
  label: string;

  @Field(() => CentsScalar, { nullable: true, description: 'Amount, to which the sources add up to the cent; null where it is hidden.' })
  totalCents: number | null;

  @Field({ description: 'Whether its amount is hidden (« secret statistique »), since a firm gave a part of it. The parts of others are told.' })
  isTotalHidden: boolean;

  conventionKey: string;
  academyCode: string | null;
  schoolUai: string | null;
}
export interface ExpenseItem extends WithProvenance {}

@ObjectType({ description: 'The part of an expense item that one source pays (« ressource affectée »).' })
export class ExpenseShare {
  @Field(() => CentsScalar, { description: 'Amount charged to the source.' })
  cents: number;

  conventionKey: string;
  fundingSourceCode: string;
}

@ObjectType({ description: 'Participations of one audience at one place (« effectifs »): participations, never people.' })
export class Headcount {
  @Field(() => Int, { nullable: true, description: 'Participations; null: not reported (« non communiqué »), or hidden.' })
  total: number | null;

  @Field(() => Boolean, { description: 'Whether the participations are hidden (« secret statistique »), which is neither zero nor not reported.' })
  isTotalHidden?: boolean;

  @Field(() => Boolean, { description: 'Whether girls and boys are hidden (« secret statistique »).' })
  isGenderHidden?: boolean;

  @Field(() => Boolean, { description: 'Whether people with a disability are hidden (« secret statistique »).' })
  isDisabilityHidden?: boolean;

  @Field(() => Int, { nullable: true, description: 'Of which girls and women; null: not told, or hidden.' })
  girls: number | null;

  @Field(() => Int, { nullable: true, description: 'Of which boys and men; null: not told, or hidden.' })
  boys: number | null;

  @Field(() => Int, { nullable: true, description: 'Of which people with a disability; null: not told, or hidden.' })
  disability: number | null;

  audienceCode: string;
  academyCode: string | null;
  schoolUai: string | null;
}
export interface Headcount extends WithProvenance {}

@ObjectType({ description: 'A measure of success set with the action (« indicateur »).' })
export class Indicator {
  @Field(() => ID, { description: 'Identifier in this database.' })
  id: number;

  @Field({ description: 'What is measured.' })
  label: string;

  @Field({ description: 'Unit of target and result, in French.' })
  unit: string;

  @Field(() => IndicatorDirection, { description: 'Which way is better.' })
  direction: IndicatorDirection;

  @Field(() => String, { nullable: true, description: 'Target, an exact decimal; null where none is set.' })
  target: string | null;

  @Field(() => String, { nullable: true, description: 'Result, an exact decimal; null: not evaluated, which is not zero.' })
  result: string | null;

  @Field(() => Boolean, { description: 'Whether target and result are hidden (« secret statistique »): they count few people, or repeat a hidden headcount.' })
  isHidden?: boolean;

  hiddenAttainment?: Attainment;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the evaluation.' })
  evaluatedOn: string | null;

  academyCode: string | null;
}
export interface Indicator extends WithProvenance {}

@ObjectType({ description: 'Support that is not money (« apport en nature »): in no total.' })
export class InKindSupport {
  @Field({ description: 'What is given or lent.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  givenBy: string | null;

  @Field(() => CentsScalar, { nullable: true, description: 'Estimated value; null where none is given.' })
  estimatedCents: number | null;
}
