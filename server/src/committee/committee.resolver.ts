import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import { collegesOf } from '@conventions-ouvertes/shared/committee/ballots';
import type { RequestContext } from '../api/context.js';
import { Convention } from '../convention/convention.graphql.js';
import { bindingTerms, isPermitted } from '../convention/permit-act.js';
import { dayOrNull } from '../platform/graphql/day.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { Committee, CommitteeMeeting } from './committee.graphql.js';
import { ImaginedVoterInput } from './committee-inputs.js';
import { meetingById, type StoredMeeting } from './read-meetings.js';
import { tellMeeting } from './tell-meeting.js';
import { calculateVote } from './vote-calculator.js';
import { VoteOutlook } from './vote-outlook.graphql.js';

/** A meeting as told to whoever asks, under the terms of its own day. */
export const tellStored = async (stored: StoredMeeting, { catalogue, loaders, actor, today, note }: RequestContext): Promise<CommitteeMeeting> => {
  if (stored.ballots.length > 0) await note('BALLOTS', [`meeting/${stored.meeting.id}`]);
  const { convention_key: key, meets_on: day } = stored.meeting;
  const base = bindingTerms(catalogue, key);
  const { amendments, life } = await loaders.conventionFacts.load(key);
  return tellMeeting(termsAt(base, amendments, life, day).terms, stored, today, isPermitted('READ_BALLOTS', actor, base));
};

@Resolver(() => Convention)
export class ConventionCommitteeResolver {
  @FieldResolver(() => Committee, { nullable: true, description: 'The body that follows it, as the text sets it; null for a template.' })
  committee(@Root() { key }: Convention, @Ctx() { catalogue }: RequestContext): Committee | null {
    const terms = catalogue.conventions.get(key)?.terms;
    if (terms === undefined || terms.kind === 'TEMPLATE') return null;
    const { committee } = terms;
    return {
      name: committee.name,
      article: committee.article,
      colleges: collegesOf(committee).map((college) => ({
        key: college.key,
        label: college.label,
        party: college.party,
        seats: college.seats,
        votes: college.votes?.total ?? null,
        offices: college.offices.map(({ office }) => office),
        article: college.article,
      })),
      quorum: committee.quorum?.seats ?? null,
      meetingsPerYear: committee.meetings.perYearMin,
      papersDaysBefore: committee.papers?.daysBefore ?? null,
      votes: committee.voting.kind === 'MAJORITY',
    };
  }

  @FieldResolver(() => [CommitteeMeeting], { description: 'Its committee’s meetings and consultations, oldest first.' })
  async meetings(@Root() { key }: Convention, @Ctx() context: RequestContext): Promise<CommitteeMeeting[]> {
    const stored = await context.loaders.meetings.load(key);
    return Promise.all(stored.map((meeting) => tellStored(meeting, context)));
  }
}

@Resolver(() => CommitteeMeeting)
export class CommitteeMeetingResolver {
  @Query(() => CommitteeMeeting, { nullable: true, description: 'One meeting; null where there is none of that identifier.' })
  async meeting(@Arg('id', () => ID, { description: 'Its identifier.' }) id: string, @Ctx() context: RequestContext): Promise<CommitteeMeeting | null> {
    const stored = await meetingById(context.pool, id);
    return stored && tellStored(stored, context);
  }

  @Query(() => VoteOutlook, { description: 'Imagines a vote of a committee: what is needed, who could still change it, what a tie does. Nothing is recorded.' })
  async voteCalculator(
    @Arg('convention', () => ID, { description: 'Key of the convention.' }) key: string,
    @Arg('voters', () => [ImaginedVoterInput], { nullable: true, description: 'Who is there, and what each votes; every seat of the text without a ballot, if not said.' })
    voters: ImaginedVoterInput[] | null,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day whose terms apply; today, if not said.' }) on: string | null,
    @Ctx() { catalogue, loaders, today }: RequestContext,
  ): Promise<VoteOutlook> {
    const base = bindingTerms(catalogue, key);
    const { amendments, life } = await loaders.conventionFacts.load(key);
    return calculateVote(termsAt(base, amendments, life, dayOrNull(on) ?? today).terms, voters ?? null);
  }

  @FieldResolver(() => Convention, { description: 'The convention.' })
  convention(@Root() { conventionKey }: CommitteeMeeting, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }
}
