import { error } from '@sveltejs/kit';
import { CONVENTION, CONVENTION_LIST } from '#lib/api/conventions.js';
import { askFigures } from '#lib/api/figures.js';
import { lifeLineOf } from '#lib/convention/life-line.js';
import { readTerms } from '#lib/convention/terms.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

const HEAVIEST = 5;

/** A template binds nobody and spends nothing: it has no sheet. */
export const entries: EntryGenerator = async () => {
  const { conventions } = await askAtBuild(CONVENTION_LIST, {});
  return conventions.filter(({ kind }) => kind !== 'TEMPLATE').map(({ key }) => ({ key }));
};

export const load: PageServerLoad = async ({ params }) => {
  const filter = { conventions: [params.key] };
  const [{ convention, spending }, { actions, ...figures }] = await Promise.all([
    askAtBuild(CONVENTION, { key: params.key, filter }),
    askFigures(askAtBuild, filter),
  ]);
  if (convention === null || convention.kind === 'TEMPLATE') error(404, params.key);
  const { key, shortTitle, title, signedOn, parties, axes, obligations, life } = convention;
  return {
    convention: { key, shortTitle, title, signedOn, parties, axes: axes.map(({ id, code, title: name }) => ({ id, code, title: name })) },
    duties: obligations.items,
    byAxis: spending,
    figures: { spending: figures.spending, reach: figures.reach, outcomes: figures.outcomes, efficiency: figures.efficiency, byYear: figures.byYear, capUse: figures.capUse },
    // The same question as that of the whole page, which the build asks once.
    heaviest: actions.edges.slice(0, HEAVIEST),
    life: life === null ? null : lifeLineOf(life),
    purpose: readTerms(convention.terms).purpose.summary,
  };
};
