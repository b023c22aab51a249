import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { JsonScalar, LocalDateScalar } from '../platform/graphql/scalars.js';

export enum ConventionKind {
  CONVENTION = 'CONVENTION',
  TEMPLATE = 'TEMPLATE',
  LOCAL = 'LOCAL',
}
registerEnumType(ConventionKind, {
  name: 'ConventionKind',
  description: 'What a text is.',
  valuesConfig: {
    CONVENTION: { description: 'A convention signed, or to be signed, by named parties.' },
    TEMPLATE: { description: 'A model with blanks (« modèle »): it binds nobody.' },
    LOCAL: { description: 'A local convention made from a template (« convention locale »).' },
  },
});

export enum ConventionLevel {
  NATIONAL = 'NATIONAL',
  ACADEMIC_REGION = 'ACADEMIC_REGION',
  ACADEMY = 'ACADEMY',
  LOCAL = 'LOCAL',
}
registerEnumType(ConventionLevel, {
  name: 'ConventionLevel',
  description: 'Level at which a convention is signed (« niveau »).',
  valuesConfig: {
    NATIONAL: { description: 'By a ministry.' },
    ACADEMIC_REGION: { description: 'By a région académique.' },
    ACADEMY: { description: 'By an académie.' },
    LOCAL: { description: 'By a school, or for one formation.' },
  },
});

export enum CapPeriod {
  CALENDAR_YEAR = 'CALENDAR_YEAR',
  CONVENTION_YEAR = 'CONVENTION_YEAR',
}
registerEnumType(CapPeriod, {
  name: 'CapPeriod',
  description: 'What « par an » is read as, for a cap.',
  valuesConfig: {
    CALENDAR_YEAR: { description: 'From 1 January to 31 December.' },
    CONVENTION_YEAR: { description: 'From one anniversary of the signature to the next.' },
  },
});

@ObjectType({ description: 'A cooperation convention (« convention de coopération »), as data.' })
export class Convention {
  @Field(() => ID, { description: 'Stable key, part of addresses.' })
  key: string;

  @Field(() => ConventionKind, { description: 'Convention, template or local convention.' })
  kind: ConventionKind;

  @Field(() => ConventionLevel, { description: 'Level at which it is signed.' })
  level: ConventionLevel;

  @Field({ description: 'Full title.' })
  title: string;

  @Field({ description: 'Short title, for tables and charts.' })
  shortTitle: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of signature; null where the text is undated or a template.' })
  signedOn: string | null;

  @Field({ description: 'True for an invented convention of the demonstration data (« fictif »).' })
  isDemo: boolean;

  @Field(() => JsonScalar, {
    description: 'All terms, each with its article, as the published format of convention files sets them.',
  })
  terms: unknown;

  templateKey: string | null;
  parentKey: string | null;
}

@ObjectType({ description: 'A body bound by conventions (« partie »).' })
export class Party {
  @Field(() => ID, { description: 'Stable key.' })
  key: string;

  @Field({ description: 'Full name.' })
  name: string;

  @Field({ description: 'Short name.' })
  shortName: string;

  @Field({ description: 'What it is: `MINISTRY`, `OPCO`, `EMPLOYERS_ORGANISATION` …' })
  kind: string;

  @Field(() => String, { nullable: true, description: 'SIREN, nine digits; null where none is recorded.' })
  siren: string | null;

  @Field({ description: 'True for an invented body of the demonstration data (« fictif »).' })
  isDemo: boolean;
}

@ObjectType({ description: 'A person who signs (« signataire »), with the office held.' })
export class Signatory {
  @Field({ description: 'Name, as signed.' })
  name: string;

  @Field({ description: 'Office held (« qualité »).' })
  office: string;

  signsFor: string;
}

@ObjectType({ description: 'An amendment (« avenant »): replaces terms from a date on, the earlier text being kept.' })
export class Amendment {
  @Field(() => Int, { description: 'Number within the convention, from 1.' })
  number: number;

  @Field(() => LocalDateScalar, { description: 'Day of signature.' })
  signedOn: string;

  @Field(() => LocalDateScalar, { description: 'Day from which it applies.' })
  effectiveOn: string;

  @Field({ description: 'What it changes, in French.' })
  summary: string;
}

@ObjectType({ description: 'A field of cooperation (« axe ») that actions hang on; sub-articles are axes of their own.' })
export class Axis {
  @Field({ description: 'Number of the article: `4`, `4.1`.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'Article that sets it; null where the text gives no number.' })
  article: string | null;

  @Field({ description: 'Title, in French.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'What the article sets, in our own words, in French.' })
  summary: string | null;

  @Field(() => Int, { description: 'Order within the convention, from 1.' })
  position: number;

  conventionKey: string;
  parentCode: string | null;
  themeCode: string;
}

@ObjectType({ description: 'A group of people that a convention is for.' })
export class ConventionAudience {
  @Field(() => String, { nullable: true, description: 'Article that names it.' })
  article: string | null;

  audienceCode: string;
}

@ObjectType({ description: 'Where money charged by a fiche comes from (« ressource »).' })
export class FundingSource {
  @Field({ description: 'Code within the convention: `HORS_QUOTA`.' })
  code: string;

  @Field({ description: 'Label, in French.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'Article that names it.' })
  article: string | null;

  conventionKey: string;
}

@ObjectType({ description: 'A ceiling on what may be committed from funding sources in a year (« plafond »).' })
export class Cap {
  @Field(() => ID, { description: 'Stable key.' })
  key: string;

  @Field({ description: 'Label, in French.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'Article that sets it.' })
  article: string | null;

  @Field(() => CapPeriod, { description: 'Calendar year or year of the convention.' })
  period: CapPeriod;
}

@ObjectType('Reading', { description: 'How an open clause is read (« interprétation »): shown beside what it decides.' })
export class ReadingOfClause {
  @Field(() => ID, { description: 'Key within the convention.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Article that leaves the question open.' })
  article: string | null;

  @Field({ description: 'The question, in French.' })
  question: string;

  @Field({ name: 'reading', description: 'The reading, a French sentence.' })
  sentence: string;

  @Field({ description: 'Why, in French.' })
  reason: string;

  @Field({ description: 'Who decided: an office or a body.' })
  decidedBy: string;

  @Field(() => LocalDateScalar, { description: 'When it was decided.' })
  decidedOn: string;
}
