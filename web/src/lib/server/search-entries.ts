import { SEARCH_ACTIONS, SEARCH_REST, type SearchActions, type SearchedAction } from '#lib/api/search-index.js';
import { entriesOf, type Entry } from '#lib/search/entries.js';
import { askAtBuild } from './build-api.js';

const PAGE = 200;

/** All that can be found, asked for once a build. */
export async function searchEntriesAtBuild(): Promise<readonly Entry[]> {
  const actions: SearchedAction[] = [];
  let after: string | null = null;
  do {
    const page: SearchActions = (await askAtBuild(SEARCH_ACTIONS, { first: PAGE, after })).actions;
    actions.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return entriesOf(await askAtBuild(SEARCH_REST, {}), actions);
}
