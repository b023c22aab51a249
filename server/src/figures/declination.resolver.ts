import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Convention } from '../convention/convention.graphql.js';
import { dayOrNull } from '../platform/graphql/day.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { Declination } from './declination.graphql.js';
import { declinationOf } from './declination.js';

@Resolver(() => Convention)
export class ConventionDeclinationResolver {
  @FieldResolver(() => Declination, { description: 'Its totals with and without the conventions that come under it, without double counting.' })
  declination(
    @Root() { key }: Convention,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'As of this day; today, if not said.' }) on: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Declination> {
    return declinationOf(key, dayOrNull(on) ?? context.today, context);
  }
}

@Resolver(() => Declination)
export class DeclinationResolver {
  @FieldResolver(() => [Convention], { description: 'The conventions counted: itself first, then those that come under it.' })
  conventions(@Root() { conventionKeys }: Declination, @Ctx() { catalogue }: RequestContext): Convention[] {
    return conventionKeys.map((key) => catalogue.conventions.get(key) as Convention);
  }
}
