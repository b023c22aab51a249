import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CentsScalar, DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { ActionStatus } from './action-enums.js';
import type { WithProvenance } from './source-line.graphql.js';
import { CommitmentMark } from './way-enums.js';

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
