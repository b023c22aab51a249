import { askFigures } from '#lib/api/figures.js';
import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { aheadOf } from '#lib/convention/ahead.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [{ spending, reach, outcomes, efficiency }, { conventions, themes }] = await Promise.all([
    askFigures(askAtBuild, {}),
    askAtBuild(CONVENTION_LIST, {}),
  ]);
  return { figures: { spending, reach, outcomes, efficiency }, conventions, themes, ahead: aheadOf(conventions) };
};
