import type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
import type { Ask } from './client.js';
import { graphql } from './document.js';

export const OBLIGATION = graphql(
  `fragment Duty on Obligation {
    id kind nature label since dueOn owedByLabel owedToLabels status statusLabel doneOn finding isDemo
    convention { key shortTitle }
    answers { answer answeredOn party { shortName } }
    grounds { articles explanation readings { id question reading } }
  }`,
);

export const OBLIGATIONS = graphql(
  `query Obligations($filter: ObligationFilter, $on: LocalDate, $first: Int!, $skip: Int!) {
    obligations(filter: $filter, on: $on) { total items(first: $first, skip: $skip) { ...Duty } }
  }`,
  [OBLIGATION],
);

/** What there is to choose from, and the day that the rules speak of. */
export const OBLIGATION_OPTIONS = graphql(
  `query ObligationOptions {
    conventions { key shortTitle kind parties { key shortName } life { on } }
  }`,
);

export type Duty = FragmentOf<typeof OBLIGATION>;
export type ObligationFilter = NonNullable<VariablesOf<typeof OBLIGATIONS>['filter']>;
export type ObligationOptions = ResultOf<typeof OBLIGATION_OPTIONS>['conventions'];

const PAGE = 500;

/** Every duty of a selection, as of a day, however many pages the API hands them over in. */
export async function askObligations(ask: Ask, filter: ObligationFilter, on: string | null): Promise<readonly Duty[]> {
  const duties: Duty[] = [];
  let total = 0;
  do {
    const { obligations } = await ask(OBLIGATIONS, { filter, on, first: PAGE, skip: duties.length });
    total = obligations.total;
    // An answer without lines ends it, whatever total it tells.
    if (obligations.items.length === 0) return duties;
    duties.push(...obligations.items);
  } while (duties.length < total);
  return duties;
}
