import { error } from '@sveltejs/kit';
import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { allActionsAtBuild } from '#lib/server/all-actions.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = async () => {
  const { conventions } = await askAtBuild(CONVENTION_LIST, {});
  return conventions.filter(({ actionCount }) => actionCount > 0).map(({ key }) => ({ key }));
};

export const load: PageServerLoad = async ({ params }) => {
  const [{ conventions }, actions] = await Promise.all([askAtBuild(CONVENTION_LIST, {}), allActionsAtBuild()]);
  const convention = conventions.find(({ key }) => key === params.key);
  if (convention === undefined) error(404, params.key);
  return {
    key: convention.key,
    title: convention.shortTitle,
    actions: actions.filter((action) => action.convention.key === params.key).map(({ slug, reference, title, year, axis }) => ({ slug, reference, title, year, axis })),
  };
};
