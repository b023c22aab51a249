import { error } from '@sveltejs/kit';
import { COMMITTEE } from '#lib/api/committee.js';
import { CONVENTION_LIST } from '#lib/api/conventions.js';
import { sittingGroups } from '#lib/committee/composition.js';
import { voteSetting } from '#lib/committee/imagined-vote.js';
import { byYear, prioritiesByYear } from '#lib/committee/told-meeting.js';
import { committeeRules } from '#lib/convention/clauses-governance.js';
import { readTerms } from '#lib/convention/terms.js';
import { askAtBuild } from '#lib/server/build-api.js';
import type { EntryGenerator, PageServerLoad } from './$types.js';

/** A template binds nobody: nobody meets under it. */
export const entries: EntryGenerator = async () => {
  const { conventions } = await askAtBuild(CONVENTION_LIST, {});
  return conventions.filter(({ kind }) => kind !== 'TEMPLATE').map(({ key }) => ({ key }));
};

export const load: PageServerLoad = async ({ params }) => {
  const { convention } = await askAtBuild(COMMITTEE, { key: params.key });
  if (convention === null) error(404, params.key);
  const terms = readTerms(convention.terms);
  if (terms.kind === 'TEMPLATE') error(404, params.key);
  const { key, shortTitle, meetings } = convention;
  const { committee, parties } = terms;
  return {
    convention: { key, shortTitle },
    committee: { name: committee.name, article: committee.article, compositionArticle: committee.composition.article },
    /** What meetings are told with: the text's own words for them. */
    terms: { committee, parties },
    groups: sittingGroups(terms),
    rules: committeeRules(terms),
    vote: voteSetting(terms),
    priorities: prioritiesByYear(meetings),
    setsPriorities: committee.priorities !== null,
    years: byYear(meetings),
  };
};
