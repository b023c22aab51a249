import { error } from '@sveltejs/kit';
import { askFigures } from '#lib/api/figures.js';
import { keyOf } from '#lib/api/fragments.js';
import { askPace } from '#lib/api/pace.js';
import { EMBEDDED, isEmbedded } from '#lib/files/chart-sources.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = () => EMBEDDED.map((chart) => ({ chart }));

export const load: PageServerLoad = async ({ params: { chart } }) => {
  if (!isEmbedded(chart)) error(404, chart);
  const [options, figures] = await Promise.all([filterOptionsAtBuild(), askFigures(askAtBuild, {})]);
  const year = Math.max(...figures.years.map((cell) => Number(keyOf(cell, 'YEAR').code)));
  const isPace = chart === 'rythme' && Number.isFinite(year);
  return { chart, options, figures, pace: { year, cells: isPace ? await askPace(askAtBuild, {}, year) : [] } };
};
