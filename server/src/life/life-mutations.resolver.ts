import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { Amendment, Convention } from '../convention/convention.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { confirmEvent } from './confirm-event.js';
import { keepRecordsFrom } from './keep-records.js';
import { AmendmentInput, EventInput, NoticeInput } from './life-inputs.js';
import { ConventionEvent } from './life.graphql.js';
import { tellEvent } from './life.resolver.js';
import { recordAmendment } from './record-amendment.js';
import { recordEvent, recordNotice } from './record-event.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };

@Resolver()
export class LifeMutationResolver {
  @Mutation(() => ConventionEvent, { description: 'Records a party’s notice. By the ministry, an administrator, or the party itself.' })
  async recordNotice(@Arg('key', KEY) key: string, @Arg('input', { description: 'The notice.' }) input: NoticeInput, @Ctx() context: RequestContext): Promise<ConventionEvent> {
    return tellEvent(await recordNotice(context, context.catalogue, key, input));
  }

  @Mutation(() => ConventionEvent, { description: 'Records something that happened to a convention, with its source. By the ministry or an administrator.' })
  async recordEvent(@Arg('key', KEY) key: string, @Arg('input', { description: 'The event.' }) input: EventInput, @Ctx() context: RequestContext): Promise<ConventionEvent> {
    return tellEvent(await recordEvent(context, context.catalogue, key, input));
  }

  @Mutation(() => ConventionEvent, { description: 'Confirms an event that ends a convention: until then it ends nothing. By a person of the ministry alone.' })
  async confirmEvent(
    @Arg('key', KEY) key: string,
    @Arg('event', () => ID, { description: 'The event.' }) event: string,
    @Arg('reason', { description: 'Why, in French.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<ConventionEvent> {
    return tellEvent(await confirmEvent(context, context.catalogue, key, { event, reason }));
  }

  @Mutation(() => Amendment, { description: 'Records an amendment (« avenant ») as signed: it replaces terms from its day of effect on. By the ministry or an administrator.' })
  recordAmendment(@Arg('key', KEY) key: string, @Arg('input', { description: 'The amendment.' }) input: AmendmentInput, @Ctx() context: RequestContext): Promise<Amendment> {
    return recordAmendment(context, context.catalogue, key, input);
  }

  @Mutation(() => Convention, { description: 'Says from which day a convention’s facts are recorded here. By the ministry or an administrator.' })
  async keepRecordsFrom(
    @Arg('key', KEY) key: string,
    @Arg('convention', () => ID, { description: 'Key of the convention.' }) convention: string,
    @Arg('from', () => LocalDateScalar, { description: 'The day; it can only move back.' }) from: string,
    @Ctx() context: RequestContext,
  ): Promise<Convention> {
    const done = await keepRecordsFrom(context, context.catalogue, key, { convention, from });
    return context.catalogue.conventions.get(done.convention) as Convention;
  }
}
