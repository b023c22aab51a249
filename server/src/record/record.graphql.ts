import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar, JsonScalar } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'A line of the record of changes, which nobody can alter (« historique »). It names no person.' })
export class RecordLine {
  @Field(() => ID, { description: 'Number of the line.' })
  id: number;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'Role of whoever acted; null: the program itself, loading files.' })
  actorRole: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the party that they act for; null where they act for none.' })
  actorParty: string | null;

  @Field({ description: 'What was done, upper snake: `ACTION_SUBMITTED`, `CREDITS_COMMITTED` …' })
  change: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What it was before; null where there was nothing.' })
  before: object | null;

  @Field(() => JsonScalar, { nullable: true, description: 'What it is after; null where there is nothing.' })
  after: object | null;

  @Field(() => String, { nullable: true, description: 'Why, in French; null where no reason was asked for.' })
  reason: string | null;

  @Field(() => [String], { description: 'Articles of the convention that it rests upon.' })
  articles: string[];
}
