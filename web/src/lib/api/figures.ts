import type { ResultOf, VariablesOf } from 'gql.tada';
import type { Ask } from './client.js';
import { graphql } from './document.js';
import { ACTION_ROW, CAP_USE, COST, keyOf, OUTCOME, REACH, SPENDING, type SpendingCell } from './fragments.js';

/** Actions a page of the table. */
export const ACTIONS_PER_PAGE = 20;

export const FIGURES = graphql(
  `query Figures($filter: FigureFilter, $actions: ActionFilter, $outcomesBy: [Dimension!]!, $first: Int!) {
    spending(by: [], filter: $filter) { ...Spending }
    reach(by: [], filter: $filter) { ...Reach }
    outcomes(by: [], filter: $filter) { ...Outcome }
    efficiency(by: [], filter: $filter) { costPerParticipation { ...Cost } }
    byConvention: spending(by: [CONVENTION], filter: $filter) { ...Spending }
    years: spending(by: [YEAR], filter: $filter) { keys { dimension code label } }
    audiences: reach(by: [AUDIENCE], filter: $filter) { ...Reach }
    outcomeGroups: outcomes(by: $outcomesBy, filter: $filter) { ...Outcome }
    actions(filter: $actions, sort: SPENT_DESC, first: $first) {
      totalCount edges { planned committed spent node { ...ActionRow } } pageInfo { hasNextPage endCursor }
    }
  }`,
  [SPENDING, REACH, OUTCOME, COST, ACTION_ROW],
);

/** What the charts of spending are drawn from; the caps where the whole of what they bound is in the selection. */
export const SPENDING_CHARTS = graphql(
  `query SpendingCharts($filter: FigureFilter, $hasCaps: Boolean!) {
    capUse(filter: $filter) @include(if: $hasCaps) { ...CapRow }
    byAxis: spending(by: [CONVENTION, YEAR, AXIS], filter: $filter) { ...Spending }
    byYear: spending(by: [CONVENTION, YEAR], filter: $filter) { ...Spending }
    bySource: spending(by: [CONVENTION, YEAR, FUNDING_SOURCE], filter: $filter) { ...Spending }
  }`,
  [SPENDING, CAP_USE],
);

export const MORE_ACTIONS = graphql(
  `query MoreActions($actions: ActionFilter, $sort: ActionSort, $first: Int!, $after: String) {
    actions(filter: $actions, sort: $sort, first: $first, after: $after) {
      totalCount edges { planned committed spent node { ...ActionRow } } pageInfo { hasNextPage endCursor }
    }
  }`,
  [ACTION_ROW],
);

export type FigureFilter = NonNullable<VariablesOf<typeof FIGURES>['filter']>;
export type ActionFilter = NonNullable<VariablesOf<typeof FIGURES>['actions']>;
type Charts = ResultOf<typeof SPENDING_CHARTS>;
export type Figures = ResultOf<typeof FIGURES> &
  Omit<Charts, 'capUse'> & {
    readonly capUse: NonNullable<Charts['capUse']>;
    readonly outcomesBy: OutcomeGrouping;
  };
export type ActionPage = ResultOf<typeof MORE_ACTIONS>['actions'];

/** Outcomes stand by axis inside one convention; across conventions, whose axes differ, by theme. */
export type OutcomeGrouping = 'AXIS' | 'THEME';

/** What can narrow a selection of figures or of actions alike. */
type Narrowing = Pick<FigureFilter, 'axes' | 'themes' | 'fundingSources' | 'academicRegions' | 'academies' | 'audiences' | 'notBrokenDown'>;

/** Whether the selection holds a part only of what a cap bounds: its line then stands for more than the bars. */
export function isPartOfCaps({ axes, themes, fundingSources, academicRegions, academies, audiences, notBrokenDown }: Narrowing): boolean {
  return [axes, themes, fundingSources, academicRegions, academies, audiences, notBrokenDown].some((value) => value !== undefined && value !== null);
}

/** Conventions that have a chart of their own: more are not compared at a glance, and weigh on the page. */
export const MOST_CHARTS = 12;

/** All that the dashboard, and each page that shows a part of it, asks under one filter. The charts are of the conventions that spent most. */
export async function askFigures(ask: Ask, filter: FigureFilter, first = ACTIONS_PER_PAGE): Promise<Figures> {
  const outcomesBy = filter.conventions?.length === 1 ? 'AXIS' : 'THEME';
  const totals = await ask(FIGURES, { filter, actions: filter, outcomesBy: [outcomesBy], first });
  const charts = await ask(SPENDING_CHARTS, { filter: ofTheHeaviest(filter, totals.byConvention), hasCaps: !isPartOfCaps(filter) });
  return { ...totals, ...charts, capUse: charts.capUse ?? [], outcomesBy };
}

/** The filter as it is where all its conventions have room. */
function ofTheHeaviest(filter: FigureFilter, byConvention: readonly SpendingCell[]): FigureFilter {
  if (byConvention.length <= MOST_CHARTS) return filter;
  const weight = ({ spent, committed, planned }: SpendingCell): number => spent.cents ?? committed.cents ?? planned.cents ?? 0;
  const heaviest = [...byConvention].sort((left, right) => weight(right) - weight(left)).slice(0, MOST_CHARTS);
  return { ...filter, conventions: heaviest.flatMap((cell) => keyOf(cell, 'CONVENTION').code ?? []) };
}

const SORT_OF = { planned: 'PLANNED_DESC', committed: 'COMMITTED_DESC', spent: 'SPENT_DESC' } as const;

/** The actions that weigh most by one measure, the heaviest first. */
export async function askWeights(ask: Ask, actions: ActionFilter, by: keyof typeof SORT_OF, first: number): Promise<ActionPage> {
  return (await ask(MORE_ACTIONS, { actions, sort: SORT_OF[by], first, after: null })).actions;
}

export async function askMoreActions(
  ask: Ask,
  actions: ActionFilter,
  after: string | null,
  first = ACTIONS_PER_PAGE,
): Promise<ActionPage> {
  const answer = await ask(MORE_ACTIONS, { actions, sort: 'SPENT_DESC', first, after });
  return answer.actions;
}
