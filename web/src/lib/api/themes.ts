import { graphql } from './document.js';
import { REACH, SPENDING } from './fragments.js';

export const THEME = graphql(
  `query Theme($code: ID!, $filter: FigureFilter) {
    theme(code: $code) { code label description }
    spending(by: [CONVENTION], filter: $filter) { ...Spending }
    reach(by: [CONVENTION], filter: $filter) { ...Reach }
  }`,
  [SPENDING, REACH],
);
