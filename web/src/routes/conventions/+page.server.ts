import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = () => askAtBuild(CONVENTION_LIST, {});
