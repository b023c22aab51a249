import { ACADEMY_COMPARISON } from '#lib/api/academies.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = () => askAtBuild(ACADEMY_COMPARISON, {});
