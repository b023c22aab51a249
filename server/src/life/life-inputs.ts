import { Field, ID, InputType } from 'type-graphql';
import { JsonScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { NoticeKind, RecordedEventKind } from './life-enums.js';

@InputType({ description: 'What a party wrote to the others.' })
export class NoticeInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => NoticeKind, { description: 'What was written.' })
  kind: NoticeKind;

  @Field(() => ID, { description: 'Key of the party that wrote.' })
  party: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was sent.' })
  sentOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was received; null: no receipt on record.' })
  receivedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'A last day that a termination asks for; the text’s minimum prevails.' })
  requestedLastDay: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'A last day that all parties agreed on instead.' })
  agreedLastDay: string | null;

  @Field({ description: 'Where it is known from, in French: a letter and its reference. No personal data.' })
  source: string;
}

@InputType({ description: 'Something that happened to a convention.' })
export class EventInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => RecordedEventKind, { description: 'What happened.' })
  kind: RecordedEventKind;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Key of the party: of a signature, the one that signed; of a fact outside the text, the one it is about.' })
  party: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Of an ending, the key of its clause; of an event that sets off a duty, its kind in the text: `CAMPUS_CREATED` …' })
  clause: string | null;

  @Field(() => LocalDateScalar, { description: 'The day it happened.' })
  occurredOn: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day from which it has effect, where it says so.' })
  effectiveOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'The day it was notified.' })
  notifiedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'Of a renewal that all agreed on: its last day.' })
  agreedLastDay: string | null;

  @Field({ description: 'What it is, in one French sentence. No personal data.' })
  summary: string;

  @Field({ description: 'Where it is known from, in French.' })
  source: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Address of the source, https.' })
  sourceAddress: string | null;
}

@InputType({ description: 'An amendment (« avenant ») as signed.' })
export class AmendmentInput {
  @Field(() => ID, { description: 'Key of the convention.' })
  convention: string;

  @Field(() => LocalDateScalar, { description: 'Day of signature.' })
  signedOn: string;

  @Field(() => LocalDateScalar, { description: 'Day from which it applies.' })
  effectiveOn: string;

  @Field(() => [ID], { description: 'Keys of the parties that signed.' })
  signedBy: string[];

  @Field({ description: 'What it changes, in French.' })
  summary: string;

  @Field(() => JsonScalar, { description: 'The sections that it replaces, whole, in the format of convention files.' })
  changedTerms: unknown;
}
