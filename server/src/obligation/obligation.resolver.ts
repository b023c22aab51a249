import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { RequestContext } from '../api/context.js';
import { Convention, Party } from '../convention/convention.graphql.js';
import { dayOrNull } from '../platform/graphql/day.js';
import { badInput } from '../platform/graphql/errors.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { bestEfforts } from './best-effort.js';
import { computeObligations, yearAhead, type ConventionObligation } from './compute-obligations.js';
import { BestEffort, FindingAnswer, Obligation, ObligationFilter, ObligationList, ReportCorrection } from './obligation.graphql.js';
import { ReportFactName } from './obligation-enums.js';
import { listOf, tellObligation } from './tell-obligation.js';

const ON = { nullable: true, description: 'The day as of which they are told; today, if not said.' };
const LARGEST_PAGE = 500;

/** The duties of one convention, as computed; none for a template. */
export const obligationsOf = async (key: string, on: LocalDate, until: LocalDate, { catalogue, loaders }: RequestContext): Promise<readonly ConventionObligation[]> => {
  const terms = catalogue.conventions.get(key)?.terms;
  if (terms === undefined || terms.kind === 'TEMPLATE') return [];
  const [convention, meetings, stored] = await Promise.all([loaders.conventionFacts.load(key), loaders.meetings.load(key), loaders.obligationFacts.load(key)]);
  return computeObligations(terms, { convention, meetings, stored }, on, until);
};

const told = (computed: readonly ConventionObligation[], { catalogue }: RequestContext): Obligation[] =>
  computed.flatMap((obligation) => {
    const terms = catalogue.conventions.get(obligation.conventionKey)?.terms;
    return terms === undefined || terms.kind === 'TEMPLATE' ? [] : [tellObligation(terms, obligation)];
  });

@Resolver(() => Convention)
export class ConventionObligationResolver {
  @FieldResolver(() => ObligationList, { description: 'Every deadline and duty that its articles set, by last day: what was owed, is owed, and will be.' })
  async obligations(
    @Root() { key }: Convention,
    @Arg('on', () => LocalDateScalar, ON) on: string | null,
    @Arg('until', () => LocalDateScalar, { nullable: true, description: 'How far ahead; a year after, if not said.' }) until: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ObligationList> {
    const day = dayOrNull(on) ?? context.today;
    return listOf(told(await obligationsOf(key, day, dayOrNull(until) ?? yearAhead(day), context), context), day);
  }

  @FieldResolver(() => [ReportCorrection], { description: 'Days of its reports that were recorded wrong and corrected since, oldest correction first.' })
  async reportCorrections(@Root() { key }: Convention, @Ctx() { loaders }: RequestContext): Promise<ReportCorrection[]> {
    const { corrections } = await loaders.obligationFacts.load(key);
    return corrections.map(({ fact, ...correction }) => ({ ...correction, fact: ReportFactName[fact] }));
  }

  @FieldResolver(() => [BestEffort], { description: 'Its best-effort duties, as indicators: never met or missed.' })
  bestEfforts(@Root() { key }: Convention, @Ctx() context: RequestContext): Promise<BestEffort[]> {
    return bestEfforts(key, context);
  }
}

/** @throws BAD_USER_INPUT UNKNOWN_FILTER_VALUE */
const checkKeys = (filter: ObligationFilter, { catalogue }: RequestContext): void => {
  for (const [label, keys, known] of [
    ['convention', filter.conventions, catalogue.conventions],
    ['partie', filter.parties, catalogue.parties],
  ] as const) {
    const stranger = keys?.find((key) => !known.has(key));
    if (stranger !== undefined) throw badInput('UNKNOWN_FILTER_VALUE', `Aucune valeur «\u00A0${stranger.slice(0, 80)}\u00A0» n’existe pour le filtre «\u00A0${label}\u00A0»\u00A0: choisissez-en une de la liste.`);
  }
};

@Resolver(() => ObligationList)
export class ObligationListResolver {
  @Query(() => ObligationList, { description: 'Deadlines and duties of several conventions, by last day.' })
  async obligations(
    @Arg('filter', () => ObligationFilter, { nullable: true, description: 'Which; all, if not said.' }) filter: ObligationFilter | null,
    @Arg('on', () => LocalDateScalar, ON) on: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ObligationList> {
    const wanted = filter ?? {};
    checkKeys(wanted, context);
    const day = dayOrNull(on) ?? context.today;
    const [from, to] = [dayOrNull(wanted.from), dayOrNull(wanted.to)];
    const keys = [...context.catalogue.conventions.keys()].filter((key) => wanted.conventions?.includes(key) ?? true);
    const all = await Promise.all(keys.map((key) => obligationsOf(key, day, to ?? yearAhead(day), context)));
    const computed = all
      .flat()
      .filter(({ parties }) => wanted.parties?.some((party) => parties.includes(party)) ?? true)
      .filter(({ status }) => wanted.statuses?.some((other) => other === status) ?? true)
      .filter(({ kind }) => wanted.kinds?.some((other) => other === kind) ?? true)
      .filter(({ dueOn }) => (from === null || (dueOn !== null && dueOn >= from)) && (to === null || (dueOn !== null && dueOn <= to)))
      .toSorted((left, right) => (dayKey(left) < dayKey(right) ? -1 : 1));
    return listOf(told(computed, context), day);
  }

  @FieldResolver(() => [Obligation], { description: 'The duties, by last day; those without one by the day from which they are owed.' })
  items(
    @Root() { all }: ObligationList,
    @Arg('first', () => Int, { nullable: true, description: `How many, 1 to ${LARGEST_PAGE}; ${LARGEST_PAGE}, if not said.` }) first: number | null,
    @Arg('skip', () => Int, { nullable: true, description: 'How many to leave out first; 0, if not said.' }) skip: number | null,
  ): Obligation[] {
    const [length, start] = [first ?? LARGEST_PAGE, skip ?? 0];
    if (length < 1 || length > LARGEST_PAGE || start < 0) throw badInput('PAGE_SIZE', `Demandez de 1 à ${LARGEST_PAGE} échéances à la fois, puis la suite par «\u00A0skip\u00A0».`);
    return all.slice(start, start + length);
  }
}

const dayKey = ({ dueOn, since, conventionKey, id }: ConventionObligation): string => `${dueOn ?? since ?? '9999'} ${conventionKey} ${id}`;

@Resolver(() => Obligation)
export class ObligationResolver {
  @FieldResolver(() => Convention, { description: 'The convention whose article sets it.' })
  convention(@Root() { conventionKey }: Obligation, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }

  @FieldResolver(() => [Party], { description: 'The parties that answer for it.' })
  owedBy(@Root() { parties }: Obligation, @Ctx() { catalogue }: RequestContext): Party[] {
    return parties.flatMap((key) => (catalogue.parties.get(key) as Party | undefined) ?? []);
  }

  @FieldResolver(() => [FindingAnswer], { description: 'What the parties concerned answer, oldest first.' })
  answers(@Root() { storedAnswers }: Obligation): FindingAnswer[] {
    return storedAnswers.map(({ party, answer, answeredOn }) => ({ partyKey: party, answer, answeredOn }));
  }
}

@Resolver(() => FindingAnswer)
export class FindingAnswerResolver {
  @FieldResolver(() => Party, { description: 'The party that answers.' })
  party(@Root() { partyKey }: FindingAnswer, @Ctx() { catalogue }: RequestContext): Party {
    return catalogue.parties.get(partyKey) as Party;
  }
}
