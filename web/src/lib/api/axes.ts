import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';
import { SPENDING } from './fragments.js';

export const AXES = graphql(
  `query Axes {
    conventions { key shortTitle kind axes { id code title article summary theme { code label } parent { code } } fundingSources { id label isCapped } }
  }`,
);

export const AXIS_YEARS = graphql(
  `query AxisYears($filter: FigureFilter) {
    spending(by: [YEAR], filter: $filter) { ...Spending }
  }`,
  [SPENDING],
);

export type AxisConvention = ResultOf<typeof AXES>['conventions'][number];
