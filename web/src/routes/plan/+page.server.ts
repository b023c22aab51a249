import { ACADEMY_TABLE } from '#lib/api/academies.js';
import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => {
  const [{ conventions, themes }, { academies }] = await Promise.all([askAtBuild(CONVENTION_LIST, {}), askAtBuild(ACADEMY_TABLE, {})]);
  return {
    conventions: conventions.map(({ key, shortTitle, kind }) => ({ key, shortTitle, hasActions: kind !== 'TEMPLATE' })),
    themes: themes.map(({ code, label }) => ({ code, label })),
    academies: academies.map(({ code, name }) => ({ code, name })),
  };
};
