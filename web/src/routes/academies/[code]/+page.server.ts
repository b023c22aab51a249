import { error } from '@sveltejs/kit';
import { ACADEMY, ACADEMY_TABLE } from '#lib/api/academies.js';
import { LYCEE_PUPILS } from '#lib/api/regions.js';
import { askFigures } from '#lib/api/figures.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = async () => {
  const { academies } = await askAtBuild(ACADEMY_TABLE, { pupils: LYCEE_PUPILS });
  return academies.map(({ code }) => ({ code }));
};

export const load: PageServerLoad = async ({ params }) => {
  const [{ academy }, figures, { conventions, audiences }] = await Promise.all([
    askAtBuild(ACADEMY, { code: params.code }),
    askFigures(askAtBuild, { academies: [params.code] }),
    filterOptionsAtBuild(),
  ]);
  if (academy === null) error(404, params.code);
  return { academy, figures, options: { conventions, audiences } };
};
