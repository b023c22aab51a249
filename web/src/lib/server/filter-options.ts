import { FILTER_OPTIONS, type FilterOptions } from '#lib/api/filter-options.js';
import { askAtBuild } from './build-api.js';

/** Conventions, themes, régions, audiences. */
export function filterOptionsAtBuild(): Promise<FilterOptions> {
  return askAtBuild(FILTER_OPTIONS, {});
}
