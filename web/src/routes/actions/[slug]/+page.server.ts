import { error } from '@sveltejs/kit';
import { ACTION } from '#lib/api/action.js';
import { drawnActions } from '#lib/server/all-actions.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = async () => [...(await drawnActions())].map((slug) => ({ slug }));

export const load: PageServerLoad = async ({ params }) => {
  const { action } = await askAtBuild(ACTION, { slug: params.slug });
  if (action === null) error(404, params.slug);
  return { action };
};
