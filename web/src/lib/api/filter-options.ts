import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';

/** What there is to choose from in the filters. */
export const FILTER_OPTIONS = graphql(
  `query FilterOptions {
    conventions {
      key shortTitle kind years
      axes { id code title }
      fundingSources { id label }
    }
    themes { code label }
    academicRegions { code name academies { code name } }
    audiences { code label }
  }`,
);

export type FilterOptions = ResultOf<typeof FILTER_OPTIONS>;
