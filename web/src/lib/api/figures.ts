import type { ResultOf, VariablesOf } from 'gql.tada';
import type { Ask } from './client.js';
import { graphql } from './document.js';
import { ACTION_ROW, CAP_USE, COST, OUTCOME, REACH, SPENDING } from './fragments.js';

/** Actions a page of the table. */
export const ACTIONS_PER_PAGE = 20;

export const FIGURES = graphql(
  `query Figures($filter: FigureFilter, $actions: ActionFilter, $outcomesBy: [Dimension!]!, $first: Int!) {
    spending(by: [], filter: $filter) { ...Spending }
    reach(by: [], filter: $filter) { ...Reach }
    outcomes(by: [], filter: $filter) { ...Outcome }
    efficiency(by: [], filter: $filter) { costPerParticipation { ...Cost } }
    capUse(filter: $filter) { ...CapRow }
    byAxis: spending(by: [CONVENTION, YEAR, AXIS], filter: $filter) { ...Spending }
    byYear: spending(by: [CONVENTION, YEAR], filter: $filter) { ...Spending }
    bySource: spending(by: [CONVENTION, YEAR, FUNDING_SOURCE], filter: $filter) { ...Spending }
    audiences: reach(by: [AUDIENCE], filter: $filter) { ...Reach }
    outcomeGroups: outcomes(by: $outcomesBy, filter: $filter) { ...Outcome }
    actions(filter: $actions, sort: SPENT_DESC, first: $first) {
      totalCount edges { planned committed spent node { ...ActionRow } } pageInfo { hasNextPage endCursor }
    }
  }`,
  [SPENDING, REACH, OUTCOME, COST, CAP_USE, ACTION_ROW],
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
export type Figures = ResultOf<typeof FIGURES> & { readonly outcomesBy: OutcomeGrouping };
export type ActionPage = ResultOf<typeof MORE_ACTIONS>['actions'];

/** Outcomes stand by axis inside one convention; across conventions, whose axes differ, by theme. */
export type OutcomeGrouping = 'AXIS' | 'THEME';

/** All that the dashboard, and each page that shows a part of it, asks under one filter. */
export async function askFigures(ask: Ask, filter: FigureFilter, first = ACTIONS_PER_PAGE): Promise<Figures> {
  const outcomesBy = filter.conventions?.length === 1 ? 'AXIS' : 'THEME';
  const answer = await ask(FIGURES, { filter, actions: filter, outcomesBy: [outcomesBy], first });
  return { ...answer, outcomesBy };
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
