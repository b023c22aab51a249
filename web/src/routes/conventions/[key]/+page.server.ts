import { error } from '@sveltejs/kit';
import { CONVENTION, CONVENTION_LIST } from '#lib/api/conventions.js';
import { askFigures } from '#lib/api/figures.js';
import { clausesOf, groupByArticle } from '#lib/convention/clauses.js';
import { lifeLineOf } from '#lib/convention/life-line.js';
import { readTerms } from '#lib/convention/terms.js';
import { askAtBuild } from '#lib/server/build-api.js';
import { filterOptionsAtBuild } from '#lib/server/filter-options.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

export const entries: EntryGenerator = async () => {
  const { conventions } = await askAtBuild(CONVENTION_LIST, {});
  return conventions.map(({ key }) => ({ key }));
};

export const load: PageServerLoad = async ({ params }) => {
  const filter = { conventions: [params.key] };
  const [{ convention, spending, firmsMoney }, figures, options] = await Promise.all([
    askAtBuild(CONVENTION, { key: params.key, filter }),
    askFigures(askAtBuild, filter),
    filterOptionsAtBuild(),
  ]);
  if (convention === null) error(404, params.key);
  const { terms, life, ...facts } = convention;
  const read = readTerms(terms);
  return {
    convention: facts,
    byAxis: spending,
    firmsMoney,
    figures,
    options: { conventions: options.conventions.filter(({ key }) => key === params.key), audiences: options.audiences },
    articles: groupByArticle(read, clausesOf(read)),
    life: life === null ? null : lifeLineOf(life),
    purpose: read.purpose.summary,
  };
};
