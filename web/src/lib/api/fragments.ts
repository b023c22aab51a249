import type { FragmentOf } from 'gql.tada';
import { graphql } from './document.js';

export const MONEY = graphql('fragment Money on MoneyFigure { state cents proof reported expected setAside }');
export const COUNT = graphql('fragment Count on CountFigure { state count atLeast proof reported expected }');
export const COST = graphql('fragment Cost on CostFigure { state cents proof setAside }');
export const RATIO = graphql('fragment Ratio on RatioFigure { state basisPoints }');
export const SOURCE_LINE = graphql('fragment Line on SourceLine { file sha256 sheet row importedAt }');

export const SPENDING = graphql(
  `fragment Spending on SpendingCell {
    keys { dimension code label }
    planned { ...Money } committed { ...Money } spent { ...Money }
    actions
  }`,
  [MONEY],
);

export const REACH = graphql(
  `fragment Reach on ReachCell {
    keys { dimension code label }
    planned { ...Count } reached { ...Count }
    actions
  }`,
  [COUNT],
);

export const OUTCOME = graphql(
  `fragment Outcome on OutcomeCell {
    keys { dimension code label }
    indicators reached partly missed noTarget notEvaluated proof
  }`,
);

export const CAP_USE = graphql(
  `fragment CapRow on CapUse {
    year knowledge amountCents remainingCents isExceeded
    planned { ...Money } committed { ...Money } spent { ...Money } committedShare { ...Ratio }
    cap { key label article period fundingSources { id } conventions { key shortTitle } }
    axes {
      axis { id code title article position }
      planned { ...Money } committed { ...Money } spent { ...Money }
    }
  }`,
  [MONEY, RATIO],
);

/** An action as a row of a table. */
export const ACTION_ROW = graphql(
  `fragment ActionRow on Action {
    slug reference title year status
    convention { key shortTitle }
    axis { id code title }
    academies { code name }
    planned { ...Money } committed { ...Money } spent { ...Money }
    plannedHeadcount { ...Count } reachedHeadcount { ...Count }
  }`,
  [MONEY, COUNT],
);

export type MoneyFigure = FragmentOf<typeof MONEY>;
export type CountFigure = FragmentOf<typeof COUNT>;
export type CostFigure = FragmentOf<typeof COST>;
export type RatioFigure = FragmentOf<typeof RATIO>;
export type SpendingCell = FragmentOf<typeof SPENDING>;
export type ReachCell = FragmentOf<typeof REACH>;
export type OutcomeCell = FragmentOf<typeof OUTCOME>;
export type CapRow = FragmentOf<typeof CAP_USE>;
export type ActionRow = FragmentOf<typeof ACTION_ROW>;
export type SourceLine = FragmentOf<typeof SOURCE_LINE>;

/** The key of a cell along one dimension. A null code is the bucket of what has none (« non ventilé », « sans thème »). */
export function keyOf(cell: { keys: readonly DimensionKey[] }, dimension: DimensionKey['dimension']): DimensionKey {
  const key = cell.keys.find((candidate) => candidate.dimension === dimension);
  if (key === undefined) throw new Error(`The cell has no ${dimension}.`);
  return key;
}

export type DimensionKey = SpendingCell['keys'][number];
