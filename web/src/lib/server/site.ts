import { SITE, type Site } from '#lib/api/site.js';
import { askAtBuild } from './build-api.js';

/** One answer for the whole build: all its pages speak as of the same moment. */
export async function siteAtBuild(): Promise<Site> {
  return (await askAtBuild(SITE, {})).site;
}
