import type { SearchedAction, SearchRest } from '#lib/api/search-index.js';

/** What can be found. A school is found with the actions that it takes part in. */
export const KINDS = ['convention', 'axis', 'party', 'theme', 'region', 'academy', 'school', 'action', 'word'] as const;
export type Kind = (typeof KINDS)[number];

/** A thing to find: compact, since thousands of them travel. */
export interface Entry {
  /** Its kind, and within it a name of its own. */
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** Other words that it is found by, shown under its title. */
  readonly detail: string;
  /** Path of its page in French, under the folder of the site; a fragment where it is a part of a page. */
  readonly path: string;
}

/** Everything but the glossary, whose words are in the language of the page. */
export function entriesOf(rest: SearchRest, actions: readonly SearchedAction[]): readonly Entry[] {
  return [
    ...rest.conventions.map((convention) => entry('convention', convention.key, convention.shortTitle, [convention.title, ...convention.parties.map(({ shortName }) => shortName)], `/conventions/${convention.key}`)),
    ...rest.conventions.flatMap(({ key, shortTitle, axes }) =>
      axes.map(({ id, code, title, summary }) => entry('axis', id, `${code}. ${title}`, [shortTitle, summary], `/conventions/${key}/axes/${code}`)),
    ),
    ...rest.parties.flatMap(({ key, name, shortName, conventions: [first, ...others] }) =>
      first === undefined ? [] : [entry('party', key, name, [shortName === name ? null : shortName, first.shortTitle, ...others.map(({ shortTitle }) => shortTitle)], `/conventions/${first.key}`)],
    ),
    ...rest.themes.map(({ code, label, description }) => entry('theme', code, label, [description], `/themes/${code}`)),
    ...rest.academicRegions.map(({ code, name }) => entry('region', code, name, [], `/regions/${code}`)),
    ...rest.academies.map(({ code, name, academicRegion }) => entry('academy', code, name, [academicRegion.name], `/academies/${code}`)),
    ...schoolsOf(actions),
    ...actions.map(({ slug, reference, title, year, convention, axis, academies, actors }) =>
      entry('action', slug, title, [reference, String(year), convention.shortTitle, axis.title, ...academies.map(({ name }) => name), ...actors.map(({ name }) => name)], `/actions/${slug}`),
    ),
  ];
}

/** Schools have no page of their own: they are found under their first action, and name their académie and the others. */
function schoolsOf(actions: readonly SearchedAction[]): readonly Entry[] {
  const schools = new Map<string, { readonly name: string; readonly words: string[]; readonly path: string; count: number }>();
  for (const { slug, title, actors } of actions) {
    for (const { school } of actors) {
      if (school === null) continue;
      const known = schools.get(school.uai) ?? { name: school.name, words: [school.uai, school.commune, ...(school.academy === null ? [] : [school.academy.name])], path: `/actions/${slug}`, count: 0 };
      known.count += 1;
      if (known.count <= MOST_ACTIONS_TOLD) known.words.push(title);
      schools.set(school.uai, known);
    }
  }
  return [...schools].map(([uai, { name, words, path }]) => entry('school', uai, name, words, path));
}

const MOST_ACTIONS_TOLD = 3;

function entry(kind: Kind, key: string, title: string, words: readonly (string | null)[], path: string): Entry {
  return { id: `${kind}:${key}`, kind, title, detail: [...new Set(words.filter((word) => word !== null && word !== ''))].join(' · '), path };
}
