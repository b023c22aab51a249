import { resolve } from 'node:path';
import { RELEASES_DIR } from '$app/env/private';
import { SOURCES } from '#lib/api/sources.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { releasesAtBuild } from '#lib/server/releases.js';
import { frozen } from '#lib/state/frozen.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => ({
  ...(await askAtBuild(SOURCES, {})),
  releases: await releasesAtBuild(resolve(RELEASES_DIR), frozen !== null),
});
