import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';

export const ACTION_INDEX = graphql(
  `query ActionIndex($first: Int!, $after: String) {
    actions(sort: REFERENCE, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { slug reference title year convention { key } axis { code title } }
    }
  }`,
);

export type ActionIndexPage = ResultOf<typeof ACTION_INDEX>['actions'];
export type IndexedAction = ActionIndexPage['nodes'][number];

export const HEAVIEST_ACTIONS = graphql(
  `query HeaviestActions($first: Int!, $after: String) {
    actions(sort: SPENT_DESC, first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { slug } }
  }`,
);
