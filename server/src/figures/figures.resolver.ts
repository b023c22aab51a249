import { Arg, Ctx, FieldResolver, Int, ObjectType, Field, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { SheetKind } from '../action/action-enums.js';
import { Action } from '../action/action.graphql.js';
import { Sheet } from '../action/sheet.graphql.js';
import { Axis, Cap } from '../convention/convention.graphql.js';
import { CentsScalar } from '../platform/graphql/scalars.js';
import type { CapAxis, CapYear } from './cap-use.js';
import { efficiency } from './efficiency.js';
import {
  CapKnowledge,
  CostFigure,
  CountFigure,
  Dimension,
  EfficiencyCell,
  FigureFilter,
  FigureState,
  MoneyFigure,
  OutcomeCell,
  ReachCell,
  SpendingCell,
} from './figures.graphql.js';
import { outcomes } from './outcomes.js';
import { proofId } from './proof-id.js';
import { reach } from './reach.js';
import { linesPool } from './reading-pool.js';
import { checkScope, type Scope } from './scope.js';
import { besideFirms } from './set-aside.js';
import { toldCapUse, toldSpending } from './told-spending.js';

const BY = { description: 'Dimensions to break down by, in order; none: one cell.' };
const FILTER = { nullable: true, description: 'What to count; all, if not said.' };

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false;

/** The criteria that the filter really sets: an empty list, as an untouched form sends it, narrows nothing. */
export const scopeOf = (filter: FigureFilter | null | undefined, { catalogue }: RequestContext): Scope =>
  checkScope(Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => isSaid(value))), catalogue);

@ObjectType({ description: 'A share with what is known of it.' })
export class RatioFigure {
  @Field(() => FigureState, { description: 'What is known.' })
  state: FigureState;

  @Field(() => Int, { nullable: true, description: 'Hundredths of a percent (10000 = 100 %), rounded down; null unless known.' })
  basisPoints: number | null;
}

@ObjectType({ description: 'What one axis uses of a cap.' })
export class CapAxisUse {
  @Field(() => MoneyFigure, { description: 'Planned on the capped sources.' })
  planned: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Committed on the capped sources.' })
  committed: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Spent on the capped sources.' })
  spent: MoneyFigure;
}

@ObjectType({ description: 'The use of a cap in one year. Only the sources in its scope count against it.' })
export class CapUse {
  @Field(() => Int, { description: 'The year, of the calendar or of the convention as the cap says.' })
  year: number;

  @Field(() => CapKnowledge, { description: 'Whether the amount is known.' })
  knowledge: CapKnowledge;

  @Field(() => CentsScalar, { nullable: true, description: 'Amount of the cap; null: exists and is not known.' })
  amountCents: number | null;

  @Field(() => MoneyFigure, { description: 'Planned on the capped sources.' })
  planned: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Committed on the capped sources.' })
  committed: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Spent on the capped sources.' })
  spent: MoneyFigure;

  @Field(() => CentsScalar, { nullable: true, description: 'What may still be committed; below zero when passed; null where unknown, or where commitments of firms were left out.' })
  remainingCents: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether what is committed or spent passes the cap; null where unknown, or where money of firms that was left out decides it.' })
  isExceeded: boolean | null;
}

@Resolver()
export class FiguresResolver {
  @Query(() => [SpendingCell], { description: 'Money planned, committed and spent.' })
  spending(
    @Arg('by', () => [Dimension], BY) by: Dimension[],
    @Arg('filter', () => FigureFilter, FILTER) filter: FigureFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<SpendingCell[]> {
    return toldSpending(context, by, scopeOf(filter, context));
  }

  @Query(() => [ReachCell], { description: 'Participations planned and reached.' })
  reach(
    @Arg('by', () => [Dimension], BY) by: Dimension[],
    @Arg('filter', () => FigureFilter, FILTER) filter: FigureFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<ReachCell[]> {
    const scope = scopeOf(filter, context);
    return reach(linesPool(context, scope), context.catalogue, by, scope, context.sight);
  }

  @Query(() => [OutcomeCell], { description: 'What came of indicators.' })
  outcomes(
    @Arg('by', () => [Dimension], BY) by: Dimension[],
    @Arg('filter', () => FigureFilter, FILTER) filter: FigureFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<OutcomeCell[]> {
    const scope = scopeOf(filter, context);
    return outcomes(linesPool(context, scope), context.catalogue, by, scope);
  }

  @Query(() => [EfficiencyCell], { description: 'Cost per participation.' })
  efficiency(
    @Arg('by', () => [Dimension], BY) by: Dimension[],
    @Arg('filter', () => FigureFilter, FILTER) filter: FigureFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<EfficiencyCell[]> {
    const scope = scopeOf(filter, context);
    return efficiency(linesPool(context, scope), context.catalogue, by, scope, context.sight);
  }

  @Query(() => [CapUse], { description: 'Use of each cap, year by year. No row: no cap, or nothing charged to it.' })
  capUse(
    @Arg('filter', () => FigureFilter, {
      nullable: true,
      description: 'Only `conventions` and `years` narrow it: a cap binds a whole convention, so a part of it has no cap of its own.',
    })
    filter: FigureFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<CapUse[]> {
    return toldCapUse(context, scopeOf(filter, context));
  }
}

@Resolver(() => CapUse)
export class CapUseResolver {
  @FieldResolver(() => Cap, { description: 'The cap.' })
  cap(@Root() { capKey }: CapYear, @Ctx() { catalogue }: RequestContext): Cap {
    return catalogue.caps.get(capKey) as Cap;
  }

  @FieldResolver(() => RatioFigure, { description: 'Committed over the cap.' })
  committedShare(@Root() { committedShareBasisPoints, isSetAside }: CapYear): RatioFigure {
    const isKnown = committedShareBasisPoints !== null;
    return { state: isKnown ? FigureState.KNOWN : isSetAside ? FigureState.HIDDEN : FigureState.NOT_APPLICABLE, basisPoints: committedShareBasisPoints };
  }

  @FieldResolver(() => [CapAxisUse], { description: 'The same per axis at the top, in article order.' })
  async axes(@Root() { axes }: CapYear): Promise<CapAxisUse[]> {
    return [...(await axes())];
  }
}

@Resolver(() => CapAxisUse)
export class CapAxisUseResolver {
  @FieldResolver(() => Axis, { description: 'The axis.' })
  axis(@Root() { axisId }: CapAxis, @Ctx() { catalogue }: RequestContext): Axis {
    return catalogue.axes.get(axisId) as Axis;
  }
}

@Resolver(() => Action)
export class ActionFiguresResolver {
  @FieldResolver(() => MoneyFigure, { description: 'Planned by its current planned fiche.' })
  async planned(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<MoneyFigure> {
    return (await loaders.actionAmounts.load(id)).planned;
  }

  @FieldResolver(() => MoneyFigure, { description: 'Committed.' })
  async committed(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<MoneyFigure> {
    return (await loaders.actionAmounts.load(id)).committed;
  }

  @FieldResolver(() => MoneyFigure, { description: 'Spent, by its current realised fiche.' })
  async spent(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<MoneyFigure> {
    return (await loaders.actionAmounts.load(id)).spent;
  }

  @FieldResolver(() => CountFigure, { description: 'Participations planned.' })
  async plannedHeadcount(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<CountFigure> {
    return (await loaders.actionAmounts.load(id)).plannedHeadcount;
  }

  @FieldResolver(() => CountFigure, { description: 'Participations reached.' })
  async reachedHeadcount(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<CountFigure> {
    return (await loaders.actionAmounts.load(id)).reachedHeadcount;
  }

  @FieldResolver(() => CostFigure, { description: 'Spent per participation reached.' })
  async costPerParticipation(@Root() { id }: Action, @Ctx() { loaders }: RequestContext): Promise<CostFigure> {
    return (await loaders.actionAmounts.load(id)).costPerParticipation;
  }
}

@Resolver(() => Sheet)
export class SheetTotalResolver {
  @FieldResolver(() => MoneyFigure, { description: 'Sum of its expense items; not reported where it has no financial annex.' })
  async total(@Root() sheet: Sheet, @Ctx() { loaders }: RequestContext): Promise<MoneyFigure> {
    const items = await loaders.expenseItems.load(sheet.id);
    const measure = sheet.kind === SheetKind.PLANNED ? 'PLANNED' : 'SPENT';
    const isTold = items.length > 0;
    const figure: MoneyFigure = {
      state: isTold ? FigureState.KNOWN : FigureState.NOT_REPORTED,
      cents: isTold ? items.reduce((sum, item) => sum + item.toldCents, 0) : null,
      proof: proofId(measure, { actionId: sheet.actionId }),
      setAside: null,
      reported: isTold ? 1 : 0,
      expected: 1,
    };
    return besideFirms(figure, items.some(({ isTotalHidden }) => isTotalHidden));
  }
}
