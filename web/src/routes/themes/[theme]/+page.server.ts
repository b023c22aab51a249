import { error } from '@sveltejs/kit';
import { askFigures } from '#lib/api/figures.js';
import { THEME } from '#lib/api/themes.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = async () => {
  const { themes } = await filterOptionsAtBuild();
  return themes.map(({ code }) => ({ theme: code }));
};

export const load: PageServerLoad = async ({ params }) => {
  const filter = { themes: [params.theme] };
  const [{ theme, spending, reach }, figures, { conventions, audiences }] = await Promise.all([
    askAtBuild(THEME, { code: params.theme, filter }),
    askFigures(askAtBuild, filter),
    filterOptionsAtBuild(),
  ]);
  if (theme === null) error(404, params.theme);
  return { theme, spending, reach, figures, options: { conventions, audiences } };
};
