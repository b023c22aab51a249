import type { ActionDetail } from '#lib/api/action.js';
import { resolve } from '#lib/language/paths.js';
import type { PageLoad } from './$types.js';

/** What the site was built with of an action; null where the site is too large to draw them all, or was built before the action was there. */
export const load: PageLoad = async ({ fetch, params }) => {
  const prepared = await fetch(resolve('/actions/[slug]/fiche.json', { slug: params.slug }));
  return { action: prepared.ok ? ((await prepared.json()) as ActionDetail) : null };
};
