import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';
import { SOURCE_LINE } from './fragments.js';

/** Lines of a proof shown at once. */
export const LINES_PER_PAGE = 20;

export const PROOF = graphql(
  `query Proof($id: ID!, $first: Int!, $after: String) {
    proof(id: $id) {
      id title formula asOf lineCount actionCount totalCents totalUnits isHidden
      filters { dimension code label }
      articles { convention { key shortTitle } article statement }
      leftOut { reason actions cents count isHidden }
      lines(first: $first, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          key label cents units text isHidden
          action { slug reference title }
          academy { name }
          fundingSource { label }
          source { ...Line }
        }
      }
    }
  }`,
  [SOURCE_LINE],
);

export type Proof = ResultOf<typeof PROOF>['proof'];
export type ProofLine = Proof['lines']['nodes'][number];
