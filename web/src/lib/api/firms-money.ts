import type { FragmentOf } from 'gql.tada';
import { graphql } from './document.js';

/** What firms gave: the one place where it is told (docs/adr/0006). */
export const FIRMS_MONEY = graphql(`
  fragment FirmsMoney on FirmsMoneyCell {
    year
    convention { key }
    planned { state cents isOfNow } committed { state cents isOfNow } spent { state cents isOfNow }
  }
`);

export type FirmsMoneyCell = FragmentOf<typeof FIRMS_MONEY>;
