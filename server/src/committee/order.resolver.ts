import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { commonAccord } from '@conventions-ouvertes/shared/committee/common-accord';
import { meetingOrder } from '@conventions-ouvertes/shared/committee/meeting-order';
import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { RequestContext } from '../api/context.js';
import { Convention } from '../convention/convention.graphql.js';
import { bindingTerms } from '../convention/permit-act.js';
import { groundsOf } from '../life/grounds.graphql.js';
import { CommitteeMeeting } from './committee.graphql.js';
import { AccordInput, AccordOutcome, AccordSubjectName, BodySittingInput, CommonAccord, MeetingOrderOutcome, MeetingOrderVerdict } from './order.graphql.js';
import type { AccordRow } from './read-order.js';
import { recordAccord, recordBodySitting } from './record-order.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const INPUT = { description: 'What is recorded.' };

const termsOn = async (key: string, day: LocalDate, { catalogue, loaders }: RequestContext): Promise<BindingTerms> => {
  const { amendments, life } = await loaders.conventionFacts.load(key);
  return termsAt(bindingTerms(catalogue, key), amendments, life, day).terms;
};

const tell = (terms: BindingTerms, subject: AccordSubjectName, year: number | null, given: readonly AccordRow[]): CommonAccord => {
  const agreedBy = given.map(({ party }) => party);
  const verdict = commonAccord(terms, subject, agreedBy);
  return { subject, year, outcome: AccordOutcome[verdict.outcome], agreedBy, grounds: groundsOf(terms, verdict) };
};

@Resolver(() => CommitteeMeeting)
export class MeetingOrderResolver {
  @FieldResolver(() => MeetingOrderVerdict, {
    nullable: true,
    description: 'Whether it came after and before the sittings that the text places it between; null unless it is a yearly meeting of the text that was held.',
  })
  async order(@Root() { conventionKey, kind, status, meantAs, meetsOn }: CommitteeMeeting, @Ctx() context: RequestContext): Promise<MeetingOrderVerdict | null> {
    if (kind !== 'ORDINARY' || status !== 'HELD') return null;
    const day = localDate(meetsOn);
    const terms = await termsOn(conventionKey, day, context);
    const yearly = terms.committee.meetings.yearly.find(({ key }) => key === meantAs);
    if (yearly === undefined) return null;
    const [{ sittings }, stored] = await Promise.all([context.loaders.orderFacts.load(conventionKey), context.loaders.meetings.load(conventionKey)]);
    const ordinary = stored.filter(({ meeting }) => meeting.kind === 'ORDINARY' && meeting.status === 'HELD').map(({ meeting }) => meeting.meets_on);
    const verdict = meetingOrder(terms, yearly, day, ordinary, sittings);
    return { outcome: MeetingOrderOutcome[verdict.outcome], grounds: groundsOf(terms, verdict) };
  }

  @FieldResolver(() => CommonAccord, { description: 'Whether its agenda was set by common accord.' })
  async agendaAccord(@Root() { id, conventionKey, meetsOn }: CommitteeMeeting, @Ctx() context: RequestContext): Promise<CommonAccord> {
    const terms = await termsOn(conventionKey, localDate(meetsOn), context);
    const { accords } = await context.loaders.orderFacts.load(conventionKey);
    return tell(terms, AccordSubjectName.AGENDA, null, accords.filter(({ meetingId }) => String(meetingId) === id));
  }
}

@Resolver(() => Convention)
export class ConventionOrderResolver {
  @FieldResolver(() => [CommonAccord], { description: 'What its text has set by common accord for a year, or once and for all: empty where it asks for none. Agendas are told with their meetings.' })
  async commonAccords(
    @Root() { key }: Convention,
    @Arg('year', () => Int, { description: 'The year.' }) year: number,
    @Ctx() context: RequestContext,
  ): Promise<CommonAccord[]> {
    const terms = context.catalogue.conventions.get(key)?.terms;
    if (terms === undefined || terms.kind === 'TEMPLATE') return [];
    const { accords } = await context.loaders.orderFacts.load(key);
    return (terms.committee.commonAccord?.on ?? [])
      .filter((subject) => subject !== 'AGENDA')
      .map((subject) => {
        const ofYear = subject === 'SECRETARIAT' ? null : year;
        return tell(terms, AccordSubjectName[subject], ofYear, accords.filter((accord) => accord.subject === subject && accord.year === ofYear));
      });
  }
}

@Resolver()
export class OrderMutationResolver {
  @Mutation(() => Convention, { description: 'Records a day on which a body of a party sat. By that party, the committee’s secretariat, the ministry or an administrator.' })
  async recordBodySitting(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: BodySittingInput, @Ctx() context: RequestContext): Promise<Convention> {
    const { convention } = await recordBodySitting(context, context.catalogue, key, input);
    return context.catalogue.conventions.get(convention) as Convention;
  }

  @Mutation(() => Convention, { description: 'Records that a party agrees to what the text has set by common accord. By that party, the committee’s secretariat, the ministry or an administrator.' })
  async recordAccord(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: AccordInput, @Ctx() context: RequestContext): Promise<Convention> {
    const { convention } = await recordAccord(context, context.catalogue, key, input);
    return context.catalogue.conventions.get(convention) as Convention;
  }
}
