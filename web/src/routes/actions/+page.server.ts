import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { askMoreActions } from '#lib/api/figures.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

const FIRST_ACTIONS = 50;

export const load: PageServerLoad = async () => {
  const [first, { conventions }] = await Promise.all([
    askMoreActions(askAtBuild, {}, null, FIRST_ACTIONS),
    askAtBuild(CONVENTION_LIST, {}),
  ]);
  return { first, conventions: conventions.filter(({ actionCount }) => actionCount > 0) };
};
