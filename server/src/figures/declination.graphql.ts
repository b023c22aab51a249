import { Field, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { SpendingCell } from './figures.graphql.js';

@ObjectType({ description: 'A convention’s totals with and without the conventions that come under it (« déclinaison »), each action counted once.' })
export class Declination {
  @Field(() => LocalDateScalar, { description: 'As of this day: programmes up to its year, conventions begun by then.' })
  on: string;

  @Field({ description: 'The rule that the totals follow, in French: shown beside them.' })
  rule: string;

  @Field(() => SpendingCell, { description: 'Its own actions.' })
  own: SpendingCell;

  @Field(() => SpendingCell, { description: 'Its own actions and those of all conventions under it, each counted once.' })
  withDescendants: SpendingCell;

  @Field(() => [SpendingCell], { description: 'The same, a cell for each convention that has any action.' })
  byConvention: readonly SpendingCell[];

  conventionKeys: readonly string[];
}
