import { Field, ObjectType } from 'type-graphql';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { citation, type Grounds as RuleGrounds } from '@conventions-ouvertes/shared/verdict';
import { ReadingOfClause } from '../convention/convention.graphql.js';

@ObjectType({ description: 'One fact that a verdict rests upon.' })
export class VerdictInput {
  @Field({ description: 'What it is, in French.' })
  label: string;

  @Field({ description: 'Its value, in French.' })
  value: string;
}

@ObjectType({ description: 'On what an answer of the rules rests: articles, readings of open clauses, facts.' })
export class Grounds {
  @Field(() => [String], { description: 'Articles read, in the order of the reasoning; empty where the text has none for it.' })
  articles: readonly string[];

  @Field({ description: 'The same as a French citation: « (articles 12 et 13) »; empty where there is none.' })
  citation: string;

  @Field(() => [ReadingOfClause], { description: 'Readings of open clauses that the answer depends on (« interprétations »).' })
  readings: readonly ReadingOfClause[];

  @Field(() => [VerdictInput], { description: 'The facts that it rests upon.' })
  inputs: readonly VerdictInput[];

  @Field({ description: 'One or two French sentences.' })
  explanation: string;
}

/** The grounds of a rule's answer, with the convention's own readings in full. */
export const groundsOf = (terms: BindingTerms, { articles, readings, inputs, explanation }: RuleGrounds): Grounds => ({
  articles,
  citation: citation(articles).trim(),
  readings: terms.readings.filter(({ topic }) => readings.includes(topic)),
  inputs,
  explanation,
});
