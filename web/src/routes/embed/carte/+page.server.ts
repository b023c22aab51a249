import { ACADEMY_TABLE } from '#lib/api/academies.js';
import { LYCEE_PUPILS } from '#lib/api/regions.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { outlinesAtBuild } from '#lib/server/outlines.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [table, outlines] = await Promise.all([askAtBuild(ACADEMY_TABLE, { pupils: LYCEE_PUPILS }), outlinesAtBuild()]);
  return { table, outlines };
};
