import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';

const ANNEX = graphql(
  `fragment Annex on Sheet {
    expenseItems { label academy { code name } school { uai name } shares { cents fundingSource { id label } } }
  }`,
);

/** The financial annexes of an action, planned and realised. */
export const ACTION_LINES = graphql(
  `query ActionLines($slug: String!) {
    action(slug: $slug) { slug plannedSheet { ...Annex } realisedSheet { ...Annex } }
  }`,
  [ANNEX],
);

export type ActionLines = NonNullable<ResultOf<typeof ACTION_LINES>['action']>;
