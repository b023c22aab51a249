import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Convention } from '../convention/convention.graphql.js';

@Resolver(() => Convention)
export class ConventionActivityResolver {
  @FieldResolver(() => [Int], { description: 'Years of programme for which it has actions, oldest first.' })
  async years(@Root() { key }: Convention, @Ctx() { loaders }: RequestContext): Promise<number[]> {
    return [...(await loaders.conventionActivity.load(key)).years];
  }

  @FieldResolver(() => Int, { description: 'Number of its actions, whatever their status.' })
  async actionCount(@Root() { key }: Convention, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.conventionActivity.load(key)).actions;
  }
}
