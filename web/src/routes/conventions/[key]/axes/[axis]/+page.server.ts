import { error } from '@sveltejs/kit';
import { AXES, AXIS_YEARS } from '#lib/api/axes.js';
import { askFigures } from '#lib/api/figures.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

const conventionsAtBuild = async () => (await askAtBuild(AXES, {})).conventions;

export const entries: EntryGenerator = async () =>
  (await conventionsAtBuild()).flatMap(({ key, axes }) => axes.map(({ code }) => ({ key, axis: code })));

export const load: PageServerLoad = async ({ params }) => {
  const convention = (await conventionsAtBuild()).find(({ key }) => key === params.key);
  const axis = convention?.axes.find(({ code }) => code === params.axis);
  if (convention === undefined || axis === undefined) error(404, params.axis);
  const filter = { axes: [axis.id] };
  const [figures, { spending }, { conventions, audiences }] = await Promise.all([
    askFigures(askAtBuild, filter),
    askAtBuild(AXIS_YEARS, { filter }),
    filterOptionsAtBuild(),
  ]);
  return {
    convention: { key: convention.key, shortTitle: convention.shortTitle, kind: convention.kind },
    axis,
    parts: convention.axes.filter(({ parent }) => parent?.code === axis.code).map(({ code, title }) => ({ code, title })),
    byYear: spending,
    figures,
    options: { conventions: conventions.filter(({ key }) => key === convention.key), audiences },
  };
};
