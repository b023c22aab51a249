import { Arg, Ctx, Field, FieldResolver, InputType, Int, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../api/context.js';
import { ActionStatus } from '../action/action-enums.js';
import { Action } from '../action/action.graphql.js';
import { PageInfo } from '../platform/graphql/page-info.js';
import { pageSize } from '../platform/graphql/paging.js';
import { badInput } from '../platform/graphql/errors.js';
import { CentsScalar } from '../platform/graphql/scalars.js';
import { scopeOf } from './figures.resolver.js';
import { CountFigure, FigureFilter, MoneyFigure } from './figures.graphql.js';
import { ActionSort, countActions, listActions, startOf, type ListedAction } from './list-actions.js';
import { reach } from './reach.js';
import { linesPool } from './reading-pool.js';
import { isRolledUp } from './rollup.js';
import type { Scope } from './scope.js';
import { toldSpending } from './told-spending.js';

registerEnumType(ActionSort, {
  name: 'ActionSort',
  description: 'Order of a list of actions. An amount not told sorts last.',
  valuesConfig: {
    REFERENCE: { description: 'By convention and reference.' },
    YEAR_DESC: { description: 'Latest year first.' },
    PLANNED_DESC: { description: 'Largest planned amount first, within the filter.' },
    COMMITTED_DESC: { description: 'Largest committed amount first, within the filter.' },
    SPENT_DESC: { description: 'Largest spent amount first, within the filter.' },
    TITLE: { description: 'By title.' },
  },
});

@InputType({ description: 'Which actions. The criteria of figures, and two more.' })
export class ActionFilter extends FigureFilter {
  @Field(() => [ActionStatus], { nullable: true, description: 'Where they stand.' })
  statuses?: ActionStatus[];

  @Field(() => String, { nullable: true, description: 'Part of the title or reference, two to one hundred characters.' })
  search?: string;
}

@ObjectType({ description: 'An action of a list, with its money within the filter of the list.' })
export class ActionEdge {
  @Field({ description: 'Cursor of this row.' })
  cursor: string;

  @Field(() => CentsScalar, { nullable: true, description: 'Planned within the filter; null: no line there.' })
  planned: number | null;

  @Field(() => CentsScalar, { nullable: true, description: 'Committed within the filter; null: no line there.' })
  committed: number | null;

  @Field(() => CentsScalar, { nullable: true, description: 'Spent within the filter; null: no line there.' })
  spent: number | null;
}

@ObjectType({ description: 'Totals of all the actions of a list, on all its pages, within its filter.' })
export class ActionTotals {
  @Field(() => MoneyFigure, { description: 'Planned.' })
  planned: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Committed.' })
  committed: MoneyFigure;

  @Field(() => MoneyFigure, { description: 'Spent.' })
  spent: MoneyFigure;

  @Field(() => CountFigure, { description: 'Participations planned.' })
  plannedHeadcount: CountFigure;

  @Field(() => CountFigure, { description: 'Participations reached.' })
  reachedHeadcount: CountFigure;
}

type Page = { readonly edges: (ActionEdge & ListedAction)[]; readonly pageInfo: PageInfo };

@ObjectType({ description: 'A page of actions.' })
export class ActionConnection {
  scope: Scope;
  /** Reads the page, once, whoever asks: its totals need not wait for it. */
  page: () => Promise<Page>;
}

@Resolver(() => ActionConnection)
export class ActionConnectionResolver {
  @Query(() => ActionConnection, { description: 'Actions, with totals over all pages.' })
  actions(
    @Arg('filter', () => ActionFilter, { nullable: true, description: 'Which actions; all, if not said.' }) filter: ActionFilter | null,
    @Arg('sort', () => ActionSort, { nullable: true, description: 'Order (by reference if not said).' }) sort: ActionSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size, 1 to 200 (20 if not said).' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after: string | null,
    @Ctx() context: RequestContext,
  ): ActionConnection {
    const size = pageSize(first);
    const scope = scopeOf(filter, context);
    const search = scope.search?.trim();
    if (search !== undefined && (search.length < 2 || search.length > 100)) {
      throw badInput('SEARCH_LENGTH', 'Cherchez de 2 à 100 caractères du titre ou de la référence.');
    }
    const order = sort ?? ActionSort.REFERENCE;
    // A cursor that is none is refused whatever is asked of the page.
    if (after) startOf(order, after);
    const read = async (): Promise<Page> => {
      const { actions, hasNextPage } = await listActions(linesPool(context, scope), context.catalogue, scope, {
        sort: order,
        first: size,
        after: after ?? null,
        sight: context.sight,
      });
      // The page was read with its actions and their places: nothing is to be asked for each of them.
      for (const { id, action, academies } of actions) {
        context.loaders.actionById.prime(id, action);
        context.loaders.academyCodes.prime(id, academies.map((academyCode) => ({ actionId: id, academyCode })));
      }
      return {
        edges: actions as (ActionEdge & ListedAction)[],
        pageInfo: { hasNextPage, hasPreviousPage: Boolean(after), startCursor: actions[0]?.cursor ?? null, endCursor: actions.at(-1)?.cursor ?? null },
      };
    };
    let page: Promise<Page> | undefined;
    return { scope, page: () => (page ??= read()) };
  }

  @FieldResolver(() => [ActionEdge], { description: 'The rows of this page.' })
  async edges(@Root() { page }: ActionConnection): Promise<ActionEdge[]> {
    return (await page()).edges;
  }

  @FieldResolver(() => PageInfo, { description: 'Where this page stands.' })
  async pageInfo(@Root() { page }: ActionConnection): Promise<PageInfo> {
    return (await page()).pageInfo;
  }

  @FieldResolver(() => [Action], { description: 'The actions of this page.' })
  async nodes(@Root() { page }: ActionConnection, @Ctx() { loaders }: RequestContext): Promise<Action[]> {
    const ids = (await page()).edges.map((edge) => edge.id);
    return loaders.actionById.loadMany(ids) as Promise<unknown> as Promise<Action[]>;
  }

  @FieldResolver(() => Int, { description: 'Number of actions on all pages.' })
  async totalCount(@Root() { scope }: ActionConnection, @Ctx() context: RequestContext): Promise<number> {
    const { catalogue } = context;
    return isRolledUp([], scope, catalogue) ? (await toldSpending(context, [], scope))[0]!.actions : countActions(linesPool(context, scope), catalogue, scope);
  }

  @FieldResolver(() => ActionTotals, { description: 'Totals over all pages, within the filter.' })
  async totals(@Root() { scope }: ActionConnection, @Ctx() context: RequestContext): Promise<ActionTotals> {
    const { catalogue, sight } = context;
    const [[money], [people]] = await Promise.all([
      toldSpending(context, [], scope),
      reach(linesPool(context, scope), catalogue, [], scope, sight),
    ]);
    return {
      planned: money!.planned,
      committed: money!.committed,
      spent: money!.spent,
      plannedHeadcount: people!.planned,
      reachedHeadcount: people!.reached,
    };
  }
}

@Resolver(() => ActionEdge)
export class ActionEdgeResolver {
  @FieldResolver(() => Action, { description: 'The action, whole.' })
  node(@Root() edge: ActionEdge & ListedAction, @Ctx() { loaders }: RequestContext): Promise<Action> {
    return loaders.actionById.load(edge.id) as Promise<unknown> as Promise<Action>;
  }
}
