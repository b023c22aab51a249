import { askObligations, OBLIGATION_OPTIONS } from '#lib/api/obligations.js';
import { viewOf } from '#lib/obligation/view.js';
import { yearsOf } from '#lib/obligation/year-line.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { PageServerLoad } from './$types.js';

/** Of each group: what a reader goes through by eye. The page of a convention has all of its own. */
const MOST_IN_PAGE = 150;

export const load: PageServerLoad = async () => {
  const { conventions } = await askAtBuild(OBLIGATION_OPTIONS, {});
  const binding = conventions.filter(({ kind }) => kind !== 'TEMPLATE');
  const on = binding.find(({ life }) => life !== null)?.life?.on ?? null;
  const duties = on === null ? [] : await askObligations(askAtBuild, {}, on);
  const day = on ?? '';
  const parties = new Map(binding.flatMap((convention) => convention.parties.map((party) => [party.key, party])));
  return {
    on: day,
    conventions: binding,
    parties: [...parties.values()].sort((left, right) => left.shortName.localeCompare(right.shortName, 'fr')),
    years: yearsOf(duties),
    view: viewOf(duties, Number(day.slice(0, 4)), day, MOST_IN_PAGE),
  };
};
