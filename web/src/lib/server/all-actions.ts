import { ACTION_INDEX, type ActionIndexPage, type IndexedAction } from '#lib/api/actions.js';
import { askAtBuild } from './build-api.js';

const PAGE = 200;

let asked: Promise<readonly IndexedAction[]> | null = null;

/** Every action, by reference: those whose pages are prerendered. */
export function allActionsAtBuild(): Promise<readonly IndexedAction[]> {
  asked ??= askAll();
  return asked;
}

async function askAll(): Promise<readonly IndexedAction[]> {
  const actions: IndexedAction[] = [];
  let after: string | null = null;
  do {
    const page: ActionIndexPage = (await askAtBuild(ACTION_INDEX, { first: PAGE, after })).actions;
    actions.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return actions;
}
