import { SOURCES } from '#lib/api/sources.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = () => askAtBuild(SOURCES, {});
