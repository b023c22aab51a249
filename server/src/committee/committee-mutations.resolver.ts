import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { callMeeting } from './call-meeting.js';
import { MinutesStep } from './committee-enums.js';
import { CommitteeMeeting } from './committee.graphql.js';
import { BallotsInput, CallMeetingInput, HoldMeetingInput } from './committee-inputs.js';
import { tellStored } from './committee.resolver.js';
import { cancelMeeting, holdMeeting, recordMinutes, sendPapers } from './meeting-steps.js';
import { castBallots, closeVote } from './vote-on-item.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const MEETING = { description: 'The meeting.' };
const INPUT = { description: 'What is recorded.' };
const WHO = 'By the committee’s secretariat, the ministry or an administrator.';

@Resolver()
export class CommitteeMutationResolver {
  @Mutation(() => CommitteeMeeting, { description: `Calls a meeting, or opens a consultation by e-mail where the text allows one. ${WHO}` })
  async callMeeting(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: CallMeetingInput, @Ctx() context: RequestContext): Promise<CommitteeMeeting> {
    return tellStored(await callMeeting(context, context.catalogue, key, input), context);
  }

  @Mutation(() => CommitteeMeeting, { description: `Cancels a meeting that was not held. ${WHO}` })
  async cancelMeeting(
    @Arg('key', KEY) key: string,
    @Arg('meeting', () => ID, MEETING) meeting: string,
    @Arg('reason', { description: 'Why, in French.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<CommitteeMeeting> {
    return tellStored(await cancelMeeting(context, context.catalogue, key, { meeting, reason }), context);
  }

  @Mutation(() => CommitteeMeeting, { description: `Records the day on which the working papers of a meeting left. ${WHO}` })
  async sendPapers(
    @Arg('key', KEY) key: string,
    @Arg('meeting', () => ID, MEETING) meeting: string,
    @Arg('sentOn', () => LocalDateScalar, { description: 'The day.' }) sentOn: string,
    @Ctx() context: RequestContext,
  ): Promise<CommitteeMeeting> {
    return tellStored(await sendPapers(context, context.catalogue, key, { meeting, sentOn }), context);
  }

  @Mutation(() => CommitteeMeeting, { description: `Records that a meeting was held and which seats sat, or closes a consultation. ${WHO}` })
  async holdMeeting(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: HoldMeetingInput, @Ctx() context: RequestContext): Promise<CommitteeMeeting> {
    return tellStored(await holdMeeting(context, context.catalogue, key, input), context);
  }

  @Mutation(() => CommitteeMeeting, { description: `Records a step of the minutes, in the order of the text. ${WHO}` })
  async recordMinutes(
    @Arg('key', KEY) key: string,
    @Arg('meeting', () => ID, MEETING) meeting: string,
    @Arg('step', () => MinutesStep, { description: 'The step.' }) step: MinutesStep,
    @Arg('on', () => LocalDateScalar, { description: 'The day.' }) on: string,
    @Ctx() context: RequestContext,
  ): Promise<CommitteeMeeting> {
    return tellStored(await recordMinutes(context, context.catalogue, key, { meeting, step, on }), context);
  }

  @Mutation(() => CommitteeMeeting, { description: `Records ballots on an item, while its vote is open. ${WHO} A member of the committee records those of its own party’s college.` })
  async castBallots(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: BallotsInput, @Ctx() context: RequestContext): Promise<CommitteeMeeting> {
    return tellStored(await castBallots(context, context.catalogue, key, input), context);
  }

  @Mutation(() => CommitteeMeeting, { description: `Closes a vote: the text’s own rule gives its result, which nobody enters. ${WHO}` })
  async closeVote(
    @Arg('key', KEY) key: string,
    @Arg('meeting', () => ID, MEETING) meeting: string,
    @Arg('position', () => Int, { description: 'Position of the item on the agenda.' }) position: number,
    @Ctx() context: RequestContext,
  ): Promise<CommitteeMeeting> {
    return tellStored(await closeVote(context, context.catalogue, key, { meeting, position }), context);
  }
}
