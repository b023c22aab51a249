import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CentsScalar, DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { CommitmentMark } from './way-enums.js';

export enum ActionStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  COMMISSION_OPINION = 'COMMISSION_OPINION',
  MINISTRIES_OPINION = 'MINISTRIES_OPINION',
  COMMITTEE = 'COMMITTEE',
  BOARD = 'BOARD',
  COMMITTED = 'COMMITTED',
  REALISED = 'REALISED',
  CLOSED = 'CLOSED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  ABANDONED = 'ABANDONED',
}
registerEnumType(ActionStatus, {
  name: 'ActionStatus',
  description: 'Where an action stands on its way (« parcours »).',
  valuesConfig: {
    DRAFT: { description: 'Being written (« brouillon »).' },
    SUBMITTED: { description: 'Sent by the partner (« déposée »).' },
    COMMISSION_OPINION: { description: 'Examined by the commission.' },
    MINISTRIES_OPINION: { description: 'Opinion of the ministries given.' },
    COMMITTEE: { description: 'Seen by the steering committee (« comité de pilotage »).' },
    BOARD: { description: 'Approved by the board (« conseil d’administration »).' },
    COMMITTED: { description: 'Credits committed (« engagée »).' },
    REALISED: { description: 'Done, realised fiche received (« réalisée »).' },
    CLOSED: { description: 'Closed (« close »).' },
    REFUSED: { description: 'Refused.' },
    WITHDRAWN: { description: 'Withdrawn by its author (« retirée »).' },
    ABANDONED: { description: 'Given up after it was accepted (« abandonnée »).' },
  },
});

export enum SheetKind {
  PLANNED = 'PLANNED',
  REALISED = 'REALISED',
}
registerEnumType(SheetKind, {
  name: 'SheetKind',
  description: 'Which fiche.',
  valuesConfig: {
    PLANNED: { description: '« Fiche action prévisionnelle » (annex 1).' },
    REALISED: { description: '« Fiche action réalisée » (annex 2).' },
  },
});

export enum IndicatorDirection {
  UP = 'UP',
  DOWN = 'DOWN',
}
registerEnumType(IndicatorDirection, {
  name: 'IndicatorDirection',
  description: 'Which way an indicator is meant to go.',
  valuesConfig: { UP: { description: 'The more, the better.' }, DOWN: { description: 'The less, the better.' } },
});

export enum Attainment {
  REACHED = 'REACHED',
  PARTLY = 'PARTLY',
  MISSED = 'MISSED',
  NOT_EVALUATED = 'NOT_EVALUATED',
  NO_TARGET = 'NO_TARGET',
}
registerEnumType(Attainment, {
  name: 'Attainment',
  description: 'What came of an indicator, its result set against its target.',
  valuesConfig: {
    REACHED: { description: 'The target is reached (« atteinte »).' },
    PARTLY: { description: 'Not reached, but at least half of the way (« en partie »).' },
    MISSED: { description: 'Missed (« manquée »).' },
    NOT_EVALUATED: { description: 'No result: nobody can tell, which is not zero (« non évaluée »).' },
    NO_TARGET: { description: 'A result, but no target to set it against (« sans cible »).' },
  },
});

@ObjectType({ description: 'Where a line came from: the file as received, its sheet and row.' })
export class SourceLine {
  @Field({ description: 'Name of the file.' })
  file: string;

  @Field({ description: 'SHA-256 of the file.' })
  sha256: string;

  @Field(() => String, { nullable: true, description: 'Sheet of the workbook; null for a CSV file.' })
  sheet: string | null;

  @Field(() => Int, { nullable: true, description: 'Row in the sheet, the header being row 1.' })
  row: number | null;

  @Field(() => DateTimeScalar, { description: 'When the file was imported.' })
  importedAt: Date;
}

/** What every row that came in by a file carries. */
export interface WithProvenance {
  importFileId?: number | null | undefined;
  sourceSheet?: string | null | undefined;
  sourceRow?: number | null | undefined;
}

@ObjectType({ description: 'An action under a convention, with its fiches.' })
export class Action {
  @Field(() => ID, { description: 'Identifier in this database.' })
  id: number;

  @Field({ description: 'Stable name in addresses.' })
  slug: string;

  @Field({ description: 'Reference given by the partner, unique within the convention.' })
  reference: string;

  @Field({ description: 'Title.' })
  title: string;

  @Field(() => Int, { description: 'Year of the programme that it belongs to (« année N »).' })
  year: number;

  @Field(() => ActionStatus, { description: 'Where it stands.' })
  status: ActionStatus;

  @Field({ description: 'True for an invented action of the demonstration data (« fictif »).' })
  isDemo: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was made public; null: it is not, and only those who take part in it read it.' })
  publishedAt: Date | null;

  conventionKey: string;
  axisCode: string;
}
export interface Action extends WithProvenance {}

@ObjectType({ description: 'Someone who acts beside the signatories: provider, campus, school, firm …' })
export class Actor {
  @Field({ description: '`PROVIDER`, `PARTNER`, `CAMPUS`, `NETWORK`, `SCHOOL`, `HIGHER_EDUCATION`, `FIRM`, `BRANCH`, `ASSOCIATION` or `PUBLIC_BODY`.' })
  role: string;

  @Field({ description: 'Name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'SIRET, fourteen digits; null where not told.' })
  siret: string | null;

  uai: string | null;
}

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

  @Field(() => CentsScalar, { description: 'Amount, to which the sources add up to the cent.' })
  totalCents: number;

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

@ObjectType({ description: 'An amount legally engaged (« engagement des crédits »).' })
export class Commitment {
  @Field(() => ID, { description: 'Identifier in this database.' })
  id: number;

  @Field(() => CentsScalar, { name: 'cents', description: 'Amount.' })
  amountCents: number;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the commitment; null where not told.' })
  committedOn: string | null;

  @Field(() => String, { nullable: true, description: 'What it was decided on.' })
  ground: string | null;

  @Field(() => [CommitmentMark], { description: 'What did not stop it, and shows wherever it shows.' })
  marks: CommitmentMark[];

  conventionKey: string;
  fundingSourceCode: string;
  academyCode: string | null;
}
export interface Commitment extends WithProvenance {}
