import { ACTION_PAGES } from '$app/env/private';
import { ACTION_INDEX, HEAVIEST_ACTIONS, type ActionIndexPage, type IndexedAction } from '#lib/api/actions.js';
import { askAtBuild } from './build-api.js';

const PAGE = 200;

let asked: Promise<readonly IndexedAction[]> | null = null;
let drawn: Promise<ReadonlySet<string>> | null = null;

/** Every action, by reference. */
export function allActionsAtBuild(): Promise<readonly IndexedAction[]> {
  asked ??= askAll();
  return asked;
}

/** The actions that have a page of their own: all of them, or as many of those that spent most as the setting says. The shell draws the others. */
export function drawnActions(): Promise<ReadonlySet<string>> {
  drawn ??= askHeaviest(ACTION_PAGES);
  return drawn;
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

async function askHeaviest(most: number): Promise<ReadonlySet<string>> {
  const slugs = new Set<string>();
  let after: string | null = null;
  while (slugs.size < most) {
    const { nodes, pageInfo }: SlugPage = (await askAtBuild(HEAVIEST_ACTIONS, { first: Math.min(PAGE, most - slugs.size), after })).actions;
    for (const { slug } of nodes) slugs.add(slug);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return slugs;
}

type SlugPage = { readonly nodes: readonly { readonly slug: string }[]; readonly pageInfo: ActionIndexPage['pageInfo'] };
