import type { ResultOf } from 'gql.tada';
import type { Ask } from './client.js';
import { graphql } from './document.js';
import type { FigureFilter } from './figures.js';
import { SPENDING } from './fragments.js';

export const PACE = graphql(
  `query Pace($filter: FigureFilter) {
    spending(by: [MONTH], filter: $filter) { ...Spending }
  }`,
  [SPENDING],
);

export type PaceCells = ResultOf<typeof PACE>['spending'];

/** One year of programme by month, within a selection. */
export async function askPace(ask: Ask, filter: FigureFilter, year: number): Promise<PaceCells> {
  return (await ask(PACE, { filter: { ...filter, years: [year] } })).spending;
}
