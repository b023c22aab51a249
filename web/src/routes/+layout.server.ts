import { siteAtBuild } from '#lib/server/site.js';
import type { LayoutServerLoad } from './$types.js';

export const prerender = true;

export const load: LayoutServerLoad = async () => ({ site: await siteAtBuild() });
