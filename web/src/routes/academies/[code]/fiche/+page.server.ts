import { error } from '@sveltejs/kit';
import { askFigures } from '#lib/api/figures.js';
import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { aheadOf } from '#lib/convention/ahead.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { territoriesAtBuild } from '#lib/server/territories.js';
import { placesOf } from '#lib/territory/places.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

const HEAVIEST = 5;

export const entries: EntryGenerator = async () =>
  (await territoriesAtBuild()).academicRegions.flatMap(({ academies }) => academies.map(({ code }) => ({ code })));

export const load: PageServerLoad = async ({ params }) => {
  const territories = await territoriesAtBuild();
  const region = territories.academicRegions.find(({ academies }) => academies.some(({ code }) => code === params.code));
  const academy = region?.academies.find(({ code }) => code === params.code);
  if (region === undefined || academy === undefined) error(404, params.code);
  const [{ spending, reach, outcomes, efficiency, actions }, { conventions }] = await Promise.all([
    askFigures(askAtBuild, { academies: [params.code] }),
    askAtBuild(CONVENTION_LIST, {}),
  ]);
  const places = placesOf(territories, region.code).filter(({ kind, code }) => kind !== 'ACADEMY' || code === params.code);
  return { academy: { code: academy.code, name: academy.name }, region: region.name, figures: { spending, reach, outcomes, efficiency }, heaviest: actions.edges.slice(0, HEAVIEST), places, ahead: aheadOf(conventions) };
};
