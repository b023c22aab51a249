import { SITE, type Site } from '#lib/api/site.js';
import { askAtBuild } from './build-api.js';

let asked: Promise<Site> | null = null;

/** One answer for the whole build: all its pages speak as of the same moment. */
export function siteAtBuild(): Promise<Site> {
  asked ??= askAtBuild(SITE, {}).then(({ site }) => site);
  return asked;
}
