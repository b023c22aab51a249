import { READINGS } from '#lib/api/readings.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const { conventions } = await askAtBuild(READINGS, {});
  return { conventions: conventions.filter(({ kind, readings }) => kind !== 'LOCAL' && readings.length > 0) };
};
