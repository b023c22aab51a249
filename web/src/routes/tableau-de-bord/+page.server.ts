import { askFigures } from '#lib/api/figures.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [options, figures] = await Promise.all([filterOptionsAtBuild(), askFigures(askAtBuild, {})]);
  return { options, figures };
};
