import { askFigures } from '#lib/api/figures.js';
import { keyOf } from '#lib/api/fragments.js';
import { askPace } from '#lib/api/pace.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [options, figures] = await Promise.all([filterOptionsAtBuild(), askFigures(askAtBuild, {})]);
  const year = Math.max(...figures.years.map((cell) => Number(keyOf(cell, 'YEAR').code)));
  return { options, figures, pace: { year, cells: Number.isFinite(year) ? await askPace(askAtBuild, {}, year) : [] } };
};
