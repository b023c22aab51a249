import { LYCEE_PUPILS, TERRITORIES, type Territories } from '#lib/api/regions.js';
import { askAtBuild } from './build-api.js';

/** Every place at once: each région's page sets its académies among all. */
export function territoriesAtBuild(): Promise<Territories> {
  return askAtBuild(TERRITORIES, { pupils: LYCEE_PUPILS });
}
