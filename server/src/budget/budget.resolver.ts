import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Use, WhatIf as ImaginedWhatIf } from '@conventions-ouvertes/shared/budget/what-if';
import type { RequestContext } from '../api/context.js';
import { ActionStatus } from '../action/action-enums.js';
import { Action } from '../action/action.graphql.js';
import { tellAct } from '../action/tell-act.js';
import { ActResult } from '../action/way.graphql.js';
import { scopedId } from '../convention/catalogue.js';
import { Cap, Convention, FundingSource } from '../convention/convention.graphql.js';
import { badInput } from '../platform/graphql/errors.js';
import {
  CommitCreditsInput,
  CostsInput,
  ImaginedActionInput,
  ImaginedCapUse,
  ImaginedPart,
  MoneyPosition,
  NotFitting,
  OpenMoneyKind,
  ProviderAgreement,
  ProviderAgreementInput,
  ReleaseCreditsInput,
  WhatIf,
} from './budget.graphql.js';
import { commitCredits } from './commit-credits.js';
import { recordJustification, recordPayment, releaseCredits } from './enter-money.js';
import { imagine } from './imagine.js';
import { openPositions, positionsByYear } from './list-positions.js';
import { openTo } from './open-transitions.js';
import { MoneyEntry, ReverseEntryInput } from './money-entry.graphql.js';
import { recordProviderAgreement } from './provider-agreement.js';
import { reverseEntry } from './reverse-entry.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const INPUT = { description: 'What is done, and to what.' };
const MOST_POSITIONS = 200;

const parts = (uses: ReadonlyMap<string | null, Use>): ImaginedPart[] => [...uses].map(([code, use]) => ({ code, ...use }));

const tellWhatIf = ({ caps, fitting, notFitting, uncapped }: ImaginedWhatIf): WhatIf => ({
  caps: caps.map(({ cap, limit, byAxis, byAcademy, ...use }) => ({
    ...use,
    capKey: cap,
    limit: limit.state === 'KNOWN' ? limit.limit : null,
    byAxis: parts(byAxis),
    byAcademy: parts(byAcademy),
  })),
  fitting,
  notFitting: notFitting.map(({ cap, ...rest }) => ({ ...rest, capKey: cap })),
  uncapped,
});

@Resolver()
export class BudgetResolver {
  @Query(() => [MoneyPosition], { description: 'Where the money of a convention stands, by year and source.' })
  moneyPositions(
    @Arg('conventions', () => [ID], { description: 'Keys of the conventions.' }) conventions: string[],
    @Arg('years', () => [Int], { nullable: true, description: 'Years; all, if not said.' }) years: number[] | null,
    @Ctx() { pool }: RequestContext,
  ): Promise<MoneyPosition[]> {
    return positionsByYear(pool, conventions, years ?? null);
  }

  @Query(() => [MoneyPosition], { description: 'The actions of a convention whose money is open in one way, the largest amount first.' })
  openMoney(
    @Arg('kind', () => OpenMoneyKind, { description: 'In which way.' }) kind: keyof typeof OpenMoneyKind,
    @Arg('convention', () => ID, { description: 'Key of the convention.' }) convention: string,
    @Arg('year', () => Int, { nullable: true, description: 'Year; all, if not said.' }) year: number | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1 to 200 (50 if not said).' }) first: number | null,
    @Ctx() { pool }: RequestContext,
  ): Promise<MoneyPosition[]> {
    const count = first ?? 50;
    if (count < 1 || count > MOST_POSITIONS) throw badInput('PAGE_SIZE', `L'argument « first » vaut ${count} : donnez un nombre de 1 à ${MOST_POSITIONS}.`);
    return openPositions(pool, kind, convention, year ?? null, count);
  }

  @Query(() => WhatIf, { description: 'What would become of the caps if these actions were committed today, in this order. Nothing is written.' })
  async whatIf(
    @Arg('actions', () => [ImaginedActionInput], { description: 'The imagined actions, in the order of priority; 500 at most.' }) actions: ImaginedActionInput[],
    @Ctx() { pool, catalogue, today }: RequestContext,
  ): Promise<WhatIf> {
    return tellWhatIf(await imagine(pool, catalogue, today, actions));
  }

  @Mutation(() => ActResult, { description: 'Commits credits, as long as no cap is passed (« engagement »). By the partner.' })
  async commitCredits(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: CommitCreditsInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await commitCredits(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Gives back credits that will not be used (« libération »). By the partner.' })
  async releaseCredits(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ReleaseCreditsInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await releaseCredits(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Records a payment (« versement »); a provider is paid its actual costs. By the partner.' })
  async recordPayment(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: CostsInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await recordPayment(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Records actual costs shown by invoices (« frais réels »). By the partner.' })
  async recordJustification(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: CostsInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await recordJustification(context, key, input));
  }

  @Mutation(() => ActResult, { description: 'Takes back a payment or costs entered by mistake, by a contrary entry (« contre-passation »). By the partner.' })
  async reverseEntry(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ReverseEntryInput, @Ctx() context: RequestContext): Promise<ActResult> {
    return tellAct(context, await reverseEntry(context, key, input));
  }

  @Mutation(() => ProviderAgreement, { description: 'Records or completes the agreement with a provider. By the partner or the committee’s secretary.' })
  recordProviderAgreement(@Arg('key', KEY) key: string, @Arg('input', INPUT) input: ProviderAgreementInput, @Ctx() context: RequestContext): Promise<ProviderAgreement> {
    return recordProviderAgreement(context, key, input);
  }
}

@Resolver(() => Action)
export class ActionBudgetResolver {
  @FieldResolver(() => [MoneyPosition], { description: 'Where its money stands, by source.' })
  async positions(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<MoneyPosition[]> {
    return loaders.positions.load(id);
  }

  @FieldResolver(() => [MoneyEntry], { description: 'What became of its committed money, entry by entry, in the order of recording.' })
  async moneyEntries(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<MoneyEntry[]> {
    return [...(await loaders.moneyEntries.load(id))];
  }

  @FieldResolver(() => [ActionStatus], { description: 'Where whoever asks may take it today; empty for the public.' })
  async openTransitions(@Root() { slug }: Action, @Ctx() { pool, catalogue, actor, today }: RequestContext): Promise<ActionStatus[]> {
    return (await openTo(pool, catalogue, actor, slug, today)).map((status) => ActionStatus[status]);
  }
}

@Resolver(() => MoneyPosition)
export class MoneyPositionResolver {
  @FieldResolver(() => FundingSource, { description: 'The source.' })
  fundingSource(@Root() { conventionKey, fundingSourceCode }: MoneyPosition, @Ctx() { catalogue }: RequestContext): FundingSource {
    return catalogue.fundingSources.get(scopedId(conventionKey, fundingSourceCode)) as FundingSource;
  }

  @FieldResolver(() => Convention, { description: 'The convention.' })
  convention(@Root() { conventionKey }: MoneyPosition, @Ctx() { catalogue }: RequestContext): Convention {
    return catalogue.conventions.get(conventionKey) as Convention;
  }

  @FieldResolver(() => Action, { nullable: true, description: 'The action; null: all those of the year.' })
  async action(@Root() { actionId }: MoneyPosition, @Ctx() { loaders }: RequestContext): Promise<Action | null> {
    return actionId === null ? null : ((await loaders.actionById.load(actionId)) as unknown as Action);
  }
}

@Resolver(() => ImaginedCapUse)
export class ImaginedCapUseResolver {
  @FieldResolver(() => Cap, { description: 'The cap.' })
  cap(@Root() { capKey }: ImaginedCapUse, @Ctx() { catalogue }: RequestContext): Cap {
    return catalogue.caps.get(capKey) as Cap;
  }
}

@Resolver(() => NotFitting)
export class NotFittingResolver {
  @FieldResolver(() => Cap, { description: 'The cap that it breaks.' })
  cap(@Root() { capKey }: NotFitting, @Ctx() { catalogue }: RequestContext): Cap {
    return catalogue.caps.get(capKey) as Cap;
  }
}
