import { Field, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { Grounds } from './grounds.graphql.js';
import { ConventionEventKind, ConventionStatus, EndingGround, TermEndKind, TermOrigin } from './life-enums.js';

@ObjectType({ description: 'One run of a convention: the first, or one that a renewal opened. Earlier ones are kept.' })
export class ConventionTerm {
  @Field(() => Int, { description: 'From 1.' })
  number: number;

  @Field(() => TermOrigin, { description: 'What opened it.' })
  origin: TermOrigin;

  @Field(() => LocalDateScalar, { description: 'First day.' })
  firstDay: string;

  @Field(() => TermEndKind, { description: 'What is known of its end.' })
  endKind: TermEndKind;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null where it has none, or none that can be told.' })
  lastDay: string | null;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'The end of a convention, past or foreseen.' })
export class ConventionEnding {
  @Field(() => LocalDateScalar, { description: 'Last day in force.' })
  lastDay: string;

  @Field(() => EndingGround, { description: 'On what ground.' })
  ground: EndingGround;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A run of days on which a convention stands the same.' })
export class ConventionPhase {
  @Field(() => ConventionStatus, { description: 'Where it stands.' })
  status: ConventionStatus;

  @Field({ description: 'The same in French.' })
  label: string;

  @Field(() => LocalDateScalar, { description: 'First day.' })
  firstDay: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null: no later change is known.' })
  lastDay: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the term under way; null before the first and after the last.' })
  term: number | null;

  @Field(() => EndingGround, { nullable: true, description: 'On what ground it ended; null while it has not.' })
  ground: EndingGround | null;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A notice given, and what it does.' })
export class NoticeEffect {
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day from which it runs; null: not known yet.' })
  givenOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the convention that it sets; null: cannot be told.' })
  lastDay: string | null;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A breach or an event that would end the convention, and that nobody has confirmed: « à confirmer ».' })
export class EndingToConfirm {
  @Field(() => ID, { description: 'The event.' })
  event: string;

  @Field(() => EndingGround, { description: 'On what ground it would end.' })
  ground: EndingGround;

  @Field(() => Grounds, { description: 'On what this rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A convention’s life (« vie de la convention ») as of a day, past or future, by its own articles.' })
export class ConventionLife {
  @Field(() => LocalDateScalar, { description: 'The day asked about.' })
  on: string;

  @Field(() => ConventionStatus, { description: 'Where it stands on that day.' })
  status: ConventionStatus;

  @Field({ description: 'The same in French.' })
  label: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the phase that the day is in; null while undated.' })
  since: string | null;

  @Field(() => [ConventionTerm], { description: 'Terms begun by that day, oldest first; the first alone before it begins; none while undated.' })
  terms: readonly ConventionTerm[];

  @Field(() => ConventionEnding, { nullable: true, description: 'Its end, past or foreseen; null: none in sight, or impossible to tell.' })
  ending: ConventionEnding | null;

  @Field(() => [NoticeEffect], { description: 'Notices given by that day.' })
  notices: readonly NoticeEffect[];

  @Field(() => [EndingToConfirm], { description: 'Breaches found that the ministry has not confirmed: they end nothing.' })
  toBeConfirmed: readonly EndingToConfirm[];

  @Field(() => ConventionTerm, { nullable: true, description: 'The renewal that follows unless a party prevents it.' })
  nextRenewal: ConventionTerm | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day to prevent that renewal; null where none is due.' })
  lastDayToPreventRenewal: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether money may be newly committed; null: impossible to tell (undated).' })
  mayCommit: boolean | null;

  @Field(() => [Int], { description: 'Numbers of the amendments in force on that day, in the order of their effect.' })
  amendmentsInForce: readonly number[];

  @Field(() => [ConventionPhase], { description: 'Its whole life, phase by phase, as known today: each term and renewal kept. Empty while undated.' })
  phases: readonly ConventionPhase[];

  @Field(() => Grounds, { description: 'On what the answer rests.' })
  grounds: Grounds;
}

@ObjectType({ description: 'An amendment that is signed and changes nothing, with the reason.' })
export class RefusedAmendment {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field(() => Grounds, { description: 'Why it changes nothing.' })
  grounds: Grounds;
}

@ObjectType({ description: 'A convention’s terms as they bind on a day: the text, with the amendments in force by then.' })
export class TermsInForce {
  @Field(() => LocalDateScalar, { description: 'The day asked about.' })
  on: string;

  @Field(() => JsonScalar, { description: 'All terms, each with its article, in the published format of convention files.' })
  terms: unknown;

  @Field(() => [Int], { description: 'Numbers of the amendments applied, in the order applied.' })
  amendments: readonly number[];

  @Field(() => [RefusedAmendment], { description: 'Amendments that could not apply.' })
  refused: readonly RefusedAmendment[];
}

@ObjectType({ description: 'Something that happened to a convention, with its source.' })
export class ConventionEvent {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => ConventionEventKind, { description: 'What happened.' })
  kind: ConventionEventKind;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it happened, or was sent; null: only its receipt is known.' })
  occurredOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was received.' })
  receivedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day from which it has effect, where it says so.' })
  effectiveOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day a person of the ministry confirmed it; null: « à confirmer », or no need to.' })
  confirmedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the clause of the text that names it.' })
  clause: string | null;

  @Field({ description: 'What it is, in French.' })
  summary: string;

  @Field({ description: 'Where it is known from, in French.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'Address of the source.' })
  sourceAddress: string | null;

  @Field({ description: 'True for an invented fact of the demonstration (« fictif »).' })
  isDemo: boolean;

  partyKey: string | null;
  conventionKey: string;
}
