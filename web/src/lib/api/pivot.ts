import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from './document.js';
import { COST, COUNT, OUTCOME, SPENDING } from './fragments.js';

/** Cells, totals of the rows, totals of the columns and the whole: each asked for, none added up here. */
export const PIVOT_SPENDING = graphql(
  `query PivotSpending($both: [Dimension!]!, $rows: [Dimension!]!, $columns: [Dimension!]!, $filter: FigureFilter) {
    cells: spending(by: $both, filter: $filter) { ...Spending }
    rows: spending(by: $rows, filter: $filter) { ...Spending }
    columns: spending(by: $columns, filter: $filter) { ...Spending }
    whole: spending(by: [], filter: $filter) { ...Spending }
  }`,
  [SPENDING],
);

const REACH_PARTS = graphql(
  `fragment ReachParts on ReachCell {
    keys { dimension code label }
    planned { ...Count } reached { ...Count } girls { ...Count } boys { ...Count } disability { ...Count }
  }`,
  [COUNT],
);

export const PIVOT_REACH = graphql(
  `query PivotReach($both: [Dimension!]!, $rows: [Dimension!]!, $columns: [Dimension!]!, $filter: FigureFilter) {
    cells: reach(by: $both, filter: $filter) { ...ReachParts }
    rows: reach(by: $rows, filter: $filter) { ...ReachParts }
    columns: reach(by: $columns, filter: $filter) { ...ReachParts }
    whole: reach(by: [], filter: $filter) { ...ReachParts }
  }`,
  [REACH_PARTS],
);

export const PIVOT_OUTCOMES = graphql(
  `query PivotOutcomes($both: [Dimension!]!, $rows: [Dimension!]!, $columns: [Dimension!]!, $filter: FigureFilter) {
    cells: outcomes(by: $both, filter: $filter) { ...Outcome }
    rows: outcomes(by: $rows, filter: $filter) { ...Outcome }
    columns: outcomes(by: $columns, filter: $filter) { ...Outcome }
    whole: outcomes(by: [], filter: $filter) { ...Outcome }
  }`,
  [OUTCOME],
);

const COST_CELL = graphql(
  `fragment CostCell on EfficiencyCell { keys { dimension code label } costPerParticipation { ...Cost } }`,
  [COST],
);

export const PIVOT_COST = graphql(
  `query PivotCost($both: [Dimension!]!, $rows: [Dimension!]!, $columns: [Dimension!]!, $filter: FigureFilter) {
    cells: efficiency(by: $both, filter: $filter) { ...CostCell }
    rows: efficiency(by: $rows, filter: $filter) { ...CostCell }
    columns: efficiency(by: $columns, filter: $filter) { ...CostCell }
    whole: efficiency(by: [], filter: $filter) { ...CostCell }
  }`,
  [COST_CELL],
);

export type PivotVariables = VariablesOf<typeof PIVOT_SPENDING>;
export type PivotDimension = PivotVariables['both'][number];
export type PivotReachCell = ResultOf<typeof PIVOT_REACH>['cells'][number];
