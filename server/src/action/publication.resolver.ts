import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { publishActions, unpublishActions } from './publish.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const ACTIONS = { description: 'Addresses of the actions, 500 at most.' };

@Resolver()
export class PublicationResolver {
  @Mutation(() => [ID], { description: 'Makes actions public (« publication »); a draft never is. Answers those that were not. By the ministry or an administrator.' })
  async publishActions(@Arg('key', KEY) key: string, @Arg('actions', () => [ID], ACTIONS) actions: string[], @Ctx() context: RequestContext): Promise<string[]> {
    return [...(await publishActions(context, key, actions, context.now))];
  }

  @Mutation(() => [ID], { description: 'Takes actions back from the public. Answers those that were public. By the ministry or an administrator.' })
  async unpublishActions(
    @Arg('key', KEY) key: string,
    @Arg('actions', () => [ID], ACTIONS) actions: string[],
    @Arg('reason', { description: 'Why, in French.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    return [...(await unpublishActions(context, key, actions, reason))];
  }
}
