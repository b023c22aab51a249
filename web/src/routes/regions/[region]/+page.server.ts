import { error } from '@sveltejs/kit';
import { outlinesAtBuild } from '#lib/server/outlines.js';
import { territoriesAtBuild } from '#lib/server/territories.js';
import { academyPlaces, placesOf } from '#lib/territory/places.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = async () => (await territoriesAtBuild()).academicRegions.map(({ code }) => ({ region: code }));

export const load: PageServerLoad = async ({ params }) => {
  const [territories, outlines] = await Promise.all([territoriesAtBuild(), outlinesAtBuild()]);
  const region = territories.academicRegions.find(({ code }) => code === params.region);
  if (region === undefined) error(404, params.region);
  return {
    region: { code: region.code, name: region.name },
    regions: territories.academicRegions.map(({ code, name }) => ({ code, name })),
    places: placesOf(territories, region.code),
    /** What the ranks are among. */
    all: academyPlaces(territories).map(({ code, name, money, people, pupils }) => ({ code, name, money, people, pupils })),
    outlines,
  };
};
