import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'Where reference data come from, as of which date, under which licence.' })
export class ReferenceSource {
  @Field(() => ID, { description: 'Stable key of the source.' })
  key: string;

  @Field({ description: 'Title of the data set.' })
  title: string;

  @Field({ description: 'Body that publishes it.' })
  publisher: string;

  @Field({ description: 'Licence under which it may be reused.' })
  licence: string;

  @Field(() => LocalDateScalar, { description: 'Day on which it was taken.' })
  retrievedOn: string;

  @Field(() => String, { nullable: true, description: 'What was changed, or through which mirror it came; null if nothing.' })
  note: string | null;
}

@ObjectType({ description: 'A group of académies under one rectorate (« région académique »).' })
export class AcademicRegion {
  @Field(() => ID, { description: "INSEE's region code, two digits." })
  code: string;

  @Field({ description: 'Official name.' })
  name: string;
}

@ObjectType({ description: "The education service's territory (« académie »)." })
export class Academy {
  @Field(() => ID, { description: 'Official académie code, two digits.' })
  code: string;

  @Field({ description: 'Official name.' })
  name: string;

  academicRegionCode: string;
}

@ObjectType({ description: 'A département.' })
export class Department {
  @Field(() => ID, { description: 'INSEE code of the département.' })
  code: string;

  @Field({ description: 'Official name.' })
  name: string;

  academyCode: string | null;
}

@ObjectType({ description: 'A collège or lycée (« établissement »), by its UAI.' })
export class School {
  @Field(() => ID, { description: 'National identifier of the school (UAI): seven digits and a check letter.' })
  uai: string;

  @Field({ description: 'Name of the school.' })
  name: string;

  @Field({ description: '`COLLEGE` or `LYCEE`.' })
  kind: string;

  @Field({ description: 'Commune where it stands.' })
  commune: string;

  @Field({ description: '`PUBLIC` or `PRIVATE`.' })
  sector: string;

  @Field({ description: 'Académie or overseas territory as the directory names it.' })
  territoryName: string;

  @Field({ description: 'True for an invented school of the demonstration data (« fictif »).' })
  isDemo: boolean;

  academyCode: string | null;
}

@ObjectType({ description: 'A page of schools.' })
export class SchoolConnection {
  @Field(() => [School], { description: 'The schools of this page.' })
  nodes: School[];

  @Field(() => Int, { description: 'Number of schools that match, on all pages.' })
  totalCount: number;

  @Field({ description: 'Whether another page follows.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor to ask for the next page; null when the page is empty.' })
  endCursor: string | null;
}

@ObjectType({ description: 'A theme of the common nomenclature (« thème »), which makes axes of different conventions comparable.' })
export class Theme {
  @Field(() => ID, { description: 'Code of the theme.' })
  code: string;

  @Field({ name: 'label', description: 'French label.' })
  labelFr: string;

  @Field({ description: 'English label.' })
  labelEn: string;

  @Field({ description: 'What the theme covers, in French.' })
  description: string;
}

@ObjectType({ description: 'A group of people that actions aim at (« public »), of the common nomenclature.' })
export class Audience {
  @Field(() => ID, { description: 'Code of the audience.' })
  code: string;

  @Field({ name: 'label', description: 'French label.' })
  labelFr: string;
}

@ObjectType({ description: 'Lycée pupils of an académie (« lycéens »): the only denominator for rates per pupil.' })
export class PupilCount {
  @Field(() => Int, { description: 'All lycée pupils.' })
  total: number;

  @Field(() => Int, { description: 'Pupils of the general and technological way.' })
  generalTechnological: number;

  @Field(() => Int, { description: 'Pupils of the vocational way.' })
  vocational: number;

  sourceKey: string;
}
