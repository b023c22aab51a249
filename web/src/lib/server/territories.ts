import { LYCEE_PUPILS, TERRITORIES, type Territories } from '#lib/api/regions.js';
import { askAtBuild } from './build-api.js';

let asked: Promise<Territories> | null = null;

/** Asked once for the whole build: each région's page sets its académies among all. */
export function territoriesAtBuild(): Promise<Territories> {
  asked ??= askAtBuild(TERRITORIES, { pupils: LYCEE_PUPILS });
  return asked;
}
