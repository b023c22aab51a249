import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';

export const SEARCH_ACTIONS = graphql(
  `query SearchActions($first: Int!, $after: String) {
    actions(sort: REFERENCE, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        slug reference title year
        convention { shortTitle }
        axis { title }
        academies { name }
        actors { name school { uai name commune academy { code name } } }
      }
    }
  }`,
);

export const SEARCH_REST = graphql(
  `query SearchRest {
    conventions { key kind title shortTitle parties { shortName } axes { id code title summary } }
    parties { key name shortName conventions { key shortTitle } }
    themes { code label description }
    academies { code name academicRegion { code name } }
    academicRegions { code name }
  }`,
);

export type SearchActions = ResultOf<typeof SEARCH_ACTIONS>['actions'];
export type SearchedAction = SearchActions['nodes'][number];
export type SearchRest = ResultOf<typeof SEARCH_REST>;
