import { FILTER_OPTIONS, type FilterOptions } from '#lib/api/filter-options.js';
import { askAtBuild } from './build-api.js';

let asked: Promise<FilterOptions> | null = null;

/** Conventions, themes, régions, audiences: asked once for the whole build. */
export function filterOptionsAtBuild(): Promise<FilterOptions> {
  asked ??= askAtBuild(FILTER_OPTIONS, {});
  return asked;
}
