import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { termsAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { RequestContext } from '../api/context.js';
import { Convention, Party } from '../convention/convention.graphql.js';
import { dayOrNull } from '../platform/graphql/day.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import type { EventRow } from './event-row.js';
import { groundsOf } from './grounds.graphql.js';
import { ConventionEventKind } from './life-enums.js';
import { ConventionEvent, ConventionLife, TermsInForce } from './life.graphql.js';
import { tellLife } from './tell-life.js';

const ON = { nullable: true, description: 'The day asked about, past or future; today, if not said.' };

/** The terms of a convention that binds someone; null for a template. */
const bindingOf = (key: string, { catalogue }: RequestContext): BindingTerms | null => {
  const terms = catalogue.conventions.get(key)?.terms;
  return terms === undefined || terms.kind === 'TEMPLATE' ? null : terms;
};

const dayAsked = (on: string | null, { today }: RequestContext): LocalDate => dayOrNull(on) ?? today;

export const tellEvent = (row: EventRow): ConventionEvent => ({
  id: String(row.id),
  kind: ConventionEventKind[row.kind],
  occurredOn: row.occurred_on,
  receivedOn: row.received_on,
  effectiveOn: row.effective_on,
  confirmedOn: row.confirmed_on,
  clause: row.clause,
  summary: row.summary,
  source: row.source,
  sourceAddress: row.source_address,
  isDemo: row.is_demo,
  partyKey: row.party_key,
  conventionKey: row.convention_key,
});

@Resolver(() => Convention)
export class ConventionLifeResolver {
  @FieldResolver(() => ConventionLife, { nullable: true, description: 'Where it stands on a day, and its whole life; null for a template, which binds nobody.' })
  async life(@Root() { key }: Convention, @Arg('on', () => LocalDateScalar, ON) on: string | null, @Ctx() context: RequestContext): Promise<ConventionLife | null> {
    const terms = bindingOf(key, context);
    if (terms === null) return null;
    return tellLife(terms, await context.loaders.conventionFacts.load(key), dayAsked(on, context), context.today);
  }

  @FieldResolver(() => TermsInForce, { nullable: true, description: 'Its terms as they bind on a day, amendments included; null for a template.' })
  async termsOn(@Root() { key }: Convention, @Arg('on', () => LocalDateScalar, ON) on: string | null, @Ctx() context: RequestContext): Promise<TermsInForce | null> {
    const base = bindingOf(key, context);
    if (base === null) return null;
    const { amendments, life } = await context.loaders.conventionFacts.load(key);
    const day = dayAsked(on, context);
    const { terms, applied, refused } = termsAt(base, amendments, life, day);
    return {
      on: day,
      terms,
      amendments: applied,
      refused: refused.map(({ number, verdict }) => ({ number, grounds: groundsOf(terms, verdict) })),
    };
  }

  @FieldResolver(() => [ConventionEvent], { description: 'What happened to it, beside its text, oldest first.' })
  async events(@Root() { key }: Convention, @Ctx() { loaders }: RequestContext): Promise<ConventionEvent[]> {
    return (await loaders.conventionFacts.load(key)).events.map(tellEvent);
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'Day from which its facts are recorded here; null: none are, and whether its duties were kept cannot be told.',
  })
  async recordsKeptFrom(@Root() { key }: Convention, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return (await loaders.conventionFacts.load(key)).recordsKeptFrom;
  }
}

@Resolver(() => ConventionEvent)
export class ConventionEventResolver {
  @FieldResolver(() => Party, { nullable: true, description: 'The party that signed or wrote; null where it is about none.' })
  party(@Root() { partyKey }: ConventionEvent, @Ctx() { catalogue }: RequestContext): Party | null {
    return partyKey === null ? null : ((catalogue.parties.get(partyKey) as Party | undefined) ?? null);
  }

  @FieldResolver(() => Convention, { description: 'The convention.' })
  convention(@Root() { conventionKey }: ConventionEvent, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }
}
