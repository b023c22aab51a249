import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';
import { FIRMS_MONEY } from './firms-money.js';
import { MONEY, SPENDING } from './fragments.js';
import { OBLIGATION } from './obligations.js';

export const CONVENTION_LIST = graphql(
  `query ConventionList {
    conventions {
      key kind level title shortTitle signedOn isDemo actionCount years
      parties { key shortName }
      template { key }
      life { on ending { lastDay } terms { lastDay } }
    }
    themes { code label description }
    spending(by: [CONVENTION]) { ...Spending }
    firmsMoney { ...FirmsMoney }
  }`,
  [SPENDING, FIRMS_MONEY],
);

export type ConventionItem = ResultOf<typeof CONVENTION_LIST>['conventions'][number];

export const CONVENTION = graphql(
  `query Convention($key: ID!, $filter: FigureFilter) {
    convention(key: $key) {
      key kind level title shortTitle signedOn isDemo actionCount terms recordsKeptFrom
      parties { key name shortName }
      signatories { name office signsFor { key shortName } }
      axes { id code article title summary theme { code label } }
      audiences { article audience { code label } }
      fundingSources { id label article isCapped isOfFirm }
      parent { key shortTitle } children { key shortTitle }
      template { key shortTitle } instances { key shortTitle }
      amendments { number signedOn effectiveOn summary }
      readings { id article question reading reason decidedBy decidedOn }
      life {
        on status label
        grounds { explanation }
        ending { lastDay grounds { explanation } }
        terms { number origin firstDay lastDay }
      }
      obligations { items(first: 500) { ...Duty } }
    }
    spending(by: [AXIS], filter: $filter) {
      keys { dimension code label } actions
      planned { ...Money } committed { ...Money } spent { ...Money }
    }
    firmsMoney(convention: $key) { ...FirmsMoney }
  }`,
  [MONEY, OBLIGATION, FIRMS_MONEY],
);

export type ConventionLife = NonNullable<ConventionDetail['life']>;
export type ConventionDetail = NonNullable<ResultOf<typeof CONVENTION>['convention']>;
