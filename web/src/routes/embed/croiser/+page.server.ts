import { FIRST_QUESTION } from '#lib/pivot/address.js';
import { askPivot } from '#lib/pivot/measures.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [options, answer] = await Promise.all([filterOptionsAtBuild(), askPivot(askAtBuild, FIRST_QUESTION)]);
  return { options, answer };
};
