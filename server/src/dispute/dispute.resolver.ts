import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import { disputeWays, terminationMeeting } from '@conventions-ouvertes/shared/dispute/dispute';
import type { RequestContext } from '../api/context.js';
import { Convention, Party } from '../convention/convention.graphql.js';
import { bindingTerms, isPermitted } from '../convention/permit-act.js';
import { dayOfEvent } from '../life/event-row.js';
import { groundsOf } from '../life/grounds.graphql.js';
import { Dispute, DisputeInput, DisputeOutcome, DisputeStepInput, SkippedMeeting } from './dispute.graphql.js';
import { ruleDispute, type DisputeRow } from './read-disputes.js';
import { openDispute, recordDisputeStep } from './run-dispute.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };

const tell = (row: DisputeRow, { catalogue }: RequestContext): Dispute => {
  const terms = bindingTerms(catalogue, row.convention_key);
  return {
    id: String(row.id),
    openedOn: row.opened_on,
    isSerious: row.is_serious,
    subject: row.subject,
    closedOn: row.closed_on,
    outcome: row.outcome && DisputeOutcome[row.outcome],
    ways: disputeWays(terms, ruleDispute(row)).map((way) => ({ isTaken: way.outcome === 'TAKEN', grounds: groundsOf(terms, way) })),
    openedBy: row.opened_by,
  };
};

@Resolver(() => Convention)
export class ConventionDisputeResolver {
  @FieldResolver(() => [Dispute], { nullable: true, description: 'Its disputes, oldest first; null for those who may not see them.' })
  async disputes(@Root() { key }: Convention, @Ctx() context: RequestContext): Promise<Dispute[] | null> {
    const terms = context.catalogue.conventions.get(key)?.terms;
    if (terms === undefined || terms.kind === 'TEMPLATE' || !isPermitted('READ_DISPUTES', context.actor, terms)) return null;
    return (await context.loaders.disputes.load(key)).map((row) => tell(row, context));
  }

  @FieldResolver(() => [SkippedMeeting], {
    nullable: true,
    description: 'Notices of termination given without the meeting that the text requires first: to be confirmed by the ministry. Null for those who may not see its disputes.',
  })
  async skippedMeetings(@Root() { key }: Convention, @Ctx() { catalogue, loaders, actor }: RequestContext): Promise<SkippedMeeting[] | null> {
    const base = catalogue.conventions.get(key)?.terms;
    if (base === undefined || base.kind === 'TEMPLATE' || !isPermitted('READ_DISPUTES', actor, base)) return null;
    const [{ events, amendments, life }, disputes] = await Promise.all([loaders.conventionFacts.load(key), loaders.disputes.load(key)]);
    return events
      .filter(({ kind }) => kind === 'TERMINATION_NOTICE')
      .flatMap((event) => {
        const day = dayOfEvent(event);
        const { terms } = termsAt(base, amendments, life, day);
        const verdict = terminationMeeting(terms, disputes.map(ruleDispute), day);
        return verdict.outcome === 'MEETING_SKIPPED' ? [{ notice: String(event.id), grounds: groundsOf(terms, verdict) }] : [];
      });
  }
}

@Resolver(() => Dispute)
export class DisputeResolver {
  @Mutation(() => Dispute, { description: 'Opens a dispute. By the party itself, the ministry or an administrator.' })
  async openDispute(@Arg('key', KEY) key: string, @Arg('input', { description: 'The dispute.' }) input: DisputeInput, @Ctx() context: RequestContext): Promise<Dispute> {
    return tell(await openDispute(context, context.catalogue, key, input), context);
  }

  @Mutation(() => Dispute, { description: 'Records a step of a dispute that its text opens. By a party of the convention, the ministry or an administrator.' })
  async recordDisputeStep(@Arg('key', KEY) key: string, @Arg('input', { description: 'The step.' }) input: DisputeStepInput, @Ctx() context: RequestContext): Promise<Dispute> {
    return tell(await recordDisputeStep(context, context.catalogue, key, input), context);
  }

  @FieldResolver(() => Party, { name: 'openedBy', description: 'The party that opened it.' })
  openingParty(@Root() { openedBy }: Dispute, @Ctx() { catalogue }: RequestContext): Party {
    return catalogue.parties.get(openedBy) as Party;
  }
}
