import { Field, Int, ObjectType } from 'type-graphql';
import { CentsScalar } from '../platform/graphql/scalars.js';
import { FigureState } from './figures.graphql.js';

@ObjectType({ description: 'What firms gave, with what may be told of it.' })
export class FirmsMoneyFigure {
  @Field(() => FigureState, { description: 'What is known: a sum of fewer than three firms, or that one of them dominates, is hidden (« secret statistique »).' })
  state: FigureState;

  @Field(() => CentsScalar, { nullable: true, description: 'Amount; null unless known.' })
  cents: number | null;

  @Field({ description: 'Whether it is the sum of now: a change that would give a firm away leaves what was told before.' })
  isOfNow: boolean;
}

@ObjectType({ description: 'Money that firms gave to published actions: of a convention’s year, of a convention, of a year, or of all. It is in no other figure that the public reads.' })
export class FirmsMoneyCell {
  @Field(() => Int, { nullable: true, description: 'Year of the programme; null: all years.' })
  year: number | null;

  @Field(() => FirmsMoneyFigure, { description: 'Planned.' })
  planned: FirmsMoneyFigure;

  @Field(() => FirmsMoneyFigure, { description: 'Committed.' })
  committed: FirmsMoneyFigure;

  @Field(() => FirmsMoneyFigure, { description: 'Spent.' })
  spent: FirmsMoneyFigure;

  conventionKey: string | null;
}
