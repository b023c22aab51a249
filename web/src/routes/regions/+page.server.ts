import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { aheadOf } from '#lib/convention/ahead.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { territoriesAtBuild } from '#lib/server/territories.js';
import { placesOf } from '#lib/territory/places.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [territories, { conventions }] = await Promise.all([territoriesAtBuild(), askAtBuild(CONVENTION_LIST, {})]);
  const regions = territories.academicRegions.flatMap(({ code, name, academies }) => {
    // An académie that is its région stands for it.
    const places = placesOf(territories, code);
    const place = places.find(({ kind }) => kind === 'REGION') ?? places.find(({ kind }) => kind === 'ACADEMY');
    return place === undefined ? [] : [{ code, name, academies: academies.map((academy) => ({ code: academy.code, name: academy.name })), place }];
  });
  return { regions, ahead: aheadOf(conventions) };
};
